import type { Condition, Order } from '../graphql/read';
import type { TypeMapping } from './mapping';
import type { Page } from './page';
import { pathSql, row } from './path';

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
export function selectSql(
  mapping: TypeMapping,
  select: string,
  where: readonly string[],
  order: Order | null,
): string {
  const ordering = order ? orderSql(mapping, order, false) : '';
  return `select ${select} from ${mapping.table} ${row} ${andAll(where)} ${ordering}`;
}

interface Paging {
  order: Order;
  page: Page;
  parameters: Parameters;
}

/**
 * One page of the rows, and the one row behind it that tells whether there are more. Its size stands in the text: of a
 * size that it does not know the planner thinks the worst.
 */
export function pageSql(
  mapping: TypeMapping,
  select: string,
  where: readonly string[],
  { order, page, parameters }: Paging,
): string {
  const all = [...where, ...keysetSql(mapping, order, page, parameters)];
  return `select ${select} from ${mapping.table} ${row}
    ${andAll(all)} ${orderSql(mapping, order, page.backward)} limit ${page.size + 1}`;
}

/** The value by which a row is ordered, as text to the last digit: what a cursor holds. */
export const placeSql = (mapping: TypeMapping, order: Order, alias: string): string =>
  `(${pathSql(mapping, order.path, alias).sql})::text`;

/** All columns of the rows and their number in an order, by which they keep it when they are joined. */
export const numberedSql = (mapping: TypeMapping, order: Order, backward = false): string =>
  `${row}.*, row_number() over (${orderSql(mapping, order, backward)}) as row_no`;

/** A page with its rows numbered as they are read. */
export const numberedPageSql = (mapping: TypeMapping, where: readonly string[], paging: Paging): string =>
  pageSql(mapping, numberedSql(mapping, paging.order, paging.page.backward), where, paging);

export const countSql = ({ table }: TypeMapping, where: readonly string[]): string =>
  `select count(*)::integer as total from ${table} ${row} ${andAll(where)}`;

/** A condition as comparisons with a value each. One value of a list keeps an index in order, which several do not. */
export function comparisonsOf(condition: Condition): Array<{ operator: string; value: unknown }> {
  if ('in' in condition) {
    const { in: values } = condition;
    return values.length === 1
      ? [{ operator: '=', value: values[0] }]
      : [{ operator: '= any', value: values }];
  }
  if ('overlaps' in condition) return [{ operator: '&&', value: condition.overlaps }];
  return [
    ...(condition.from === undefined ? [] : [{ operator: '>=', value: condition.from }]),
    ...(condition.to === undefined ? [] : [{ operator: '<=', value: condition.to }]),
  ];
}

export function whereSql(
  mapping: TypeMapping,
  conditions: readonly Condition[],
  parameters: Parameters,
): string[] {
  return conditions.flatMap((condition) => {
    const { sql, type } = pathSql(mapping, condition.path, row);
    return comparisonsOf(condition).map(({ operator, value }) => {
      if (operator === '= any') return `${sql} = any (${parameters.add(value, `${type}[]`)})`;
      return `${sql} ${operator} ${parameters.add(value, operator === '&&' ? `${type}[]` : type)}`;
    });
  });
}

/** The values that {@link whereSql} adds to the parameters, in its order. */
export const conditionValues = (conditions: readonly Condition[]): unknown[] =>
  conditions.flatMap((condition) => comparisonsOf(condition).map(({ value }) => value));

/** The values that {@link pageSql} adds to the parameters, in its order. */
export const pageValues = ({ from }: Page): unknown[] => (from ? [from.value, from.key] : []);

/** The rows behind a cursor, by comparison of the whole order key. */
function keysetSql(mapping: TypeMapping, order: Order, page: Page, parameters: Parameters): string[] {
  if (!page.from) return [];
  const { sql, type } = pathSql(mapping, order.path, row);
  const comparison = order.descending !== page.backward ? '<' : '>';
  const value = parameters.add(page.from.value, type);
  const key = parameters.add(page.from.key, mapping.keyType);
  return [`(${sql}, ${mapping.key(row)}) ${comparison} (${value}, ${key})`];
}

/** Order of a list, or its reverse; the key decides between equals, so that the order is total. */
function orderSql(mapping: TypeMapping, order: Order, backward: boolean): string {
  const direction = order.descending !== backward ? 'desc' : 'asc';
  return `order by ${pathSql(mapping, order.path, row).sql} ${direction}, ${mapping.key(row)} ${direction}`;
}

const andAll = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
