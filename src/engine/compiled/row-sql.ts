import { getNamedType, isObjectType, type FieldNode, type GraphQLObjectType } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values';
import type { PageArgs } from '../../graphql/connection';
import { outsideRelation } from '../../graphql/withheld';
import type { Role } from '../../identity/role';
import { hiddenSql, lastUpToSql, orderOfInverse, pointingBackSql, pointsBackSql } from '../inverse-sql';
import type { FieldMapping, InverseMapping, TypeMapping } from '../mapping';
import { readPage } from '../page';
import { row as inner } from '../path';
import { hideableFields } from '../selection';
import { countSql } from '../statement';
import { connectionSql } from './connection-sql';
import type { Draft } from './draft';
import { jsonFieldSql } from './json-field';
import {
  base64urlSql,
  constantSql,
  leafSql,
  listSql,
  literal,
  objectSql,
  orNull,
  quoted,
  type Pair,
} from './json-sql';
import { NotCompiled } from './not-compiled';
import { pageRowsSql } from './page-rows';
import type { Selected, SelectedField } from './selected';

/** A row that a statement reads, and the level of the selection on which it stands. */
export interface RowAt {
  alias: string;
  level: number | null;
}

export interface Compiling {
  draft: Draft;
  selected: Selected;
  role: Role;
}

/** The JSON text of the selected fields of a row. */
export function rowSql(
  compiling: Compiling,
  mapping: TypeMapping,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  row: RowAt,
): string {
  const pairs = compiling.selected.below(type, nodes).map((each): Pair => {
    if (!each.field) return [each.key, constantSql(type.name)];
    const mapped = mapping.fields.get(each.name)!;
    return [each.key, orNull(each.field.type, fieldSql(compiling, mapping, mapped, each, row))];
  });
  return objectSql(pairs);
}

function fieldSql(
  compiling: Compiling,
  mapping: TypeMapping,
  mapped: FieldMapping,
  selected: SelectedField,
  row: RowAt,
): string {
  const { type } = selected.field!;
  switch (mapped.kind) {
    case 'globalId':
      return quoted(globalIdSql(mapping, row.alias));
    case 'sql':
      return isObjectType(getNamedType(type))
        ? jsonFieldSql(compiling.selected, type, selected.nodes, mapped.sql(row.alias))
        : leafSql(type, mapped.sql(row.alias));
    case 'withheld':
      return withheldSql(compiling, mapping, selected, row.alias);
    case 'toOne':
      return relatedSql(compiling, mapped.target, selected, row, (alias) => {
        return `${mapped.target.table} ${alias} where ${mapped.target.key(alias)} = ${mapped.foreignKey(row.alias)}`;
      });
    case 'inverse':
      return inverseSql(compiling, mapping, mapped, selected, row);
  }
}

const globalIdSql = (mapping: TypeMapping, alias: string): string =>
  base64urlSql(`${literal(`${mapping.name}:`)} || ${mapping.key(alias)}`);

/** One related row, or null. */
function relatedSql(
  compiling: Compiling,
  target: TypeMapping,
  { field, nodes }: SelectedField,
  { level }: RowAt,
  from: (alias: string) => string,
): string {
  refuseAudited(target);
  const alias = compiling.draft.alias();
  const type = getNamedType(field!.type) as GraphQLObjectType;
  return `(select ${rowSql(compiling, target, type, nodes, { alias, level })} from ${from(alias)})`;
}

function inverseSql(
  compiling: Compiling,
  mapping: TypeMapping,
  mapped: InverseMapping,
  selected: SelectedField,
  row: RowAt,
): string {
  const parent = mapping.key(row.alias);
  if (mapped.shape === 'connection')
    return pageSql(compiling, mapped, selected, { parent, level: row.level });
  if (mapped.shape === 'list') return allSql(compiling, mapped, selected, { parent, level: row.level });
  const { asOf } = mapped.options;
  if (!asOf) {
    const from = (alias: string) =>
      `${mapped.target.table} ${alias} where ${pointsBackSql(mapped, alias, parent)}`;
    return relatedSql(compiling, mapped.target, selected, row, from);
  }
  const date = compiling.draft.add(({ variables }) => argumentsOf(selected, variables).asOf ?? null, 'date');
  const last = lastUpToSql(mapped, asOf, { parent, date });
  return relatedSql(compiling, mapped.target, selected, row, (alias) => `(${last}) ${alias}`);
}

/** Where the rows below a row come from: its key, and its level. */
interface Below {
  parent: string;
  level: number | null;
}

function allSql(
  compiling: Compiling,
  mapped: InverseMapping,
  { field, nodes }: SelectedField,
  { parent, level }: Below,
): string {
  refuseAudited(mapped.target);
  const { draft } = compiling;
  const row = { alias: draft.alias(), level: draft.level(level, null) };
  const item = rowSql(compiling, mapped.target, getNamedType(field!.type) as GraphQLObjectType, nodes, row);
  return listSql(item, `(${pointingBackSql(mapped, `${inner}.*`, parent)}) ${row.alias}`);
}

function pageSql(
  compiling: Compiling,
  mapped: InverseMapping,
  selected: SelectedField,
  { parent, level }: Below,
): string {
  refuseAudited(mapped.target);
  const { draft } = compiling;
  const { target: mapping } = mapped;
  const order = orderOfInverse(mapped);
  const where = [pointsBackSql(mapped, inner, parent)];
  const asked = draft.page(({ variables }) => readPage(argumentsOf(selected, variables) as PageArgs, order));
  const { sql, size } = pageRowsSql(draft, mapping, where, { order, asked });
  const rows = draft.alias();
  const row = { alias: draft.alias(), level: draft.level(level, asked.index) };
  const connection = connectionSql(
    compiling.selected,
    getNamedType(selected.field!.type) as GraphQLObjectType,
    selected.nodes,
    {
      ...{ mapping, order, page: asked.page, rows, size, alias: row.alias },
      totalSql: `(${countSql(mapping, where)})`,
      nodeSql: (type, nodes) => rowSql(compiling, mapping, type, nodes, row),
    },
  );
  return `(with ${rows} as materialized (${sql}) select ${connection})`;
}

/** Which fields of a row are not shown to the caller, each with the reason. */
function withheldSql(
  { selected, role }: Compiling,
  mapping: TypeMapping,
  { field, nodes }: SelectedField,
  alias: string,
): string {
  const type = getNamedType(field!.type) as GraphQLObjectType;
  const cases = hideableFields(mapping, role).map((name) => {
    const values: Record<string, unknown> = { ...outsideRelation(name), __typename: type.name };
    const pairs = selected.below(type, nodes).map((each) => [each.key, values[each.name]]);
    const item = literal(`,${JSON.stringify(Object.fromEntries(pairs))}`);
    return `case when ${hiddenSql(mapping, name, alias)} then ${item} else '' end`;
  });
  return cases.length === 0 ? `'[]'` : `'[' || substr(${cases.join(' || ')}, 2) || ']'`;
}

/** Arguments of a field below a root field; they are literals and variables only. */
const argumentsOf = ({ field, nodes }: SelectedField, variables: Record<string, unknown>) =>
  getArgumentValues(field!, nodes[0]!, variables);

/** The audit line is written from the rows of root fields; deeper ones the generic resolver counts as it reads. */
function refuseAudited({ audit, name }: TypeMapping): void {
  if (audit) throw new NotCompiled(`${name} is audited.`);
}
