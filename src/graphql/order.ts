import { registerEnumType } from 'type-graphql';
import { addTerm } from './glossary';
import type { Class } from './mapped-type';
import type { Order } from './read';

interface OrderPath {
  /** The path by which the rows are ordered. */
  path: string;
  /** The field that must be visible for it, where that is not the path itself. */
  field?: string;
  /** By what, in Dutch. */
  nl: string;
}

interface OrderList {
  type: () => Class;
  paths: Record<string, OrderPath>;
}

const orderLists = new Map<string, OrderList>();

const directions = {
  ASC: { nl: 'oplopend', en: 'lowest or earliest first' },
  DESC: { nl: 'aflopend', en: 'highest or latest first' },
};

/**
 * The orders of a connection, as an enum with an ascending and a descending value per path. A value exists for the
 * roles that see the field by which it orders.
 */
export function orders<Name extends string>(name: string, type: () => Class, paths: Record<Name, OrderPath>) {
  const values: Record<string, string> = {};
  const valuesConfig: Record<string, { description: string }> = {};
  for (const [key, { nl }] of Object.entries<OrderPath>(paths)) {
    for (const [suffix, direction] of Object.entries(directions)) {
      const value = `${key}_${suffix}`;
      const label = `${nl}, ${direction.nl}`;
      values[value] = value;
      valuesConfig[value] = {
        description: `${label.charAt(0).toUpperCase()}${label.slice(1)}. The ${direction.en}.`,
      };
      addTerm({
        identifier: `${name}.${value}`,
        nl: label,
        en: `${key.toLowerCase().replaceAll('_', ' ')}, ${direction.en}`,
      });
    }
  }
  registerEnumType(values, { name, description: 'Volgorde. Order of the list.', valuesConfig });
  orderLists.set(name, { type, paths });
  return values as Record<`${Name}_${'ASC' | 'DESC'}`, string>;
}

/** The order behind a value of an order enum. */
export function orderOf(name: string, value: string): Order {
  const { path } = pathOf(orderLists.get(name)!, value);
  return { name: value, path, descending: value.endsWith('_DESC') };
}

/** The type and the field by which a value of an enum orders, or null when the enum is no order. */
export function orderedBy(enumName: string, value: string): { type: () => Class; path: string } | null {
  const list = orderLists.get(enumName);
  if (!list) return null;
  const { path, field } = pathOf(list, value);
  return { type: list.type, path: field ?? path };
}

const pathOf = (list: OrderList, value: string): OrderPath => list.paths[value.replace(/_(ASC|DESC)$/, '')]!;
