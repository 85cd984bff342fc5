import { isDeepStrictEqual } from 'node:util';
import { auditTables, type AuditedTable, type Finding } from '../../disclosure/counts/audit-tables';
import { adjacentReach, reachOfMove, largestMove } from '../../disclosure/counts/bounds';
import { coarsen, unmerged, type Merged, type Merging } from '../../disclosure/counts/coarsen';
import type { Draws } from '../../disclosure/counts/draws';
import { keepMargin, keepTable, keepTotal } from '../../disclosure/counts/keep-published';
import { isOutside, type Limits } from '../../disclosure/counts/limits';
import { membersOf } from '../../disclosure/counts/linked-tables';
import { roundMargin } from '../../disclosure/counts/round-margin';
import { roundTable } from '../../disclosure/counts/round-table';
import { roundTotal } from '../../disclosure/counts/round-total';
import type { Axis } from '../../features/indicator/catalogue';
import { combinationsOf, type Counts } from './counts';
import type { Nested } from './nested-periods';
import {
  asShown,
  groupsBefore,
  joined,
  sumOf,
  tableKey,
  type RoundedCells,
  type ShownTable,
  type ShownTables,
} from './shown-table';

/** What is to be rounded together: the tables of one measure in one period. */
export interface Rounding {
  draws: Draws;
  /** The measure; equal sets of records draw alike in all its periods. */
  label: string;
  counts: Counts;
  /** The tables of the catalogue, those of fewer axes first. */
  tables: ReadonlyArray<readonly Axis[]>;
  /** Tables that follow from what is published of parts of the period, or of its end; null when nothing does. */
  given: ShownTables | null;
  /** The provisional tables, which stay as far as they can; null when these are the first. */
  before: ShownTables | null;
  /** What is published of periods that lie within this one, or around it, where persons are counted in each. */
  nested?: Nested | null;
}

/** More often than this a table that fails the audit is not made coarser, but withheld. */
const mostTries = 6;

/** In these the neighbours of a category are like it. */
const ordered: ReadonlySet<Axis> = new Set<Axis>(['AGE_BAND']);
const mergingOf = (axis: Axis): Merging => (ordered.has(axis) ? 'NEIGHBOUR' : 'OTHER');

type Groups = Map<Axis, Merged[]>;

/** Rounds the tables, audits them together, and makes coarser or withholds what tells too much, until the audit finds nothing. */
export async function roundPeriod(rounding: Rounding): Promise<ShownTable[]> {
  const state = new Attempt(rounding);
  for (let attempt = 1; ; attempt += 1) {
    const rounded = await state.round();
    const findings = [...state.outside(rounded), ...(await auditTables(rounded.map(named)))];
    if (findings.length === 0) return state.shown(rounded);
    state.mend(findings, attempt > mostTries);
  }
}

const named = (table: RoundedCells): AuditedTable => ({ ...table, name: tableKey(table.axes) });

class Attempt {
  /** The categories of each dimension, which its one-way table shows. */
  private readonly groups: Groups = new Map();
  /** What two-way tables merge beyond that, by table and side. */
  private readonly coarser = new Map<string, string[]>();
  private readonly withheld = new Set<string>();

  constructor(private readonly rounding: Rounding) {
    const { counts, given, before } = rounding;
    for (const [axis, codes] of counts.categories) {
      const all = unmerged(codes.map((name) => ({ name, count: counts.of([axis], [[name]]).count })));
      const inside = rounding.nested?.tablesOf(axis) ?? [];
      this.groups.set(axis, groupsBefore(all, [given?.get(axis), before?.get(axis), ...inside]));
    }
    // What was not told of a period is not told later either, and what was told together is not told apart.
    for (const [key, table] of before ?? []) {
      if (table.status === 'WITHHELD' && table.reason === 'TOO_REVEALING') this.withheld.add(key);
      table.categories.forEach((names, side) => this.coarser.set(sideKey(key, side), mergedIn(names)));
    }
    for (const table of given?.values() ?? []) if (table.status === 'WITHHELD') this.withhold(table.axes);
  }

  private groupsOf(axes: readonly Axis[]): Merged[][] {
    return axes.map((axis, side) => {
      const own = this.coarser.get(sideKey(tableKey(axes), side)) ?? [];
      return own.reduce((groups, name) => joined(groups, membersOf(name)), this.groups.get(axis)!);
    });
  }

  /** All tables but those that are withheld, under the present categories. */
  async round(): Promise<RoundedCells[]> {
    const done = new Map<string, RoundedCells>();
    for (const axes of this.rounding.tables) {
      const key = tableKey(axes);
      if (!this.withheld.has(key)) done.set(key, await this.roundOne(axes, done));
    }
    return [...done.values()];
  }

  private async roundOne(
    axes: readonly Axis[],
    done: ReadonlyMap<string, RoundedCells>,
  ): Promise<RoundedCells> {
    const groups = this.groupsOf(axes);
    const cells = this.rounding.counts.table(axes, groups);
    const counts = cells.map(({ count }) => count);
    const shape = { axes, categories: groups.map((axis) => axis.map(({ name }) => name)), counts };
    const given = this.rounding.given?.get(tableKey(axes));
    if (given) {
      const taken = takeGiven(given, groups);
      return {
        ...shape,
        ...taken,
        reach: Math.max(taken.reach, reachOfMove(largestMove(counts, taken.values))),
      };
    }
    const values =
      axes.length === 0
        ? [this.total()]
        : axes.length === 1
          ? await this.margin(axes[0]!, done.get('')!.values[0]!)
          : await this.pair(axes, done);
    return { ...shape, values, reach: reachOfMove(largestMove(counts, values)) };
  }

  private limitsOf(axes: readonly Axis[]): Limits[] {
    const { nested } = this.rounding;
    if (!nested) return [];
    const cells = combinationsOf(this.groupsOf(axes).map((axis) => axis.map(({ members }) => members)));
    return cells.map((members) => nested.limitsOf(axes, members));
  }

  /** Tables whose totals left no room for what is published of other periods. */
  outside(rounded: readonly RoundedCells[]): Array<Pick<Finding, 'table'>> {
    if (!this.rounding.nested) return [];
    return rounded.flatMap(({ axes, counts, values }) => {
      const limits = this.rounding.given?.has(tableKey(axes)) ? [] : this.limitsOf(axes);
      const broken = limits.some((limit, cell) => isOutside(values[cell]!, { count: counts[cell]! }, limit));
      return broken ? [{ table: tableKey(axes) }] : [];
    });
  }

  private total(): number {
    const { draws, label, counts } = this.rounding;
    const cell = counts.of([], []);
    const before = this.beforeOf([]);
    const [limits] = this.limitsOf([]);
    return before
      ? keepTotal(draws, label, cell, before[0]!, limits)
      : roundTotal(draws, label, cell, limits);
  }

  private async margin(axis: Axis, total: number): Promise<number[]> {
    const { draws, label, counts } = this.rounding;
    const cells = counts.table([axis], this.groupsOf([axis]));
    const before = this.beforeOf([axis]);
    const limits = this.limitsOf([axis]);
    return before
      ? keepMargin(draws, label, cells, total, { published: before, limits })
      : roundMargin(draws, label, cells, total, limits);
  }

  private async pair(axes: readonly Axis[], done: ReadonlyMap<string, RoundedCells>): Promise<number[]> {
    const { draws, label, counts } = this.rounding;
    const groups = this.groupsOf(axes);
    const columns = groups[1]!.length;
    const limits = this.limitsOf(axes);
    const limited = counts.table(axes, groups).map((cell, place) => ({ ...cell, limits: limits[place] }));
    const cells = inRows(limited, columns);
    const [rowTotals, columnTotals] = axes.map((axis, side) =>
      groups[side]!.map(({ members }) => sumOf(done.get(axis)!, [members]).value),
    ) as [number[], number[]];
    const before = this.beforeOf(axes);
    const { values } = before
      ? await keepTable(draws, label, cells, { published: inRows(before, columns), rowTotals, columnTotals })
      : await roundTable(draws, label, cells, rowTotals, columnTotals);
    return values.flat();
  }

  /** What was published of a table before, where its categories are still the same. */
  private beforeOf(axes: readonly Axis[]): ReadonlyArray<number | null> | null {
    const before = this.rounding.before?.get(tableKey(axes));
    const now = this.groupsOf(axes).map((groups) => groups.map(({ name }) => name));
    return before && isDeepStrictEqual(before.categories, now) ? before.values : null;
  }

  /** What tells too much gets coarser: a dimension everywhere, a two-way table by itself. Withheld where that does not help. */
  mend(findings: ReadonlyArray<Pick<Finding, 'table'>>, tooOften: boolean): void {
    const failed = new Set(findings.map(({ table }) => table));
    for (const axes of this.rounding.tables) {
      if (!failed.has(tableKey(axes))) continue;
      if (this.rounding.given?.has(tableKey(axes))) this.withholdBeside(axes);
      else if (tooOften || !this.makeCoarser(axes)) this.withhold(axes);
    }
  }

  /** What is published already stays: what is new and would tell of it is withheld. */
  private withholdBeside(given: readonly Axis[]): void {
    const fresh = this.rounding.tables.filter((axes) => !this.rounding.given!.has(tableKey(axes)));
    const beside = fresh.filter(
      (axes) => !this.withheld.has(tableKey(axes)) && given.some((axis) => axes.includes(axis)),
    );
    if (beside.length === 0) throw new Error(`What is published of ${tableKey(given)} tells too much.`);
    beside.forEach((axes) => this.withhold(axes));
  }

  private makeCoarser(axes: readonly Axis[]): boolean {
    const groups = this.groupsOf(axes);
    const side = groups.length === 2 && groups[1]!.length > groups[0]!.length ? 1 : 0;
    const axis = axes[side];
    const coarser = axis ? coarsen(groups[side]!, mergingOf(axis)) : null;
    if (!axis || !coarser) return false;
    if (axes.length === 1) this.groups.set(axis, coarser);
    else this.coarser.set(sideKey(tableKey(axes), side), mergedIn(coarser.map(({ name }) => name)));
    return true;
  }

  /** With an axis go the tables that it is a margin of. */
  private withhold(axes: readonly Axis[]): void {
    for (const table of this.rounding.tables)
      if (axes.every((axis) => table.includes(axis))) this.withheld.add(tableKey(table));
  }

  shown(rounded: readonly RoundedCells[]): ShownTable[] {
    const published = rounded.map((table) => asShown(table));
    const withheld = this.rounding.tables
      .filter((axes) => this.withheld.has(tableKey(axes)))
      .map((axes): ShownTable => ({
        ...{ axes, categories: [], values: [], reach: adjacentReach },
        ...{ status: 'WITHHELD', reason: 'TOO_REVEALING' },
      }));
    return [...published, ...withheld];
  }
}

const sideKey = (table: string, side: number): string => `${table}/${side}`;
const mergedIn = (names: readonly string[]): string[] => names.filter((name) => membersOf(name).length > 1);

const inRows = <T>(cells: readonly T[], columns: number): T[][] =>
  Array.from({ length: cells.length / columns }, (_, row) => cells.slice(row * columns, (row + 1) * columns));

/** What follows from what is published: sums of its cells, each as far from what is true as they may be together. */
function takeGiven(
  given: ShownTable,
  groups: ReadonlyArray<readonly Merged[]>,
): { values: number[]; reach: number } {
  const cells = combinationsOf(groups.map((axis) => axis.map(({ members }) => members)));
  const sums = cells.map((members) => sumOf(given, members));
  return { values: sums.map(({ value }) => value), reach: Math.max(...sums.map(({ reach }) => reach)) };
}
