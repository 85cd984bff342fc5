import { isDeepStrictEqual } from 'node:util';
import { auditTables, type AuditedTable } from '../../disclosure/counts/audit-tables';
import { adjacentReach, reachOfMove, largestMove } from '../../disclosure/counts/bounds';
import type { InNeed, Merged } from '../../disclosure/counts/coarsen';
import type { Draws } from '../../disclosure/counts/draws';
import { keepMargin, keepTable, keepTotal } from '../../disclosure/counts/keep-published';
import {
  bySet,
  cellInNeed,
  isOutside,
  tightest,
  type Limits,
  type LimitsOfCells,
} from '../../disclosure/counts/limits';
import { roundMargin, totalsWithin } from '../../disclosure/counts/round-margin';
import { roundTableWithin } from '../../disclosure/counts/round-table';
import { roundTotal } from '../../disclosure/counts/round-total';
import type { Axis } from '../../features/indicator/catalogue';
import { combinationsOf } from './counts';
import { Detail, type ToShow } from './detail';
import { knownToPartners } from './partners';
import { asShown, sumOf, tableKey, type RoundedCells, type ShownTable } from './shown-table';

/** What is to be rounded together: the tables of one measure in one period. */
export interface Rounding extends ToShow {
  draws: Draws;
  /** The measure; equal sets of records draw alike in all its periods. */
  label: string;
}

/** More often than this a table that fails the audit is not made coarser, but withheld. */
const mostTries = 6;

/** Rounds the tables, audits them together, and makes coarser or withholds what tells too much, until the audit finds nothing. */
export async function roundPeriod(rounding: Rounding): Promise<ShownTable[]> {
  const detail = new Detail(rounding);
  for (let attempt = 1; ; attempt += 1) {
    const tried = new Attempt(rounding, detail);
    const rounded = await tried.round();
    const audited = await auditTables(rounded.map(named));
    const failed = new Map([
      ...audited.map(({ table }) => [table, null] as const),
      ...tried.outside(rounded),
    ]);
    if (failed.size > 0) detail.mend(failed, rounded, attempt > mostTries);
    else if (!(await mendForPartners(rounding, detail, rounded))) return tried.shown(rounded);
  }
}

/**
 * Whether partners, who take their own clients away, could conclude too much, so that less is told. What is told by most dimensions goes
 * first: a total tells too much only because of what stands beside it. What is crossed is withheld at once: a cell that tells them too
 * much seldom stops when others are merged, and which one it was is nobody's business.
 */
async function mendForPartners(
  { counts }: Rounding,
  detail: Detail,
  rounded: readonly RoundedCells[],
): Promise<boolean> {
  const findings = await auditTables(rounded.map(named), knownToPartners(counts, rounded));
  const failing = rounded
    .filter(({ axes }) => findings.some(({ table }) => table === tableKey(axes)))
    .filter(({ axes }) => detail.canMend(tableKey(axes)));
  if (failing.length === 0) return false;
  const finest = Math.max(...failing.map(({ axes }) => axes.length));
  const mended = failing.filter(({ axes }) => axes.length === finest);
  detail.mend(new Map(mended.map(({ axes }) => [tableKey(axes), null])), rounded, finest === 2);
  return true;
}

const named = (table: RoundedCells): AuditedTable => ({ ...table, name: tableKey(table.axes) });

/** One way to round the tables, as finely as they are to be shown. */
class Attempt {
  private readonly limits = new Map<string, LimitsOfCells[]>();

  constructor(
    private readonly rounding: Rounding,
    private readonly detail: Detail,
  ) {}

  /** All tables but those that are withheld, under the present categories. */
  async round(): Promise<RoundedCells[]> {
    const done = new Map<string, RoundedCells>();
    for (const axes of this.rounding.tables) {
      if (!this.detail.isWithheld(axes)) done.set(tableKey(axes), await this.roundOne(axes, done));
    }
    return [...done.values()];
  }

  private async roundOne(
    axes: readonly Axis[],
    done: ReadonlyMap<string, RoundedCells>,
  ): Promise<RoundedCells> {
    const groups = this.detail.groupsOf(axes);
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

  private limitsOf(axes: readonly Axis[]): LimitsOfCells[] {
    const key = tableKey(axes);
    const known = this.limits.get(key);
    if (known) return known;
    const limits = bySet(this.rounding.nested?.limitsOf(axes, this.detail.groupsOf(axes)) ?? []);
    this.limits.set(key, limits);
    return limits;
  }

  /** Tables whose totals left no room for what else is published, and a cell of each that finds none. */
  outside(rounded: readonly RoundedCells[]): Array<readonly [table: string, need: InNeed | null]> {
    return rounded.flatMap(({ axes, counts, values }) => {
      const limits = this.isGiven(axes) ? [] : this.limitsOf(axes);
      if (!limits.some((limit) => isOutside(values, counts, limit))) return [];
      return [[tableKey(axes), cellInNeed(values, counts, limits)] as const];
    });
  }

  private isGiven(axes: readonly Axis[]): boolean {
    return this.rounding.given?.has(tableKey(axes)) ?? false;
  }

  private total(): number {
    const { draws, label, counts } = this.rounding;
    const cell = counts.of([], []);
    const before = this.beforeOf([]);
    const limits = this.limitsOfTotal();
    return before
      ? keepTotal(draws, label, cell, before[0]!, limits)
      : roundTotal(draws, label, cell, limits);
  }

  /** Its own limits; between these, one that the one-way tables can be made of under theirs. */
  private limitsOfTotal(): Limits {
    const own = tightest(this.limitsOf([]));
    const margins = this.rounding.tables.filter(
      (axes) => axes.length === 1 && !this.isGiven(axes) && !this.detail.isWithheld(axes),
    );
    const all = tightest([
      own,
      ...margins.flatMap((axes) => {
        const limits = this.limitsOf(axes);
        const cells = () => this.rounding.counts.table(axes, this.detail.groupsOf(axes));
        return limits.length > 0 ? [totalsWithin(cells(), limits)] : [];
      }),
    ]);
    return all.least > all.most ? own : all;
  }

  private async margin(axis: Axis, total: number): Promise<number[]> {
    const { draws, label, counts } = this.rounding;
    const cells = counts.table([axis], this.detail.groupsOf([axis]));
    const before = this.beforeOf([axis]);
    const limits = this.limitsOf([axis]);
    return before
      ? keepMargin(draws, label, cells, total, { published: before, limits })
      : roundMargin(draws, label, cells, total, limits);
  }

  private async pair(axes: readonly Axis[], done: ReadonlyMap<string, RoundedCells>): Promise<number[]> {
    const { draws, label, counts } = this.rounding;
    const groups = this.detail.groupsOf(axes);
    const columns = groups[1]!.length;
    const limits = this.limitsOf(axes);
    const cells = inRows(counts.table(axes, groups), columns);
    const [rowTotals, columnTotals] = axes.map((axis, side) =>
      groups[side]!.map(({ members }) => sumOf(done.get(axis)!, [members]).value),
    ) as [number[], number[]];
    const before = this.beforeOf(axes);
    const margins = { rowTotals, columnTotals, limits };
    const { values } = before
      ? await keepTable(draws, label, cells, { ...margins, published: inRows(before, columns) })
      : await roundTableWithin(draws, label, cells, margins);
    return values.flat();
  }

  /** What was published of a table before, where its categories are still the same. */
  private beforeOf(axes: readonly Axis[]): ReadonlyArray<number | null> | null {
    const before = this.rounding.before?.get(tableKey(axes));
    const now = this.detail.groupsOf(axes).map((groups) => groups.map(({ name }) => name));
    return before && isDeepStrictEqual(before.categories, now) ? before.values : null;
  }

  shown(rounded: readonly RoundedCells[]): ShownTable[] {
    const published = rounded.map((table) => asShown(table));
    const withheld = this.rounding.tables
      .filter((axes) => this.detail.isWithheld(axes))
      .map((axes): ShownTable => ({
        ...{ axes, categories: [], values: [], reach: adjacentReach },
        ...{ status: 'WITHHELD', reason: 'TOO_REVEALING' },
      }));
    return [...published, ...withheld];
  }
}

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
