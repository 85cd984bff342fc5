import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields';
import { sees } from '../access/matrix';
import type { Role } from '../identity/role';
import type { TypeMapping } from './mapping';
import { Columns } from './row';

/** The columns that a field selects of a mapped type. */
export const columnsOf = (mapping: TypeMapping, role: Role, info: GraphQLResolveInfo): Columns =>
  columnsBelow(mapping, role, info, info.fieldNodes);

/** The columns that a connection selects of its nodes, whether asked as `nodes` or as `edges { node }`. */
export function columnsOfNodes(mapping: TypeMapping, role: Role, info: GraphQLResolveInfo): Columns {
  const selected = selectedFields(info, `${mapping.name}Connection`, info.fieldNodes);
  const viaEdges = selectedFields(info, `${mapping.name}Edge`, selected.get('edges') ?? []).get('node');
  return columnsBelow(mapping, role, info, [...(selected.get('nodes') ?? []), ...(viaEdges ?? [])]);
}

function columnsBelow(
  mapping: TypeMapping,
  role: Role,
  info: GraphQLResolveInfo,
  nodes: readonly FieldNode[],
): Columns {
  return new Columns(
    mapping,
    selectedFields(info, mapping.name, nodes).keys(),
    hideableFields(mapping, role),
  );
}

/** The fields selected below some nodes on one type, by name; fragments, `@skip` and `@include` are followed. */
function selectedFields(
  info: GraphQLResolveInfo,
  typeName: string,
  nodes: readonly FieldNode[],
): Map<string, FieldNode[]> {
  const type = info.schema.getType(typeName) as GraphQLObjectType;
  const byResponseKey = collectSubfields(info.schema, info.fragments, info.variableValues, type, nodes);
  const byName = new Map<string, FieldNode[]>();
  for (const fieldNodes of byResponseKey.values()) {
    const name = fieldNodes[0]!.name.value;
    byName.set(name, [...(byName.get(name) ?? []), ...fieldNodes]);
  }
  return byName;
}

/** Fields of a type that the role may see on some rows only. */
const hideableFields = ({ fields }: TypeMapping, role: Role): string[] =>
  [...fields]
    .filter(
      ([, field]) =>
        field.kind === 'inverse' && field.shape === 'one' && field.ownSlice && sees(role, field.ownSlice),
    )
    .map(([name]) => name);
