import { registerEnumType } from 'type-graphql';
import { addTerm } from './glossary';

/**
 * A code list: an enum of the schema with English values and their Dutch labels. The labels go into the glossary too.
 * Returns the values as an object, so that `FacilityStatus.OPEN` is `'OPEN'`: what is stored is the code itself.
 */
export function codes<const Code extends string>(
  name: string,
  description: string,
  labels: Record<Code, string>,
): { readonly [K in Code]: K } {
  const values = Object.fromEntries(Object.keys(labels).map((code) => [code, code])) as { [K in Code]: K };
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(labels).map(([code, label]) => [code, { description: capitalise(label) }]),
  );
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as never });
  for (const [code, label] of Object.entries<string>(labels)) {
    addTerm({ identifier: `${name}.${code}`, nl: label, en: code.toLowerCase().replaceAll('_', ' ') });
  }
  return values;
}

/** The codes of a list, as a type: `CodeOf<typeof FacilityStatus>`. */
export type CodeOf<List> = keyof List & string;

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
