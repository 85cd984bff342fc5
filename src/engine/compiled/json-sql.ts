import {
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  type GraphQLOutputType,
} from 'graphql';

// Every expression here yields the JSON text of a value: texts are joined, since a function such as json_build_object
// takes a hundred arguments at most and cuts no name that the caller chose.

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A JSON text that is known when the statement is written. */
export const constantSql = (value: unknown): string => literal(JSON.stringify(value));

export type Pair = [responseKey: string, sql: string];

export function objectSql(pairs: readonly Pair[]): string {
  const parts = pairs.map(([key, sql], i) => `${literal(`${i === 0 ? '{' : ','}"${key}":`)} || ${sql}`);
  return parts.length === 0 ? `'{}'` : `${parts.join(' || ')} || '}'`;
}

/** The items of some rows, in an order of their own: joins keep none. */
export const listSql = (item: string, from: string, order: string): string =>
  `(select coalesce('[' || string_agg(${item}, ',' order by ${order}) || ']', '[]') from ${from})`;

/**
 * A value that is null stands as null. Where the schema promises a value, a missing one fails the statement: the
 * generic resolver then says which field it was.
 */
export const orNull = (type: GraphQLOutputType, sql: string): string =>
  `coalesce(${sql}, ${isNonNullType(type) ? 'access.missing()' : `'null'`})`;

/** Text that JSON need not escape, in quotes. */
export const quoted = (sql: string): string => `'"' || ${sql} || '"'`;

/** Base64url as Node writes it: without padding and line ends. */
export const base64urlSql = (text: string): string =>
  `translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;

/** The JSON text of a scalar, a code, or a list of them, as GraphQL would write it. */
export function leafSql(type: GraphQLOutputType, sql: string): string {
  const named = getNamedType(type);
  if (isListType(getNullableType(type))) return `to_json(${sql})::text`;
  // A code is a name, and a table's check lets nothing else in.
  if (isEnumType(named)) return quoted(`(${sql})`);
  switch (named.name) {
    case 'Int':
    case 'Boolean':
      return `(${sql})::text`;
    case 'LocalDate':
      return quoted(`(${sql})::text`);
    case 'DateTimeISO':
      return quoted(`to_char((${sql}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
    case 'String':
    case 'ID':
      return `to_json((${sql})::text)::text`;
    default:
      return `to_json(${sql})::text`;
  }
}
