import type { Draws } from '../../disclosure/counts/draws';
import { tablesOf, type Axis } from '../../features/indicator/catalogue';
import type { Measure } from '../../features/indicator/measures';
import type { Nesting } from '../../features/indicator/nesting';
import { halfYearsOf, quartersOf, yearClosedBy, type Period } from '../../features/indicator/period';
import { Beside } from './beside';
import type { Counts } from './counts';
import { aroundParts, together, withinWhole, type Nested } from './nested-periods';
import { byPartner } from './partners';
import { roundPeriod, type Rounding } from './round-period';
import { byKey, tablesOfHalves, type ShownTable, type ShownTables } from './shown-table';
import type { PublishedPeriod } from './snapshot.repository';
import type { SnapshotVersion } from './snapshots-due';

const total: readonly Axis[] = [];
const parts: readonly Axis[] = ['PART'];

/** What is counted, and what is published already. */
export interface SnapshotSource {
  count(period: Period, tables: ReadonlyArray<readonly Axis[]>, parts?: readonly Period[]): Promise<Counts>;
  shownOf(code: string, period: Period): Promise<ShownTables | null>;
}

export interface SnapshotRules {
  measure: Measure;
  /** Beside which other measures. */
  nestings: readonly Nesting[];
  draws: Draws;
  version: SnapshotVersion;
}

/** How a snapshot of a measure comes to be: its half-year, the quarters of it, and the year that it closes. */
export class SnapshotWork {
  synthetic = false;
  private readonly beside: Beside;

  constructor(
    private readonly source: SnapshotSource,
    private readonly rules: SnapshotRules,
  ) {
    this.beside = new Beside(source, rules);
  }

  async periods(halfYear: Period): Promise<PublishedPeriod[]> {
    const half = await this.halfYear(halfYear);
    const year = yearClosedBy(halfYear);
    return year ? [...half, await this.year(year, byKey(half[0]!.tables))] : half;
  }

  /** The half-year first, then its quarters, of which the total is told. */
  private async halfYear(halfYear: Period): Promise<PublishedPeriod[]> {
    const { measure } = this.rules;
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
  private async year(year: Period, second: ShownTables): Promise<PublishedPeriod> {
    const { measure } = this.rules;
    const tables = tablesOf(measure, 'YEAR');
    const halves = halfYearsOf(year);
    const first = measure.over === 'STOCK' ? null : await this.source.shownOf(measure.code, halves[0]);
    if (first && measure.over === 'FLOW')
      return this.besideHalves(
        year,
        tables,
        new Map([
          [halves[0].id, first],
          [halves[1].id, second],
        ]),
      );
    const others: Others =
      measure.over === 'STOCK'
        ? { given: ofOneAxis(second) }
        : { nested: aroundParts(first ? [first, second] : [second]) };
    return this.round(year, await this.count(year, tables), tables, others);
  }

  /** The halves stand beside their year, so that what a reader can conclude from both is looked at. */
  private async besideHalves(
    year: Period,
    tables: ReadonlyArray<readonly Axis[]>,
    halves: ReadonlyMap<string, ShownTables>,
  ): Promise<PublishedPeriod> {
    const beside = tablesOf(this.rules.measure, 'HALF_YEAR').map((axes): Axis[] => ['PART', ...axes]);
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
    const also = byPartner(this.rules.measure, tables);
    const counts = await this.source.count(period, [...tables, ...also], parts);
    this.synthetic ||= counts.synthetic;
    return counts;
  }

  private async round(
    period: Period,
    counts: Counts,
    tables: ReadonlyArray<readonly Axis[]>,
    { given = null, nested = null, quarters = [] }: Others = {},
  ): Promise<PublishedPeriod> {
    const { measure, draws, version } = this.rules;
    const before = version === 'FINAL' ? await this.beside.shownOf(measure.code, period, quarters) : null;
    const around = [...(nested ? [nested] : []), ...(await this.beside.of(period, quarters))];
    return {
      period,
      tables: await roundPeriod({
        ...{ draws, label: measure.code, counts, tables, given, before },
        nested: together(around),
      }),
    };
  }
}

/** What is published of periods that have to do with one that is to be published. */
type Others = Partial<Pick<Rounding, 'given' | 'nested'>> & {
  /** By which a flow is rounded with its half-year. */
  quarters?: readonly Period[];
};

/** People who are there at the end of a half-year are there at the end of its second quarter. */
const atEnd = ({ tables }: PublishedPeriod): ShownTable[] => tables.filter(({ axes }) => axes.length === 0);

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
