import { Extensions } from 'type-graphql';
import type { Class } from './mapped-type';
import type { Condition } from './read';

type Comparison = 'in' | 'from' | 'to';

const filterFields = new Map<Function, Array<{ field: string; path: string; comparison: Comparison }>>();

/**
 * A field of a filter: the values that a path of the filtered type may have (`in`), or its first or last date.
 * It exists for the roles that see the type's field with which the path begins.
 */
export function FilterOn(type: () => Class, path: string, comparison: Comparison = 'in'): PropertyDecorator {
  return (target, property) => {
    const fields = filterFields.get(target.constructor) ?? [];
    filterFields.set(target.constructor, [...fields, { field: String(property), path, comparison }]);
    Extensions({ filters: { type, path } })(target, property);
  };
}

/** The conditions of a filter as the caller gave it. A list that is empty lets nothing through, null says nothing. */
export function conditionsOf(filter: object | null | undefined): Condition[] {
  if (!filter) return [];
  return (filterFields.get(filter.constructor) ?? []).flatMap(({ field, path, comparison }) => {
    const value = (filter as Record<string, unknown>)[field];
    if (value === undefined || value === null) return [];
    return [comparison === 'in' ? { path, in: value as unknown[] } : { path, [comparison]: value as string }];
  });
}
