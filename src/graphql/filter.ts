import { Extensions } from 'type-graphql';
import { keyOf } from './global-id';
import type { Class } from './mapped-type';
import type { Condition } from './read';

interface FilterOptions {
  /** One of the given values (usual), a first or last date, or at least one of the given values in a list. */
  comparison?: 'in' | 'from' | 'to' | 'overlaps';
  /** The type of whose objects the caller gives global ids. */
  globalIdOf?: string;
}

interface FilterField extends FilterOptions {
  field: string;
  path: string;
}

const filterFields = new Map<Function, FilterField[]>();

/**
 * A field of a filter: the value or values that a path of the filtered type may have, or its first or last date. It exists for
 * the roles that see the whole path.
 */
export function FilterOn(type: () => Class, path: string, options: FilterOptions = {}): PropertyDecorator {
  return (target, property) => {
    const fields = filterFields.get(target.constructor) ?? [];
    filterFields.set(target.constructor, [...fields, { field: String(property), path, ...options }]);
    Extensions({ filters: { type, path } })(target, property);
  };
}

/** The conditions of a filter as the caller gave it. A list that is empty lets nothing through, null says nothing. */
export function conditionsOf(filter: object | null | undefined): Condition[] {
  if (!filter) return [];
  const fields = filterFields.get(filter.constructor) ?? [];
  return fields.flatMap(({ field, path, comparison = 'in', globalIdOf }): Condition[] => {
    const value = (filter as Record<string, unknown>)[field];
    if (value === undefined || value === null) return [];
    if (comparison === 'from' || comparison === 'to') return [{ path, [comparison]: value as string }];
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    if (comparison === 'overlaps') return [{ path, overlaps: values }];
    // An id of something else finds nothing; it is no error, since ids are opaque.
    return [{ path, in: globalIdOf ? values.flatMap((id) => keyOf(globalIdOf, String(id)) ?? []) : values }];
  });
}
