import { getNamedType, isObjectType, type FieldNode, type GraphQLObjectType } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values';
import type { PageArgs } from '../../graphql/connection';
import { outsideRelation } from '../../graphql/withheld';
import type { Role } from '../../identity/role';
import {
  hideable,
  lastUpToSql,
  orderOfInverse,
  pointingBackSql,
  pointsBackSql,
  shownSql,
  todaySql,
} from '../inverse-sql';
import type { FieldMapping, InverseMapping, TypeMapping } from '../mapping';
import { readPage } from '../page';
import { row as inner } from '../path';
import { hideableFields } from '../selection';
import { countSql, numberedPageSql, numberedSql, selectSql } from '../statement';
import { connectionSql } from './connection-sql';
import type { Draft, Given } from './draft';
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
import { StatementRow } from './statement-row';
import type { Selected, SelectedField } from './selected';

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
  row: StatementRow,
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
  row: StatementRow,
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
      return withheldSql(compiling, mapping, selected, row);
    case 'toOne':
      return toOneSql(compiling, mapped, selected, row);
    case 'inverse':
      return inverseSql(compiling, mapping, mapped, selected, row);
  }
}

const globalIdSql = (mapping: TypeMapping, alias: string): string =>
  base64urlSql(`${literal(`${mapping.name}:`)} || ${mapping.key(alias)}`);

/**
 * A related row. A table that is open to all is joined to rows of a list; below a row policy that would make the planner
 * read all of it, so there each row asks for its own, and so does a row by itself.
 */
function toOneSql(
  compiling: Compiling,
  { target, foreignKey }: Extract<FieldMapping, { kind: 'toOne' }>,
  selected: SelectedField,
  row: StatementRow,
): string {
  const source = rowOf(target, `${target.key(inner)} = ${foreignKey(row.alias)}`);
  const select = relatedSql(compiling, target, selected, { source, count: row.count });
  return target.open && row.count > 1 ? row.join(select) : `(select ${select})`;
}

/** The value and the source of one related row. */
function relatedSql(
  compiling: Compiling,
  target: TypeMapping,
  { field, nodes }: SelectedField,
  { source, count }: { source: string; count: number },
): string {
  refuseAudited(target);
  const row = new StatementRow(compiling.draft, count);
  const type = getNamedType(field!.type) as GraphQLObjectType;
  const value = rowSql(compiling, target, type, nodes, row);
  return `${value} from ${row.from(`(${source})`)}`;
}

function inverseSql(
  compiling: Compiling,
  mapping: TypeMapping,
  mapped: InverseMapping,
  selected: SelectedField,
  row: StatementRow,
): string {
  const parent = mapping.key(row.alias);
  const { count } = row;
  if (mapped.shape === 'connection') return pageSql(compiling, mapped, selected, { parent, count });
  if (mapped.shape === 'list') return allSql(compiling, mapped, selected, { parent, count });
  const { target, options, ownSlice } = mapped;
  const related = (source: string) =>
    `(select ${relatedSql(compiling, target, selected, { source, count })})`;
  if (!options.asOf) return related(rowOf(target, pointsBackSql(mapped, inner, parent)));
  const date = askedSql(compiling, selected, { argument: 'asOf', type: 'date' }) ?? todaySql;
  const known = askedSql(compiling, selected, { argument: 'knownAt', type: 'timestamptz' });
  const last = related(lastUpToSql(mapped, { parent, date, known }));
  return ownSlice ? `case when ${lookSql(mapping, selected.name, row)} then ${last} end` : last;
}

/** An argument as a parameter of the statement; undefined where it is not given. */
function askedSql(
  { draft }: Compiling,
  selected: SelectedField,
  { argument, type }: { argument: string; type: string },
): string | undefined {
  const asked = ({ variables }: Given) => argumentsOf(selected, variables)[argument] ?? null;
  return asked(draft.given) === null ? undefined : draft.add(asked, type);
}

/** Whether the row behind a field is shown: looked at once for the value and for `withheld`. */
const lookSql = (mapping: TypeMapping, name: string, row: StatementRow): string =>
  row.look(name, (alias) => shownSql(hideable(mapping, name), mapping.key(alias)));

const rowOf = (mapping: TypeMapping, where: string): string =>
  selectSql(mapping, `${inner}.*`, [where], null);

/** Where the rows below a row come from: its key, and how many such rows there are. */
interface Below {
  parent: string;
  count: number;
}

function allSql(
  compiling: Compiling,
  mapped: InverseMapping,
  { field, nodes }: SelectedField,
  { parent, count }: Below,
): string {
  refuseAudited(mapped.target);
  const row = new StatementRow(compiling.draft, compiling.draft.count(count));
  const item = rowSql(compiling, mapped.target, getNamedType(field!.type) as GraphQLObjectType, nodes, row);
  const rows = pointingBackSql(mapped, numberedSql(mapped.target, orderOfInverse(mapped)), parent);
  return listSql(item, row.from(`(${rows})`), `${row.alias}.row_no`);
}

function pageSql(
  compiling: Compiling,
  mapped: InverseMapping,
  selected: SelectedField,
  { parent, count }: Below,
): string {
  refuseAudited(mapped.target);
  const { draft } = compiling;
  const { target: mapping } = mapped;
  const order = orderOfInverse(mapped);
  const where = [pointsBackSql(mapped, inner, parent)];
  const page = draft.page(({ variables }) => readPage(argumentsOf(selected, variables) as PageArgs, order));
  const sql = numberedPageSql(mapping, where, { order, page, parameters: draft.parameters });
  const rows = draft.alias();
  const below = draft.count(count, page.size);
  const connection = connectionSql(
    compiling.selected,
    getNamedType(selected.field!.type) as GraphQLObjectType,
    selected.nodes,
    {
      ...{ mapping, order, page, rows },
      totalSql: `(${countSql(mapping, where)})`,
      newRow: () => new StatementRow(draft, below),
      nodeSql: (type, nodes, row) => rowSql(compiling, mapping, type, nodes, row),
    },
  );
  return `(with ${rows} as materialized (${sql}) select ${connection})`;
}

/** Which fields of a row are not shown to the caller, each with the reason. */
function withheldSql(
  { selected, role }: Compiling,
  mapping: TypeMapping,
  { field, nodes }: SelectedField,
  row: StatementRow,
): string {
  const type = getNamedType(field!.type) as GraphQLObjectType;
  const cases = hideableFields(mapping, role).map((name) => {
    const values: Record<string, unknown> = { ...outsideRelation(name), __typename: type.name };
    const pairs = selected.below(type, nodes).map((each) => [each.key, values[each.name]]);
    const item = literal(`,${JSON.stringify(Object.fromEntries(pairs))}`);
    return `case when ${lookSql(mapping, name, row)} then '' else ${item} end`;
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
