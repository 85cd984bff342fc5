import { base } from '../../disclosure/counts/bounds';
import type { Limits } from '../../disclosure/counts/limits';
import { combinationsOf } from './counts';
import { membersOf } from '../../disclosure/counts/linked-tables';
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

/** What a table says of these categories; null where it does not tell them apart, or withholds some of them. */
function toldOf(
  { categories, values }: ShownTable,
  members: ReadonlyArray<readonly string[]>,
): number | null {
  const names = combinationsOf(categories);
  const inside = names.flatMap((name, place) =>
    name.every((one, side) => membersOf(one).every((code) => members[side]!.includes(code))) ? [place] : [],
  );
  const size = (codes: ReadonlyArray<readonly string[]>) =>
    codes.reduce((all, { length }) => all * length, 1);
  const covered = inside.reduce((all, place) => all + size(names[place]!.map(membersOf)), 0);
  if (covered < size(members) || inside.some((place) => values[place] === null)) return null;
  return inside.reduce((all, place) => all + values[place]!, 0);
}

/** A measure of which every person is behind something that another measure counts in the same period: never more than that. */
export const withinMeasure = (other: ShownTables): Nested => ({
  tablesOf: (axis) => told(other, [axis]),
  limitsOf(axes, members) {
    const [table] = told(other, axes);
    return { least: 0, most: (table && toldOf(table, members)) ?? Infinity };
  },
});

/** All that is said of a period, together. */
export const together = (all: readonly Nested[]): Nested => ({
  tablesOf: (axis) => all.flatMap((nested) => nested.tablesOf(axis)),
  limitsOf(axes, members) {
    const limits = all.map((nested) => nested.limitsOf(axes, members));
    return {
      least: Math.max(0, ...limits.map(({ least }) => least)),
      most: Math.min(Infinity, ...limits.map(({ most }) => most)),
    };
  },
});

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
