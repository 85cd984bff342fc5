import { base } from '../../disclosure/counts/bounds';
import type { Limits } from '../../disclosure/counts/limits';
import { sumOf, tableKey, type ShownTable, type ShownTables } from './shown-table';
import type { Axis } from '../../features/indicator/catalogue';

/** What is published of other periods, and what it says of the one that is to be published. */
export interface Nested {
  /** Tables by an axis, whose categories stay together. */
  tablesOf(axis: Axis): ShownTable[];
  /** Between what the published value of these categories must lie. */
  limitsOf(axes: readonly Axis[], members: ReadonlyArray<readonly string[]>): Limits;
}

const told = (tables: ShownTables, axes: readonly Axis[]): ShownTable[] => {
  const table = tables.get(tableKey(axes));
  return table && table.status !== 'WITHHELD' ? [table] : [];
};

/**
 * Persons of a period whose parts are published: everybody of a part is among them, and nobody else is. Together the parts may
 * lie one step under it, for two counts that were rounded down.
 */
export const aroundParts = (parts: readonly ShownTables[]): Nested => ({
  tablesOf: (axis) => parts.flatMap((part) => told(part, [axis])),
  limitsOf(axes, members) {
    const values = parts.flatMap((part) => told(part, axes).map((table) => sumOf(table, members).value));
    const all = values.reduce((sum, value) => sum + value, 0);
    return { least: Math.max(0, ...values), most: values.length === 2 ? all + base : Infinity };
  },
});

/** The total of persons of a part of a period that is published: no more than that, and enough to make it up with the other part. */
export const withinWhole = (whole: ShownTables, other: ShownTables | null): Nested => ({
  tablesOf: () => [],
  limitsOf(axes, members) {
    const [value, beside] = [whole, other].map((tables) =>
      tables ? told(tables, axes).map((table) => sumOf(table, members).value)[0] : undefined,
    );
    if (value === undefined) return { least: 0, most: Infinity };
    return { least: beside === undefined ? 0 : value - base - beside, most: value };
  },
});
