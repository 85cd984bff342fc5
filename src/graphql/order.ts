import { registerEnumType } from 'type-graphql';
import type { Class } from './mapped-type';
import type { Order } from './read';

/** The path by which the rows are ordered, and the field that must be visible for it where that is another one. */
type OrderPath = string | { path: string; field: string };

interface OrderList {
  type: () => Class;
  paths: Record<string, OrderPath>;
}

const orderLists = new Map<string, OrderList>();

/**
 * The orders of a connection, as an enum with an ascending and a descending value per path. A value exists for the
 * roles that see the field by which it orders.
 */
export function orders<Name extends string>(name: string, type: () => Class, paths: Record<Name, OrderPath>) {
  const entries = (Object.keys(paths) as Name[]).flatMap((key) => [`${key}_ASC`, `${key}_DESC`] as const);
  const values = Object.fromEntries(entries.map((value) => [value, value])) as Record<`${Name}_${'ASC' | 'DESC'}`, string>;
  const describe = (value: string) => {
    const ascending = value.endsWith('_ASC');
    return { description: ascending ? 'Oplopend. Lowest or earliest first.' : 'Aflopend. Highest or latest first.' };
  };
  registerEnumType(values, {
    name,
    description: 'Volgorde. Order of the list.',
    valuesConfig: Object.fromEntries(entries.map((value) => [value, describe(value)])) as never,
  });
  orderLists.set(name, { type, paths });
  return values;
}

/** The order behind a value of an order enum. */
export function orderOf(name: string, value: string): Order {
  const ordering = pathOf(orderLists.get(name)!, value);
  const path = typeof ordering === 'string' ? ordering : ordering.path;
  return { name: value, path, descending: value.endsWith('_DESC') };
}

/** The type and the field by which a value of an enum orders, or null when the enum is no order. */
export function orderedBy(enumName: string, value: string): { type: () => Class; path: string } | null {
  const list = orderLists.get(enumName);
  if (!list) return null;
  const ordering = pathOf(list, value);
  return { type: list.type, path: typeof ordering === 'string' ? ordering : ordering.field };
}

const pathOf = (list: OrderList, value: string): OrderPath => list.paths[value.replace(/_(ASC|DESC)$/, '')]!;
