import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { UnitOfWork } from '../database/unit-of-work';
import type { PageArgs } from '../graphql/connection';
import { by } from '../graphql/read';
import { groupBy } from '../group-by';
import { toConnection } from './connection-result';
import type { InverseMapping, TypeMapping } from './mapping';
import { readPage } from './page';
import { pathSql, row } from './path';
import { columnsOf, columnsOfNodes } from './selection';
import { listSql, pageSql, Parameters } from './statement';

type Record_ = Record<string, unknown>;

/** Reads one field of all rows of a level in one statement: by the key of the related row, or of the parent. */
export type Loader = DataLoader<string, unknown>;

/** Rows by their own key. */
export function toOneLoader(unit: UnitOfWork, target: TypeMapping, info: GraphQLResolveInfo): Loader {
  const columns = columnsOf(target, unit.caller.role, info);
  const sql = listSql(target, columns, [`${target.key(row)} = any ($1::${target.keyType}[])`], null);
  return new DataLoader(async (keys) => {
    const records = await unit.query<Record_>(sql, [keys]);
    const rows = new Map(records.map((record) => [String(record.key), columns.toRow(record)]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** Rows that point back at their parent: one, a list, or a page of them. */
export function inverseLoader(
  unit: UnitOfWork,
  field: InverseMapping,
  args: Record_,
  info: GraphQLResolveInfo,
): Loader {
  if (field.shape === 'connection') return connectionLoader(unit, field, args as PageArgs, info);
  const columns = columnsOf(field.target, unit.caller.role, info);
  const { asOf, orderBy } = field.options;
  const inner = asOf
    ? `select ${columns.sql} from (${lastUpTo(field, asOf)}) ${row}`
    : listSql(field.target, columns, [pointsBack(field)], orderBy ? by(orderBy) : null);
  const sql = perParent(field, inner);
  return new DataLoader(async (keys) => {
    const records = await unit.query<Record_>(sql, asOf ? [keys, args.asOf ?? null] : [keys]);
    const groups = groupBy(records, ({ parent }) => String(parent));
    return keys.map((key) => {
      const rows = (groups.get(key) ?? []).map((record) => columns.toRow(record));
      return field.shape === 'list' ? rows : (rows[0] ?? null);
    });
  });
}

function connectionLoader(
  unit: UnitOfWork,
  field: InverseMapping,
  args: PageArgs,
  info: GraphQLResolveInfo,
): Loader {
  const { target, options } = field;
  const order = by(options.orderBy ?? 'id');
  const page = readPage(args, order);
  const columns = columnsOfNodes(target, unit.caller.role, info);
  const parameters = new Parameters([]);
  const sql = perParent(field, pageSql(target, columns, [pointsBack(field)], { order, page, parameters }));
  const totals = totalLoader(unit, field);
  return new DataLoader(async (keys) => {
    const records = await unit.query<Record_>(sql, parameters.values.with(0, keys));
    const groups = groupBy(records, ({ parent }) => String(parent));
    return keys.map((key) =>
      toConnection(columns, groups.get(key) ?? [], page, order, () => totals.load(key)),
    );
  });
}

/** How many rows point back at each parent. */
function totalLoader(
  unit: UnitOfWork,
  { target, foreignKey, parentKeyType }: InverseMapping,
): DataLoader<string, number> {
  const sql = `select ${row}.${foreignKey} as parent, count(*)::integer as total from ${target.table} ${row}
    where ${row}.${foreignKey} = any ($1::${parentKeyType}[]) group by 1`;
  return new DataLoader(async (keys) => {
    const records = await unit.query<{ parent: unknown; total: number }>(sql, [keys]);
    const totals = new Map(records.map(({ parent, total }) => [String(parent), total]));
    return keys.map((key) => totals.get(key) ?? 0);
  });
}

const pointsBack = ({ foreignKey }: InverseMapping): string => `${row}.${foreignKey} = p.key`;

/** Runs a statement for each parent key in the first parameter. */
const perParent = ({ parentKeyType }: InverseMapping, inner: string): string =>
  `select p.key as parent, x.* from unnest($1::${parentKeyType}[]) p(key)
   cross join lateral (${inner}) x`;

/**
 * The last row of a dated table up to the day in the second parameter (today when it is null). Where the rows may be
 * withheld, the first one is looked at before: else a withheld history would be read to its end to show nothing.
 */
function lastUpTo(field: InverseMapping, property: string): string {
  const { target, foreignKey, ownSlice } = field;
  const { sql } = pathSql(target, property, row);
  const { sql: firstDate } = pathSql(target, property, 'anchor');
  const guard = ownSlice
    ? `and (select true from ${target.table} anchor where anchor.${foreignKey} = p.key and ${firstDate} = '-infinity')`
    : '';
  return `select ${row}.* from ${target.table} ${row} where ${pointsBack(field)} ${guard}
    and ${sql} <= coalesce($2::date, current_date) order by ${sql} desc limit 1`;
}
