import type { GraphQLObjectType, GraphQLResolveInfo, FieldNode } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields';

type SelectionSource = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/** The fields selected below some nodes on one object type, by name; fragments, `@skip` and `@include` are followed. */
export function selectedFields(
  info: SelectionSource,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Map<string, FieldNode[]> {
  const byResponseKey = collectSubfields(info.schema, info.fragments, info.variableValues, type, nodes);
  const byName = new Map<string, FieldNode[]>();
  for (const fieldNodes of byResponseKey.values()) {
    const name = fieldNodes[0]!.name.value;
    byName.set(name, [...(byName.get(name) ?? []), ...fieldNodes]);
  }
  return byName;
}
