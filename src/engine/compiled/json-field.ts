import { getNullableType, isLeafType, isListType, isObjectType, type GraphQLOutputType } from 'graphql';
import type { FieldNode } from 'graphql';
import { constantSql, listSql, objectSql, orNull, type Pair } from './json-sql';
import type { Selected } from './selected';

/**
 * The selected part of a value that is stored as JSON, such as a text in two languages. What lies in it is in its JSON
 * form already.
 */
export const jsonFieldSql = (
  selected: Selected,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: string,
): string =>
  isColumn(value)
    ? partSql(selected, type, nodes, value)
    : // An expression is worked out once, however many of its parts are selected.
      `(select ${partSql(selected, type, nodes, 'j.value')} from (select ${value} as value) j)`;

const isColumn = (sql: string): boolean => /^\w+\.\w+$/.test(sql);

function partSql(
  selected: Selected,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: string,
): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = orNull(nullable.ofType, partSql(selected, nullable.ofType, nodes, 'item.value'));
    const items = listSql(item, `jsonb_array_elements(${value}) with ordinality item(value, n)`, 'item.n');
    return `case when ${value} = '[]' then '[]' when jsonb_typeof(${value}) = 'array' then ${items} end`;
  }
  if (isLeafType(nullable)) return `nullif((${value})::text, 'null')`;
  if (!isObjectType(nullable)) throw new Error(`${String(type)} cannot be read from JSON.`);
  const pairs = selected.below(nullable, nodes).map(({ key, name, field, nodes: below }): Pair => {
    if (!field) return [key, constantSql(nullable.name)];
    return [key, orNull(field.type, partSql(selected, field.type, below, `(${value} -> '${name}')`))];
  });
  return `case when jsonb_typeof(${value}) = 'object' then ${objectSql(pairs)} end`;
}
