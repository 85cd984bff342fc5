import { adjacentReach } from '../../disclosure/counts/bounds';
import type { Axis } from '../../features/indicator/catalogue';
import { isSlice, type Nesting } from '../../features/indicator/nesting';
import { halfYearsOf, quartersOf, yearOf, type Period } from '../../features/indicator/period';
import { aroundHalves, besideMeasure, withinYear } from './nested-measures';
import type { Nested } from './nested-periods';
import { tableKey, type ShownTable, type ShownTables } from './shown-table';
import type { SnapshotRules, SnapshotSource } from './snapshot-work';

/** What is published already, of a measure itself and of those that count some of the same records. */
export class Beside {
  private readonly read = new Map<string, Promise<ShownTables | null>>();

  constructor(
    private readonly source: SnapshotSource,
    private readonly rules: Pick<SnapshotRules, 'measure' | 'nestings'>,
  ) {}

  /** What is published of a measure in a period, its quarters among it. */
  async shownOf(code: string, period: Period, quarters: readonly Period[] = []): Promise<ShownTables | null> {
    const shown = await this.tablesOf(code, period);
    if (!shown || quarters.length === 0) return shown;
    const totals = await Promise.all(quarters.map((quarter) => this.tablesOf(code, quarter)));
    return new Map([
      ...shown,
      [
        'PART',
        byQuarterOf(
          quarters,
          totals.map((tables) => tables?.get(tableKey([]))),
        ),
      ],
    ]);
  }

  /** What other measures say of a period of this one. */
  async of(period: Period, quarters: readonly Period[]): Promise<Nested[]> {
    const all: Nested[] = [];
    for (const nesting of this.rules.nestings) {
      all.push(...(await this.ofSamePeriod(nesting, period, quarters)));
      if (this.rules.measure.over === 'FLOW' && nesting.statements.some(isSlice))
        all.push(...(await this.acrossYear(nesting, period)));
    }
    return all;
  }

  private async ofSamePeriod(
    nesting: Nesting,
    period: Period,
    quarters: readonly Period[],
  ): Promise<Nested[]> {
    const same = period.kind === 'YEAR' ? withoutSlices(nesting) : nesting;
    const tables = [await this.shownOf(nesting.to, period, quarters)];
    // Who is there at the end of a half-year is there at the end of its second quarter, and is said once of both.
    if (this.rules.measure.over === 'STOCK' && period.kind === 'HALF_YEAR')
      tables.push(await this.tablesOf(nesting.to, quartersOf(period)[1]));
    return tables.flatMap((other) => (other ? [besideMeasure(same, other)] : []));
  }

  private async acrossYear(nesting: Nesting, period: Period): Promise<Nested[]> {
    if (period.kind === 'QUARTER') return [];
    const halves = halfYearsOf(period.kind === 'YEAR' ? period : yearOf(period));
    if (period.kind === 'YEAR') {
      const shown = await Promise.all(halves.map((half) => this.tablesOf(nesting.to, half)));
      return [aroundHalves(nesting, shown)];
    }
    const year = await this.tablesOf(nesting.to, yearOf(period));
    if (!year) return [];
    const other = halves.find(({ id }) => id !== period.id)!;
    const beside = [this.rules.measure.code, nesting.to].map((code) => this.tablesOf(code, other));
    return [withinYear(nesting, year, await Promise.all(beside))];
  }

  private tablesOf(code: string, period: Period): Promise<ShownTables | null> {
    const key = `${code} ${period.id}`;
    if (!this.read.has(key)) this.read.set(key, this.source.shownOf(code, period));
    return this.read.get(key)!;
  }
}

/** In a year these are compared with halves: what a year of a flow says in one dimension is the sum of these. */
const withoutSlices = (nesting: Nesting): Nesting => ({
  ...nesting,
  statements: nesting.statements.filter((statement) => !isSlice(statement)),
});

const parts: readonly Axis[] = ['PART'];

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
