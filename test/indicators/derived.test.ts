import fc from 'fast-check';
import { derivedOf } from '../../src/features/indicator/derived';
import { measures } from '../../src/features/indicator/measures';
import { namer, release, table } from './published-parts';

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
    // 15 of 30, or 15 of 35: the share would say how many are unknown.
    expect(shares({ DURABLE_HOME: 15, ELSEWHERE: 15, UNKNOWN: 0 }, true)).toMatchObject({
      status: 'BELOW_TEN',
    });
    expect(shares({ DURABLE_HOME: 15, ELSEWHERE: 15, UNKNOWN: 10 }, true)).toMatchObject({
      status: 'SHOWN',
    });
  });
});

const staying = measures.find(({ code }) => code === 'LENGTH_OF_STAY_COMPLETED')!;
const classes = Object.keys(staying.categories!);
const byClass = (values: readonly number[]) =>
  Object.fromEntries(classes.map((code, i) => [code, values[i]!]));

interface Stays {
  ended: readonly number[];
  ongoing: readonly number[];
  before: readonly number[] | null;
}

const durations = ({ ended, ongoing, before }: Stays, forPublic = false) =>
  derivedOf({
    ...{ measure: staying, dimensions: [], releases: [release('2025')], namer, wanted: new Map(), forPublic },
    tables: [
      table('2025', byClass(ended), { measure: staying.code }),
      table('2025', byClass(ongoing), { measure: 'LENGTH_OF_STAY_ONGOING' }),
      ...(before ? [table('2024', byClass(before), { measure: 'LENGTH_OF_STAY_ONGOING' })] : []),
    ],
  }).map(({ kind, percent, points }) => ({ kind, percent, ...points[0]! }));

describe('a duration', () => {
  const stays = { ended: [40, 20, 20, 10, 10], ongoing: [40, 30, 20, 10, 10], before: [30, 30, 20, 20, 10] };

  it('is told as median, mean, percentiles and Kaplan-Meier median', () => {
    const told = durations(stays);
    expect(told.map(({ kind, percent, status }) => [kind, percent, status])).toEqual([
      ...[['MEDIAN', null, 'SHOWN'] as const, ['MEAN', null, 'SHOWN'] as const],
      ...[25, 75, 90].map((percent) => ['PERCENTILE', percent, 'SHOWN'] as const),
      ['KAPLAN_MEIER', null, 'SHOWN'],
    ]);
    // A quarter of a hundred are 25 of the 40 in the first class; nine tenths end where the classes end that have an end.
    expect(told[2]!.value).toBeCloseTo(3 * (25 / 40), 9);
    expect([told[3]!.value, told[4]!.value]).toEqual([10.5, 24]);
  });

  it('has no Kaplan-Meier median where it is not published who was there before', () => {
    const told = durations({ ...stays, before: null });
    expect(told.at(-1)).toMatchObject({ kind: 'KAPLAN_MEIER', value: null, status: 'WITHHELD' });
    expect(told[0]).toMatchObject({ status: 'SHOWN' });
  });

  it('for the public is told only where no count behind it is under ten', () => {
    for (const { status } of durations(stays, true)) expect(status).toBe('SHOWN');
    for (const { status } of durations({ ...stays, ended: [40, 20, 20, 10, 5] }, true))
      expect(status).toBe('BELOW_TEN');
    const onlyBefore = durations({ ...stays, before: [30, 30, 20, 20, 5] }, true);
    expect(onlyBefore.map(({ status }) => status)).toEqual([...Array(5).fill('SHOWN'), 'BELOW_TEN']);
  });

  it('and a share for the public are the same whichever of 0 and 5 is behind them', () => {
    const count = fc.constantFrom(0, 5, 10, 15, 40);
    const row = (length: number) => fc.array(count, { minLength: length, maxLength: length });
    const other = (values: readonly number[]) => values.map((value) => (value < 10 ? 5 - value : value));
    fc.assert(
      fc.property(row(5), row(5), row(5), (ended, ongoing, before) => {
        const changed = { ended: other(ended), ongoing: other(ongoing), before: other(before) };
        expect(durations({ ended, ongoing, before }, true)).toEqual(durations(changed, true));
      }),
    );
    fc.assert(
      fc.property(row(3), (values) => {
        const of = ([a, b, c]: readonly number[]) =>
          shares({ DURABLE_HOME: a!, ELSEWHERE: b!, UNKNOWN: c! }, true);
        expect(of(values)).toEqual(of(other(values)));
      }),
    );
  });
});
