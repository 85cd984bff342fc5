import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { PageArgs } from '../graphql/connection';
import { groupBy } from '../group-by';
import { toConnection } from './connection-result';
import type { InverseMapping, TypeMapping } from './mapping';
import { readPage } from './page';
import {
  lastUpToSql,
  orderOfInverse,
  pointingBackSql,
  pointsBackSql,
  shownSql,
  todaySql,
  type Dated,
} from './inverse-sql';
import { row } from './path';
import { columnsOf, columnsOfNodes, type Reading } from './selection';
import { selectSql, pageSql, Parameters, placeSql } from './statement';

type Record_ = Record<string, unknown>;

/** The key of each parent, in a statement that runs once for all of them. */
const parent = 'p.key';

/** Reads one field of all rows of a level in one statement: by the key of the related row, or of the parent. */
export type Loader = DataLoader<string, unknown>;

/** Rows by their own key. */
export function toOneLoader(reading: Reading, target: TypeMapping, info: GraphQLResolveInfo): Loader {
  const columns = columnsOf(target, reading, info);
  const sql = selectSql(target, columns.sql, [`${target.key(row)} = any ($1::${target.keyType}[])`], null);
  return new DataLoader(async (keys) => {
    const records = await reading.unit.query<Record_>(sql, [keys]);
    const rows = new Map(records.map((record) => [String(record.key), columns.toRow(record)]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** Rows that point back at their parent: one, a list, or a page of them. */
export function inverseLoader(
  reading: Reading,
  field: InverseMapping,
  args: Record_,
  info: GraphQLResolveInfo,
): Loader {
  if (field.shape === 'connection') return connectionLoader(reading, field, args as PageArgs, info);
  const columns = columnsOf(field.target, reading, info);
  const parameters = new Parameters([]);
  const inner = field.options.asOf
    ? `select ${columns.sql} from (${lastUpToSql(field, datedBy(field, args, parameters))}) ${row}`
    : pointingBackSql(field, columns.sql, parent);
  const sql = perParent(field, inner);
  return new DataLoader(async (keys) => {
    const records = await reading.unit.query<Record_>(sql, parameters.values.with(0, keys));
    const groups = groupBy(records, ({ parent }) => String(parent));
    return keys.map((key) => {
      const rows = (groups.get(key) ?? []).map((record) => columns.toRow(record));
      return field.shape === 'list' ? rows : (rows[0] ?? null);
    });
  });
}

const datedBy = (field: InverseMapping, { asOf, knownAt }: Record_, parameters: Parameters): Dated => ({
  parent,
  date: asOf ? parameters.add(asOf, 'date') : todaySql,
  known: knownAt ? parameters.add(knownAt, 'timestamptz') : undefined,
  shown: field.ownSlice ? shownSql(field, parent) : undefined,
});

function connectionLoader(
  reading: Reading,
  field: InverseMapping,
  args: PageArgs,
  info: GraphQLResolveInfo,
): Loader {
  const { target } = field;
  const order = orderOfInverse(field);
  const page = readPage(args, order);
  const columns = columnsOfNodes(target, reading, info);
  const parameters = new Parameters([]);
  const select = `${columns.sql}, ${placeSql(target, order, row)} as place`;
  const where = [pointsBackSql(field, row, parent)];
  const sql = perParent(field, pageSql(target, select, where, { order, page, parameters }));
  const totals = totalLoader(reading, field);
  return new DataLoader(async (keys) => {
    const records = await reading.unit.query<Record_>(sql, parameters.values.with(0, keys));
    const groups = groupBy(records, ({ parent }) => String(parent));
    return keys.map((key) =>
      toConnection(columns, groups.get(key) ?? [], page, order, () => totals.load(key)),
    );
  });
}

/** How many rows point back at each parent. */
function totalLoader(
  reading: Reading,
  { target, foreignKey, parentKeyType }: InverseMapping,
): DataLoader<string, number> {
  const sql = `select ${row}.${foreignKey} as parent, count(*)::integer as total from ${target.table} ${row}
    where ${row}.${foreignKey} = any ($1::${parentKeyType}[]) group by 1`;
  return new DataLoader(async (keys) => {
    const records = await reading.unit.query<{ parent: unknown; total: number }>(sql, [keys]);
    const totals = new Map(records.map(({ parent, total }) => [String(parent), total]));
    return keys.map((key) => totals.get(key) ?? 0);
  });
}

/** Runs a statement for each parent key in the first parameter. */
const perParent = ({ parentKeyType }: InverseMapping, inner: string): string =>
  `select p.key as parent, x.* from unnest($1::${parentKeyType}[]) p(key)
   cross join lateral (${inner}) x`;
