import type { Condition, Order } from '../graphql/read';
import type { TypeMapping } from './mapping';
import type { Page } from './page';
import { pathSql, row } from './path';
import type { Columns } from './row';

/** A statement's parameters: each is handed its place, after those that come first in every run. */
export class Parameters {
  readonly values: unknown[];

  constructor(...first: unknown[]) {
    this.values = first;
  }

  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** All rows that the conditions let through, in order where there is one. */
export function listSql(
  mapping: TypeMapping,
  columns: Columns,
  where: readonly string[],
  order: Order | null,
): string {
  const ordering = order ? orderSql(mapping, order, false) : '';
  return `select ${columns.sql} from ${mapping.table} ${row} ${andAll(where)} ${ordering}`;
}

/** One page of the rows, and the one row behind it that tells whether there are more; `place` is the order's value. */
export function pageSql(
  mapping: TypeMapping,
  columns: Columns,
  where: readonly string[],
  { order, page, parameters }: { order: Order; page: Page; parameters: Parameters },
): string {
  const all = [...where, ...keysetSql(mapping, order, page, parameters)];
  return `select ${columns.sql}, (${pathSql(mapping, order.path, row).sql})::text as place from ${mapping.table} ${row}
    ${andAll(all)} ${orderSql(mapping, order, page.backward)} limit ${page.size + 1}`;
}

export const countSql = ({ table }: TypeMapping, where: readonly string[]): string =>
  `select count(*)::integer as total from ${table} ${row} ${andAll(where)}`;

export function whereSql(
  mapping: TypeMapping,
  conditions: readonly Condition[],
  parameters: Parameters,
): string[] {
  return conditions.flatMap((condition) => {
    const { sql, type } = pathSql(mapping, condition.path, row);
    if ('in' in condition) return [`${sql} = any (${parameters.add(condition.in, `${type}[]`)})`];
    return [
      ...(condition.from === undefined ? [] : [`${sql} >= ${parameters.add(condition.from, type)}`]),
      ...(condition.to === undefined ? [] : [`${sql} <= ${parameters.add(condition.to, type)}`]),
    ];
  });
}

/** The rows behind a cursor, by comparison of the whole order key. */
function keysetSql(mapping: TypeMapping, order: Order, page: Page, parameters: Parameters): string[] {
  if (!page.from) return [];
  const { sql, type } = pathSql(mapping, order.path, row);
  const comparison = order.descending !== page.backward ? '<' : '>';
  const value = parameters.add(page.from.value, type);
  const key = parameters.add(page.from.key, mapping.keyType);
  return [`(${sql}, ${mapping.key(row)}) ${comparison} (${value}, ${key})`];
}

/** Order of a list; the key decides between equals, so that the order is total. */
function orderSql(mapping: TypeMapping, order: Order, backward: boolean): string {
  const direction = order.descending !== backward ? 'desc' : 'asc';
  return `order by ${pathSql(mapping, order.path, row).sql} ${direction}, ${mapping.key(row)} ${direction}`;
}

const andAll = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
