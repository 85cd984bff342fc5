import { slackOf } from '../../disclosure/counts/bounds';
import type { Merged } from '../../disclosure/counts/coarsen';
import type { Limits, LimitsOfCells } from '../../disclosure/counts/limits';
import { combinationsOf } from './counts';
import { sumOf, tableKey, type ShownTable, type ShownTables } from './shown-table';
import type { Axis } from '../../features/indicator/catalogue';

/** What else is published, and what it says of a period of a measure that is to be published. */
export interface Nested {
  /** The names of categories that others show of one side of a table: what is one there stays one. */
  namesOf(axes: readonly Axis[], side: number): readonly string[];
  /** Between what the published values of a table must lie. */
  limitsOf(axes: readonly Axis[], groups: ReadonlyArray<readonly Merged[]>): LimitsOfCells[];
}

/** The table of a publication, where it is told. */
export function told(tables: ShownTables | null, axes: readonly Axis[]): ShownTable | null {
  const table = tables?.get(tableKey(axes));
  return table && table.status !== 'WITHHELD' ? table : null;
}

type Members = ReadonlyArray<readonly string[]>;

/** The same for every cell of a table. */
export const ofCells = (
  groups: ReadonlyArray<readonly Merged[]>,
  limitsOf: (members: Members) => Limits | null,
): LimitsOfCells[] =>
  combinationsOf(groups.map((axis) => axis.map(({ members }) => members))).flatMap((members, cell) => {
    const limits = limitsOf(members);
    return limits ? [{ ...limits, cells: [cell] }] : [];
  });

/** All that is said of a period, together. */
export const together = (all: readonly Nested[]): Nested => ({
  namesOf: (axes, side) => all.flatMap((nested) => nested.namesOf(axes, side)),
  limitsOf: (axes, groups) => all.flatMap((nested) => nested.limitsOf(axes, groups)),
});

/**
 * Persons of a period whose parts are published: everybody of a part is among them, and nobody else is. Together the parts may
 * lie one step under it, for two counts that were rounded down.
 */
export const aroundParts = (parts: readonly ShownTables[]): Nested => ({
  namesOf: (axes, side) => parts.flatMap((part) => told(part, axes)?.categories[side] ?? []),
  limitsOf(axes, groups) {
    const tables = parts.flatMap((part) => told(part, axes) ?? []);
    if (tables.length === 0) return [];
    return ofCells(groups, (members) => {
      const sums = tables.map((table) => sumOf(table, members));
      const all = sums.reduce((sum, { value }) => sum + value, 0);
      const reach = sums.reduce((sum, part) => sum + part.reach, 0);
      return {
        least: Math.max(0, ...sums.map((part) => part.value - slackOf(part.reach))),
        most: sums.length === 2 ? all + slackOf(reach) : Infinity,
      };
    });
  },
});

/** The total of persons of a part of a period that is published: no more than that, and enough to make it up with the other part. */
export const withinWhole = (whole: ShownTables, other: ShownTables | null): Nested => ({
  namesOf: () => [],
  limitsOf(axes, groups) {
    const [around, beside] = [told(whole, axes), told(other, axes)];
    if (!around) return [];
    return ofCells(groups, (members) => {
      const [all, rest] = [sumOf(around, members), beside && sumOf(beside, members)];
      return {
        least: rest ? all.value - rest.value - slackOf(all.reach + rest.reach) : 0,
        most: all.value + slackOf(all.reach),
      };
    });
  },
});
