import { boundsOf } from '../../src/disclosure/counts/bounds';
import { askedPeriods } from '../../src/features/indicator/asked-periods';
import { periodNamed, periodsBetween } from '../../src/features/indicator/period';
import { measures } from '../../src/features/indicator/measures';
import { normSeriesOf, type Agreed } from '../../src/features/indicator/norm-series';
import type { Table } from '../../src/features/indicator/published-tables';
import { PeriodCells } from '../../src/features/indicator/period-cells';
import { seriesOf } from '../../src/features/indicator/series';
import { namer, release, table } from './published-parts';

const cellOf = (names: string[], tables: Table[], forPublic: boolean) =>
  new PeriodCells(tables).cellOf(names, forPublic);

describe('a cell of a series', () => {
  it('is the published one', () => {
    expect(cellOf(['A'], [table('2025', { A: 15, B: 0 })], false)).toEqual({
      ...{ value: 15, lower: 11, upper: 19, status: 'PROTECTED', reason: null, overlaps: false },
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

  it('for the public is under ten for 0 and 5, with the same bounds for both, as wide as those of a 5', () => {
    const tables = [table('2025', { A: 0, B: 5, C: 10 })];
    for (const code of ['A', 'B'])
      expect(cellOf([code], tables, true)).toMatchObject({
        value: null,
        lower: 0,
        upper: 9,
        status: 'BELOW_TEN',
      });
    expect(cellOf(['C'], tables, true)).toMatchObject({ value: 10, status: 'PROTECTED' });
    for (const reach of [4, 8, 9, 14]) {
      const wide = (value: number) => [
        { ...tables[0]!, cells: [{ names: ['A'], value, ...boundsOf(value, reach) }] },
      ];
      expect(cellOf(['A'], wide(5), true)).toMatchObject({ lower: 0, upper: 5 + reach });
      expect(cellOf(['A'], wide(0), true)).toEqual(cellOf(['A'], wide(5), true));
    }
  });

  it('for the public is the same for 0 and 5 also where it is a sum', () => {
    const parts = (a: number) => [{ ...table('2025', {}), cells: [part('A', a), part('B', 0)] }];
    const part = (name: string, value: number) => ({ names: [name], value, ...boundsOf(value, 8) });
    expect(cellOf(['A+B'], parts(0), true)).toEqual(cellOf(['A+B'], parts(5), true));
  });
});

describe('series', () => {
  it('say of a merged category where its parts are told apart, so that all others add up', () => {
    const tables = [
      table('2024', { A: 10, B: 5 }),
      table('2025', { A: 15, 'B+C': 20 }),
      table('2026', { 'A+B': 5 }),
    ];
    const told = (forPublic: boolean) =>
      seriesOf({
        ...{ dimensions: ['CATEGORY'], tables, releases: ['2024', '2025', '2026'].map(release) },
        ...{ namer, forPublic, wanted: new Map() },
      }).flatMap(({ categories, points }) =>
        points.flatMap(({ period, overlaps }) => (overlaps ? [`${categories[0]!.code} ${period}`] : [])),
      );
    expect(told(false)).toEqual(['A+B 2024']);
    expect(told(true)).toEqual(told(false));
  });

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

describe('a norm', () => {
  const agreed: Agreed[] = [
    { scheme: 'HOUSING_FIRST', municipality: null, year: '2024', agreed: 20 },
    { scheme: 'HOUSING_FIRST', municipality: null, year: '2025', agreed: 25 },
    { scheme: 'HOUSING_FIRST', municipality: 'GM0505', year: '2025', agreed: 10 },
  ];
  const years = ['2023', '2024', '2025'].map(release);
  const homesBy = (tables: Table[], releases = years) =>
    normSeriesOf({
      question: {
        ...{ measure: measures.find(({ code }) => code === 'HOMES')!, kind: 'YEAR', from: null, to: null },
        ...{ dimensions: [], filters: [], forPublic: false },
      },
      ...{ derived: [], regionDerived: [], region: [], agreed, releases },
      series: seriesOf({
        ...{ dimensions: tables[0]!.dimensions, tables, namer, forPublic: false, wanted: new Map() },
        releases,
      }),
    });
  const homes = (value: number) => homesBy([table('2025', { HOUSING_FIRST: value })]).slice(1);

  it('is met or missed only where rounding leaves no doubt', () => {
    const points = [30, 25, 20].map((value) => homes(value)[0]!.points[0]);
    expect(points).toEqual([
      { period: '2025', value: 30, difference: 5, met: true },
      { period: '2025', value: 25, difference: 0, met: null },
      { period: '2025', value: 20, difference: -5, met: false },
    ]);
  });

  it('judges no period in which the data begin', () => {
    const releases = [{ ...release('2025'), dataBeginWithin: true }];
    const [, line] = homesBy([table('2025', { HOUSING_FIRST: 5 })], releases);
    expect(line!.points).toEqual([{ period: '2025', value: 5, difference: null, met: null }]);
  });

  it('is of the years for which it was agreed, a line per number', () => {
    const tables = ['2023', '2024', '2025'].map((year) =>
      table(year, { HOUSING_FIRST: 20, QUOTA_SCHEME: 20 }),
    );
    expect(homesBy(tables).map(({ least, points }) => [least, points.map(({ period }) => period)])).toEqual([
      [20, ['2024']],
      [25, ['2025']],
    ]);
  });

  it('is that of the municipality where the homes are, and of nothing that was not agreed on', () => {
    const cells = ['GM0505', 'GM0642', 'GM0505+GM0642'].map((name) => ({
      ...{ names: [name, 'HOUSING_FIRST'], value: 15, lower: 11, upper: 19 },
    }));
    const crossed = table('2025', {}, { dimensions: ['MUNICIPALITY', 'CATEGORY'], cells });
    const told = homesBy([crossed]).map(({ least, categories, points }) => [
      ...[least, categories[0]!.code, points[0]!.met],
    ]);
    expect(told).toEqual([[10, 'GM0505', true]]);
    const byProvider = { ...crossed, dimensions: ['PROVIDER', 'CATEGORY'] as Table['dimensions'] };
    expect(homesBy([byProvider])).toEqual([]);
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
