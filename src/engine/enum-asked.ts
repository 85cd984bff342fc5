import { isEnumType, type GraphQLSchema } from 'graphql';
import { fillBoth, type Bilingual } from '../errors';

/** What an error adds where a value is none of its enum. */
export interface PossibleValues {
  whatToDo: Bilingual;
  possible: string[];
}

/** As many as fit in an answer that a person reads. */
const mostNamed = 60;

const chooseOne: Bilingual = {
  nl: 'Kies een van {possible}{more}.',
  en: 'Choose one of {possible}{more}.',
};
const thereAreMore: Bilingual = {
  nl: ' (en {count} andere: zie het schema van uw rol op /explorer)',
  en: " (and {count} others: see your role's schema at /explorer)",
};

/** GraphQL says of which enum only in its message, behind the value that was given. */
const ofEnum = [/^.*" does not exist in "(\w+)" enum\./s, /^.*?Enum "(\w+)" cannot represent /s];

/** The values that a role may give where a message says that one is none of its enum; null of any other message. */
export function possibleValues(schema: GraphQLSchema, message: string): PossibleValues | null {
  const names = ofEnum.flatMap((form) => form.exec(message)?.[1] ?? []);
  const type = names.map((name) => schema.getType(name)).find(isEnumType);
  if (!type) return null;
  const all = type.getValues().map(({ name }) => name);
  const possible = all.slice(0, mostNamed);
  const count = all.length - possible.length;
  const more = count > 0 ? fillBoth(thereAreMore, { count }) : { nl: '', en: '' };
  const told = (language: keyof Bilingual) =>
    fillBoth(chooseOne, { possible: possible.join(', '), more: more[language] })[language];
  return { possible, whatToDo: { nl: told('nl'), en: told('en') } };
}
