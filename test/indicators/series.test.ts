import { askedPeriods } from '../../src/features/indicator/asked-periods';
import { periodNamed, periodsBetween } from '../../src/features/indicator/period';
import { derivedOf } from '../../src/features/indicator/derived';
import type { Release } from '../../src/features/indicator/figures';
import { measures } from '../../src/features/indicator/measures';
import { normSeriesOf } from '../../src/features/indicator/norm-series';
import type { Table } from '../../src/features/indicator/published-tables';
import { PeriodCells } from '../../src/features/indicator/period-cells';
import { seriesOf, type CategoryNamer } from '../../src/features/indicator/series';

const namer: CategoryNamer = (dimension, code) => ({
  ...{ dimension, code, label: { nl: code, en: code }, members: code.split('+') },
});

const release = (period: string): Release => ({
  ...{ period, snapshot: `X-${period}`, version: 'FINAL', asOf: '2026-01-15' },
  ...{ publishedAt: new Date(0), synthetic: true },
});

/** A table by one dimension, as it is published. */
const table = (period: string, values: Record<string, number | null>, given: Partial<Table> = {}): Table => ({
  ...{ measure: 'X', period, dimensions: ['CATEGORY'], cause: null, reason: null },
  cells: Object.entries(values).map(([name, value]) => ({
    ...{ names: [name], value, lower: Math.max(0, (value ?? 0) - 4), upper: (value ?? 0) + 4 },
  })),
  ...given,
});

const cellOf = (names: string[], tables: Table[], forPublic: boolean) =>
  new PeriodCells(tables).cellOf(names, forPublic);

describe('a cell of a series', () => {
  it('is the published one', () => {
    expect(cellOf(['A'], [table('2025', { A: 15, B: 0 })], false)).toEqual({
      ...{ value: 15, lower: 11, upper: 19, status: 'PROTECTED', reason: null },
    });
  });

  it('of merged categories is the sum of those that are shown by themselves', () => {
    expect(cellOf(['A+B'], [table('2025', { A: 15, B: 5 })], false)).toMatchObject({
      value: 20,
      lower: 12,
      upper: 28,
    });
  });

  it('of one category is withheld where it is shown together with others', () => {
    expect(cellOf(['A'], [table('2025', { 'A+B': 15 })], false)).toMatchObject({
      ...{ value: null, status: 'WITHHELD', reason: 'MERGED' },
    });
    expect(cellOf(['A+B'], [table('2025', { 'A+C': 15, B: 5 })], false)).toMatchObject({ reason: 'MERGED' });
  });

  it('is withheld for the reason of its table', () => {
    const dominated = table('2025', { A: null, B: 20 }, { reason: 'DOMINATED' });
    expect(cellOf(['A'], [dominated], false)).toMatchObject({ status: 'WITHHELD', reason: 'DOMINATED' });
    const none = table('2025', {}, { reason: 'TOO_REVEALING' });
    expect(cellOf(['A'], [none], false)).toMatchObject({ status: 'WITHHELD', reason: 'TOO_REVEALING' });
  });

  it('is without data where the category was not there', () => {
    expect(cellOf(['C'], [table('2025', { A: 15 })], false)).toMatchObject({
      value: null,
      status: 'NO_DATA',
    });
  });

  it('for the public is under ten for 0 and 5, and no lower than its bounds allow', () => {
    const tables = [table('2025', { A: 0, B: 5, C: 10 })];
    for (const code of ['A', 'B'])
      expect(cellOf([code], tables, true)).toMatchObject({
        value: null,
        lower: 0,
        upper: 9,
        status: 'BELOW_TEN',
      });
    expect(cellOf(['C'], tables, true)).toMatchObject({ value: 10, status: 'PROTECTED' });
    const wide = [{ ...tables[0]!, cells: [{ names: ['A'], value: 5, lower: 0, upper: 14 }] }];
    expect(cellOf(['A'], wide, true)).toMatchObject({ upper: 14 });
  });
});

describe('series', () => {
  it('have a point for each period, also of a category that is not always there', () => {
    const tables = [table('2024', { A: 10, B: 5 }), table('2025', { A: 15, 'B+C': 20 })];
    const series = seriesOf({
      ...{ dimensions: ['CATEGORY'], tables, releases: [release('2024'), release('2025')] },
      ...{ namer, forPublic: false, wanted: new Map() },
    });
    const told = series.map(({ categories, points }) => [
      categories[0]!.code,
      ...points.map(({ value }) => value),
    ]);
    expect(told).toEqual([
      ['A', 10, 15],
      ['B', 5, null],
      ['B+C', null, 20],
    ]);
  });
});

const measure = measures.find(({ code }) => code === 'PERMANENT_EXITS')!;
const shares = (values: Record<string, number | null>, forPublic = false) =>
  derivedOf({
    ...{ measure, dimensions: [], releases: [release('2025')], namer, wanted: new Map(), forPublic },
    tables: [table('2025', values, { measure: measure.code })],
  })[0]!.points[0];

describe('a share', () => {
  it('is of the published counts', () => {
    expect(shares({ DURABLE_HOME: 15, ELSEWHERE: 10, UNKNOWN: 5 })).toEqual({
      ...{ period: '2025', value: 0.5, over: null, status: 'SHOWN' },
    });
  });

  it('is not shown over fewer than twenty', () => {
    expect(shares({ DURABLE_HOME: 10, ELSEWHERE: 5, UNKNOWN: 0 })).toMatchObject({
      status: 'TOO_FEW',
      value: null,
    });
  });

  it('is not shown where what it tells apart was merged, and is where it was not', () => {
    expect(shares({ 'DURABLE_HOME+UNKNOWN': 20, ELSEWHERE: 10 })).toMatchObject({ status: 'MERGED' });
    expect(shares({ DURABLE_HOME: 20, 'ELSEWHERE+UNKNOWN': 20 })).toMatchObject({ value: 0.5 });
  });

  it('is not shown where a count is not', () => {
    expect(shares({ DURABLE_HOME: null, ELSEWHERE: 30, UNKNOWN: 0 })).toMatchObject({ status: 'WITHHELD' });
  });

  it('for the public does not tell what is under ten', () => {
    expect(shares({ DURABLE_HOME: 5, ELSEWHERE: 30, UNKNOWN: 0 }, true)).toMatchObject({
      status: 'BELOW_TEN',
    });
    expect(shares({ DURABLE_HOME: 30, ELSEWHERE: 5, UNKNOWN: 0 }, true)).toMatchObject({
      status: 'BELOW_TEN',
    });
    expect(shares({ DURABLE_HOME: 15, ELSEWHERE: 15, UNKNOWN: 0 }, true)).toMatchObject({ status: 'SHOWN' });
  });
});

describe('a norm', () => {
  const homes = (value: number, kind: 'YEAR' | 'HALF_YEAR' = 'YEAR') =>
    normSeriesOf({
      question: {
        ...{ measure: measures.find(({ code }) => code === 'HOMES')!, kind, from: null, to: null },
        ...{ dimensions: [], filters: [], forPublic: false },
      },
      ...{ derived: [], region: [] },
      series: seriesOf({
        ...{ dimensions: ['CATEGORY'], tables: [table('2025', { HOUSING_FIRST: value })] },
        ...{ releases: [release('2025')], namer, forPublic: false, wanted: new Map() },
      }),
    });

  it('is met or missed only where rounding leaves no doubt', () => {
    const points = [30, 25, 20].map((value) => homes(value)[0]!.points[0]);
    expect(points).toEqual([
      { period: '2025', value: 30, difference: 5, met: true },
      { period: '2025', value: 25, difference: 0, met: null },
      { period: '2025', value: 20, difference: -5, met: false },
    ]);
  });

  it('of a year says nothing of a half-year', () => {
    expect(homes(20, 'HALF_YEAR')).toEqual([]);
  });
});

describe('periods', () => {
  it('are named by year, half-year and quarter', () => {
    expect(periodNamed('2024-Q1')).toEqual({
      id: '2024-Q1',
      kind: 'QUARTER',
      from: '2024-01-01',
      until: '2024-04-01',
    });
    expect(periodNamed('2024-H2')).toMatchObject({ from: '2024-07-01', until: '2025-01-01' });
    expect(periodNamed('2024')).toMatchObject({ from: '2024-01-01', until: '2025-01-01' });
    for (const name of ['2024-H3', '2024-Q5', '24', '2024-W1', '']) expect(periodNamed(name)).toBeNull();
  });

  it('follow one another over the end of a year', () => {
    const names = (from: string, to: string) =>
      periodsBetween(periodNamed(from)!, periodNamed(to)!, 10).map(({ id }) => id);
    expect(names('2024-Q3', '2025-Q2')).toEqual(['2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2']);
    expect(names('2024-H2', '2025-H1')).toEqual(['2024-H2', '2025-H1']);
    expect(names('1000', '9999')).toHaveLength(10);
  });

  it('that are asked are those that are published, and say of the others why not', () => {
    const published = [release('2023'), release('2025')];
    const asked = (from: string | null, to: string | null) =>
      askedPeriods({ kind: 'YEAR', from, to }, published, '2026-11-22');
    expect(asked(null, null)).toMatchObject({
      releases: published,
      gaps: [{ period: '2024', reason: 'NOT_YET_PUBLISHED' }],
    });
    expect(asked('2022', '2026')).toMatchObject({
      gaps: [
        { period: '2022', reason: 'BEFORE_FIRST_PERIOD' },
        { period: '2024', reason: 'NOT_YET_PUBLISHED' },
        { period: '2026', reason: 'PERIOD_NOT_CLOSED' },
      ],
    });
    expect(asked('2027', null)).toBe('PERIOD_NOT_CLOSED');
    expect(asked(null, '2021')).toBe('BEFORE_FIRST_PERIOD');
    expect(askedPeriods({ kind: 'YEAR', from: null, to: null }, [], '2026-11-22')).toBe('NOT_YET_PUBLISHED');
  });
});
