import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields';
import { sees } from '../access/matrix';
import type { UnitOfWork } from '../database/unit-of-work';
import type { Role } from '../identity/role';
import type { TypeMapping } from './mapping';
import { Columns, type Row } from './row';

/** An operation that the generic resolver reads. */
export interface Reading {
  readonly unit: UnitOfWork;
  /** Told of every row that goes into the answer. */
  readonly seen: (row: Row) => void;
}

/** The columns that a field selects of a mapped type. */
export const columnsOf = (mapping: TypeMapping, reading: Reading, info: GraphQLResolveInfo): Columns =>
  columnsBelow(mapping, reading, info, info.fieldNodes);

/** The columns that a connection selects of its nodes, whether asked as `nodes` or as `edges { node }`. */
export function columnsOfNodes(mapping: TypeMapping, reading: Reading, info: GraphQLResolveInfo): Columns {
  const selected = selectedFields(info, `${mapping.name}Connection`, info.fieldNodes);
  const viaEdges = selectedFields(info, `${mapping.name}Edge`, selected.get('edges') ?? []).get('node');
  return columnsBelow(mapping, reading, info, [...(selected.get('nodes') ?? []), ...(viaEdges ?? [])]);
}

function columnsBelow(
  mapping: TypeMapping,
  reading: Reading,
  info: GraphQLResolveInfo,
  nodes: readonly FieldNode[],
): Columns {
  return new Columns(
    mapping,
    selectedFields(info, mapping.name, nodes).keys(),
    hideableFields(mapping, reading.unit.caller.role),
    reading.seen,
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
  // Nodes from under several aliases of a list can have other fields under the same response key.
  for (const node of [...byResponseKey.values()].flat()) {
    const name = node.name.value;
    byName.set(name, [...(byName.get(name) ?? []), node]);
  }
  return byName;
}

/** Fields of a type that the role may see on some rows only. */
export const hideableFields = ({ fields }: TypeMapping, role: Role): string[] =>
  [...fields]
    .filter(
      ([, field]) =>
        field.kind === 'inverse' && field.shape === 'one' && field.ownSlice && sees(role, field.ownSlice),
    )
    .map(([name]) => name);
