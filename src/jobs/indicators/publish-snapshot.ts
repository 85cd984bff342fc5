import type { Transaction } from '../../database/unit-of-work';
import { adjacentReach } from '../../disclosure/counts/bounds';
import type { Draws } from '../../disclosure/counts/draws';
import { axesOf, tablesOf, type Axis } from '../../features/indicator/catalogue';
import { codesOf, readPublicNames, type PublicNames } from '../../features/indicator/category-names';
import type { Measure } from '../../features/indicator/measures';
import { dimensionOf } from '../../features/indicator/plan';
import { countUnits } from './count-units';
import type { Counts } from './counts';
import { halfYearsOf, quartersOf, yearClosedBy, type Period } from '../../features/indicator/period';
import { aroundParts, together, withinMeasure, withinWhole, type Nested } from './nested-periods';
import { roundPeriod, type Rounding } from './round-period';
import { byKey, tableKey, tablesOfHalves, type ShownTable, type ShownTables } from './shown-table';
import { readShown, writeSnapshot, type PublishedPeriod } from './snapshot.repository';
import type { Snapshot } from './snapshots-due';

export interface Publishing {
  measure: Measure;
  snapshot: Snapshot;
  /** The day on which the data stand as they are counted. */
  asOf: string;
  draws: Draws;
}

/** Counts, rounds, audits and publishes a measure over a half-year, and over the year that it closes. */
export async function publishSnapshot(transaction: Transaction, publishing: Publishing): Promise<void> {
  const work = new SnapshotWork(transaction, publishing, await readPublicNames(transaction));
  const { halfYear } = publishing.snapshot;
  const half = await work.halfYear(halfYear);
  const year = yearClosedBy(halfYear);
  const periods = year ? [...half, await work.year(year, byKey(half[0]!.tables))] : half;
  await writeSnapshot(transaction, { ...publishing, periods, synthetic: work.synthetic });
}

/** The codes of each axis, from the lists of the region as they are on this day: a snapshot keeps them. */
const categoriesOf = (measure: Measure, names: PublicNames): Map<Axis, readonly string[]> =>
  new Map(
    axesOf(measure).map((axis) => {
      const dimension = dimensionOf(axis);
      return [axis, dimension === 'CAUSE' ? ['YES', 'NO'] : codesOf(dimension, measure, names)];
    }),
  );

const total: readonly Axis[] = [];
const parts: readonly Axis[] = ['PART'];

class SnapshotWork {
  synthetic = false;
  private readonly categories: ReadonlyMap<Axis, readonly string[]>;

  constructor(
    private readonly transaction: Transaction,
    private readonly publishing: Publishing,
    names: PublicNames,
  ) {
    this.categories = categoriesOf(publishing.measure, names);
  }

  /** The half-year first, then its quarters, of which the total is told. */
  async halfYear(halfYear: Period): Promise<PublishedPeriod[]> {
    const { measure } = this.publishing;
    const quarters = quartersOf(halfYear);
    const tables = tablesOf(measure, 'HALF_YEAR');
    if (measure.over === 'FLOW') {
      const byQuarter = [total, parts, ...tables.slice(1)];
      const counts = await this.count(halfYear, byQuarter, quarters);
      const half = await this.round(halfYear, counts, byQuarter, { quarters });
      return [half, ...quarters.map((quarter, place) => quarterOf(half, quarter, place))];
    }
    const half = await this.round(halfYear, await this.count(halfYear, tables), tables);
    if (measure.over === 'STOCK')
      return [half, await this.total(quarters[0]), { period: quarters[1], tables: atEnd(half) }];
    // Who counts in a quarter counts in its half-year.
    const first = await this.total(quarters[0], withinWhole(byKey(half.tables), null));
    const second = withinWhole(byKey(half.tables), byKey(first.tables));
    return [half, first, await this.total(quarters[1], second)];
  }

  private async total(period: Period, nested?: Nested): Promise<PublishedPeriod> {
    return this.round(period, await this.count(period, [total]), [total], { nested });
  }

  /** What flows adds up from the halves as they were published; who is there at its end is there at the end of its second half. */
  async year(year: Period, second: ShownTables): Promise<PublishedPeriod> {
    const { measure } = this.publishing;
    const tables = tablesOf(measure, 'YEAR');
    const halves = halfYearsOf(year);
    const first = measure.over === 'STOCK' ? null : await readShown(this.transaction, measure, halves[0]);
    if (first && measure.over === 'FLOW')
      return this.besideHalves(
        year,
        tables,
        new Map([
          [halves[0].id, first],
          [halves[1].id, second],
        ]),
      );
    const beside: Beside =
      measure.over === 'STOCK'
        ? { given: ofOneAxis(second) }
        : { nested: aroundParts(first ? [first, second] : [second]) };
    return this.round(year, await this.count(year, tables), tables, beside);
  }

  /** The halves stand beside their year, so that what a reader can conclude from both is looked at. */
  private async besideHalves(
    year: Period,
    tables: ReadonlyArray<readonly Axis[]>,
    halves: ReadonlyMap<string, ShownTables>,
  ): Promise<PublishedPeriod> {
    const beside = tablesOf(this.publishing.measure, 'HALF_YEAR').map((axes): Axis[] => ['PART', ...axes]);
    const all = [...tables, ...beside];
    const counts = await this.count(year, all, halfYearsOf(year));
    const { period, tables: rounded } = await this.round(year, counts, all, {
      given: tablesOfHalves(halves),
    });
    return { period, tables: rounded.filter(({ axes }) => axes[0] !== 'PART') };
  }

  private async count(
    period: Period,
    tables: ReadonlyArray<readonly Axis[]>,
    parts?: readonly Period[],
  ): Promise<Counts> {
    const { measure, asOf } = this.publishing;
    const counts = await countUnits(this.transaction, {
      ...{ measure, period, asOf, tables, parts, categories: this.categories },
    });
    this.synthetic ||= counts.synthetic;
    return counts;
  }

  /** What was published of a period before, its quarters among it. */
  private async shownBefore(period: Period, quarters: readonly Period[]): Promise<ShownTables | null> {
    const { measure } = this.publishing;
    const shown = await readShown(this.transaction, measure, period);
    if (!shown || quarters.length === 0) return shown;
    const totals: Array<ShownTable | undefined> = [];
    for (const quarter of quarters)
      totals.push((await readShown(this.transaction, measure, quarter))?.get(tableKey(total)));
    return new Map([...shown, [tableKey(parts), byQuarterOf(quarters, totals)]]);
  }

  private async round(
    period: Period,
    counts: Counts,
    tables: ReadonlyArray<readonly Axis[]>,
    { given = null, nested = null, quarters = [] }: Beside = {},
  ): Promise<PublishedPeriod> {
    const { measure, snapshot, draws } = this.publishing;
    const before = snapshot.version === 'FINAL' ? await this.shownBefore(period, quarters) : null;
    const label = measure.code;
    const other = measure.within ? await readShown(this.transaction, { code: measure.within }, period) : null;
    const around = [nested, other && withinMeasure(other)].filter((one) => one !== null);
    return {
      period,
      tables: await roundPeriod({ draws, label, counts, tables, given, before, nested: together(around) }),
    };
  }
}

/** What is published of periods that have to do with one that is to be published. */
type Beside = Partial<Pick<Rounding, 'given' | 'nested'>> & {
  /** By which a flow is rounded with its half-year. */
  quarters?: readonly Period[];
};

/** People who are there at the end of a half-year are there at the end of its second quarter. */
const atEnd = ({ tables }: PublishedPeriod): ShownTable[] => tables.filter(({ axes }) => axes.length === 0);

/** The table of a half-year by quarters, out of their totals. */
function byQuarterOf(quarters: readonly Period[], totals: ReadonlyArray<ShownTable | undefined>): ShownTable {
  const values = totals.map((table) => table?.values[0] ?? null);
  const isTold = values.every((value) => value !== null);
  return {
    ...{ axes: parts, reach: adjacentReach, status: 'PUBLISHED', reason: null },
    ...(isTold ? {} : { status: 'WITHHELD', reason: 'TOO_REVEALING' }),
    categories: isTold ? [quarters.map(({ id }) => id)] : [],
    values: isTold ? values : [],
  };
}

const ofOneAxis = (tables: ShownTables): ShownTables =>
  new Map([...tables].filter(([, { axes }]) => axes.length < 2));

/** The total of a quarter, out of the table of its half-year by quarters. */
function quarterOf(half: PublishedPeriod, period: Period, place: number): PublishedPeriod {
  const { values, ...byQuarter } = half.tables.find(({ axes }) => axes[0] === 'PART')!;
  const told = byQuarter.status === 'PUBLISHED';
  const table: ShownTable = {
    ...{ ...byQuarter, axes: total, categories: [], values: told ? [values[place]!] : [] },
    status: told ? 'PUBLISHED' : 'WITHHELD',
    reason: told ? null : 'TOO_REVEALING',
  };
  return { period, tables: [table] };
}
