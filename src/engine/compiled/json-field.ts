import { getNullableType, isLeafType, isListType, isObjectType, type GraphQLOutputType } from 'graphql';
import type { FieldNode } from 'graphql';
import { constantSql, listSql, objectSql, orNull } from './json-sql';
import type { Selected } from './selected';

/**
 * The selected part of a value that is stored as JSON, such as a text in two languages. What lies in it is in its JSON
 * form already.
 */
export function jsonFieldSql(
  selected: Selected,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: string,
): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = jsonFieldSql(selected, nullable.ofType, nodes, 'item.value');
    const from = `jsonb_array_elements(j.value) with ordinality item(value, n)`;
    return `(select case when jsonb_typeof(j.value) = 'array' then ${listSql(orNull(nullable.ofType, item), from, 'item.n')} end
      from (select ${value} as value) j)`;
  }
  if (isLeafType(nullable)) return `nullif((${value})::text, 'null')`;
  if (!isObjectType(nullable)) throw new Error(`${String(type)} cannot be read from JSON.`);
  const pairs = selected
    .below(nullable, nodes)
    .map(({ key, name, field, nodes: below }): [string, string] => {
      if (!field) return [key, constantSql(nullable.name)];
      return [key, orNull(field.type, jsonFieldSql(selected, field.type, below, `j.value -> '${name}'`))];
    });
  return `(select ${objectSql(pairs)} from (select ${value} as value) j where jsonb_typeof(j.value) = 'object')`;
}
