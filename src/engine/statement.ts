import type { Condition, Order } from '../graphql/read';
import type { TypeMapping } from './mapping';
import type { Page } from './page';
import { pathSql } from './path';

/** A statement under construction: collects its parameters and hands out their places. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** The alias of the row that a statement reads. */
export const row = 't';

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
export function keysetSql(mapping: TypeMapping, order: Order, page: Page, parameters: Parameters): string[] {
  if (!page.from) return [];
  const { sql, type } = pathSql(mapping, order.path, row);
  const comparison = order.descending !== page.backward ? '<' : '>';
  const value = parameters.add(page.from.value, type);
  const key = parameters.add(page.from.key, mapping.keyType);
  return [`(${sql}, ${mapping.key(row)}) ${comparison} (${value}, ${key})`];
}

/** Order of a list; the key decides between equals, so that the order is total. */
export function orderSql(mapping: TypeMapping, order: Order, backward = false): string {
  const direction = order.descending !== backward ? 'desc' : 'asc';
  return `order by ${pathSql(mapping, order.path, row).sql} ${direction}, ${mapping.key(row)} ${direction}`;
}

export const andAll = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
