import { measures } from '../../features/indicator/measures';

/** The measures that a text names, separated by commas. Throws with the list of all when one of them is none. */
export function namedMeasures(text: string): string[] {
  const named = text.split(',').map((code) => code.trim());
  const known = measures.map(({ code }) => code).sort();
  const unknown = named.filter((code) => !known.includes(code));
  if (unknown.length === 0) return named;
  const which = unknown.map((code) => `"${code}"`).join(', ');
  throw new Error(`There is no measure ${which}. The measures are ${known.join(', ')}.`);
}
