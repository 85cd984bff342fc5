import { GraphQLError, Kind, type DocumentNode, type ValidationRule } from 'graphql';

/**
 * No text of the database can hold this character. It is refused before anything runs: the database would fail the whole
 * transaction at it, and which field is told then would be up to chance.
 */
const nul = '\u0000';
const why = 'a text cannot hold the character U+0000.';

/** Whether a value, or anything in it, is a text with that character. */
export function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(nul);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNul);
}

/** Of what is written in a document. */
export const storableRule: ValidationRule = (context) => ({
  StringValue(node) {
    if (holdsNul(node.value)) context.reportError(new GraphQLError(`Invalid value: ${why}`, { nodes: node }));
  },
});

/** The error of variables with such a text, or null; in GraphQL's own words, by which the server knows whose mistake it is. */
export function unstorable(
  { definitions }: DocumentNode,
  given: Record<string, unknown>,
): GraphQLError | null {
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const node of definition.variableDefinitions ?? []) {
      const name = node.variable.name.value;
      if (!holdsNul(given[name])) continue;
      return new GraphQLError(`Variable "$${name}" got invalid value "\\u0000"; ${why}`, { nodes: node });
    }
  }
  return null;
}
