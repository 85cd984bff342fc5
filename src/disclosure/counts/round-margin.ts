import { base } from './bounds';
import { digestOfSets, labelOf, type Counted, type Draws } from './draws';

/**
 * The cells of a one-way table as multiples of 5 that add up to the rounded total. Cumulative counts are rounded, in an
 * order and from a start that only the key knows; so each cell is next to its true count, equal to it on average, and a
 * zero stays a zero.
 */
export function roundMargin(
  draws: Draws,
  label: string,
  cells: readonly Counted[],
  roundedTotal: number,
): number[] {
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  const start = startOf(draws, labelOf(label, 'start', digestOfSets(cells)), total, roundedTotal);
  const order = cells
    .map(({ records }, place) => ({ place, draw: draws.uniform(labelOf(label, 'order', records)) }))
    .sort((a, b) => a.draw - b.draw);
  const values = cells.map(() => 0);
  let before = start;
  for (const { place } of order) {
    const after = before + cells[place]!.count;
    values[place] = base * (Math.floor(after / base) - Math.floor(before / base));
    before = after;
  }
  return values;
}

/** The start of the cumulation: drawn among those, of 0 to 4, from which the total comes out as it was rounded. */
function startOf(draws: Draws, label: string, total: number, roundedTotal: number): number {
  const starts = Array.from({ length: base }, (_, start) => start).filter(
    (start) => base * Math.floor((total + start) / base) === roundedTotal,
  );
  if (starts.length === 0) throw new Error(`A total of ${total} cannot be published as ${roundedTotal}.`);
  return starts[Math.floor(draws.uniform(label) * starts.length)]!;
}
