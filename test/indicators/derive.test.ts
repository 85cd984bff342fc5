import fc from 'fast-check';
import { daysBuckets, monthsBuckets, nightsBuckets } from '../../src/features/indicator/buckets';
import {
  estimatedMean,
  kaplanMeier,
  kaplanMeierOfBuckets,
  mean,
  median,
  medianSurvival,
  percentile,
  quantile,
  share,
  type Lasted,
} from '../../src/features/indicator/derive';

const returned = { of: ['RETURNED'], among: ['RETURNED', 'NOT_RETURNED'] };

describe('a share', () => {
  it('is of nested cells, and of at least twenty', () => {
    expect(share({ RETURNED: 5, NOT_RETURNED: 15 }, returned)).toBe(0.25);
    expect(share({ RETURNED: 5, NOT_RETURNED: 10 }, returned)).toBeNull();
    expect(share({ RETURNED: 1, NOT_RETURNED: 1 }, returned, 1)).toBe(0.5);
    expect(share({}, returned, 0)).toBeNull();
  });

  it('leaves out what is not among its categories', () => {
    const counts = { FIRST_TIME: 30, RETURNED: 10, UNSPECIFIED: 500 };
    expect(share(counts, { of: ['RETURNED'], among: ['FIRST_TIME', 'RETURNED'] })).toBe(0.25);
    expect(share(counts, { of: ['UNSPECIFIED', 'RETURNED'], among: ['FIRST_TIME', 'RETURNED'] })).toBe(0.25);
  });

  it('is never above one, whatever the counts', () => {
    const counts = fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.nat(500));
    const codes = fc.subarray(['A', 'B', 'C']);
    fc.assert(
      fc.property(counts, codes, codes, (given, of, among) => {
        const value = share(given, { of, among });
        expect(value === null || (value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });
});

describe('a median of classes', () => {
  it('lies within its class in proportion', () => {
    // Ten up to three months, and the other ten from there to six: half-way is the border.
    expect(median({ MONTHS_0_3: 10, MONTHS_3_6: 10 }, monthsBuckets)).toEqual({ value: 3, over: null });
    expect(median({ MONTHS_0_3: 10, MONTHS_3_6: 30 }, monthsBuckets)).toEqual({ value: 4, over: null });
    expect(percentile({ MONTHS_0_3: 40 }, monthsBuckets, 0.25)).toEqual({ value: 0.75, over: null });
  });

  it('is only said to be long where it lies in the last class', () => {
    expect(median({ MONTHS_0_3: 5, MONTHS_OVER_24: 15 }, monthsBuckets)).toEqual({ value: null, over: 24 });
  });

  it('is not shown of fewer than twenty', () => {
    expect(median({ MONTHS_0_3: 19 }, monthsBuckets)).toBeNull();
    expect(median({ MONTHS_0_3: 19 }, monthsBuckets, 1)).not.toBeNull();
  });
});

describe('an estimated mean', () => {
  it('is of the fixed value of each class', () => {
    expect(estimatedMean({ MONTHS_0_3: 10, MONTHS_OVER_24: 10 }, monthsBuckets)).toBe((1.5 + 36) / 2);
    expect(estimatedMean({ NIGHTS_1_7: 20 }, nightsBuckets)).toBe(4);
    expect(estimatedMean({ MONTHS_0_3: 19 }, monthsBuckets)).toBeNull();
  });
});

const times = (text: string): Lasted[] =>
  text.split(' ').map((word) => ({ time: Number.parseInt(word, 10), ended: !word.endsWith('+') }));

/** Freireich and others, 1963: weeks of remission in leukaemia, with 6-mercaptopurine and with a placebo. */
const treated = times('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
const placebo = times('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23');

describe('Kaplan-Meier', () => {
  it('gives the survival of the textbook', () => {
    const steps = kaplanMeier(treated);
    expect(steps.map(({ time, atRisk, ended }) => [time, atRisk, ended])).toEqual([
      ...[
        [6, 21, 3],
        [7, 17, 1],
        [10, 15, 1],
        [13, 12, 1],
      ],
      ...[
        [16, 11, 1],
        [22, 7, 1],
        [23, 6, 1],
      ],
    ]);
    expect(steps.map(({ survival }) => survival.toFixed(4))).toEqual([
      ...['0.8571', '0.8067', '0.7529', '0.6902', '0.6275', '0.5378', '0.4482'],
    ]);
  });

  it('gives the medians of the textbook', () => {
    expect(medianSurvival(kaplanMeier(treated))).toBe(23);
    expect(medianSurvival(kaplanMeier(placebo))).toBe(8);
  });

  it('has no median while more than half is still there', () => {
    expect(medianSurvival(kaplanMeier(times('1 5+ 5+ 5+')))).toBeNull();
    expect(medianSurvival(kaplanMeier([]))).toBeNull();
  });

  it('is of nobody still there the share that lasts longer', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1 }), (days) => {
        for (const { time, survival } of kaplanMeier(days.map((day) => ({ time: day, ended: true }))))
          expect(survival).toBeCloseTo(days.filter((day) => day > time).length / days.length, 9);
      }),
    );
  });
});

describe('Kaplan-Meier of classes', () => {
  const codes = monthsBuckets.classes.map(({ code }) => code);
  const counts = fc.array(fc.nat(60), { minLength: 5, maxLength: 5 });
  const named = (numbers: number[]) => Object.fromEntries(codes.map((code, i) => [code, numbers[i]!]));

  it('is the median where nobody is still there', () => {
    fc.assert(
      fc.property(counts, (ended) => {
        const expected = median(named(ended), monthsBuckets);
        const found = kaplanMeierOfBuckets(named(ended), {}, monthsBuckets);
        expect(found?.over ?? null).toBe(expected?.over ?? null);
        if (expected?.value) expect(found!.value).toBeCloseTo(expected.value, 6);
      }),
    );
  });

  it('is never shorter than the median of those who left', () => {
    const length = (duration: { value: number | null } | null) => duration?.value ?? Infinity;
    fc.assert(
      fc.property(counts, counts, (ended, ongoing) => {
        const left = median(named(ended), monthsBuckets, 1);
        if (left === null) return;
        const all = kaplanMeierOfBuckets(named(ended), named(ongoing), monthsBuckets, 1);
        expect(length(all)).toBeGreaterThanOrEqual(length(left) - 1e-6);
      }),
    );
  });

  it('is worked out by hand', () => {
    // 40 at risk, 10 of them still there in the first class: 20 of 35 end in it; then 10 of 10 in the next.
    const found = kaplanMeierOfBuckets({ DAYS_0_7: 20, DAYS_7_14: 10 }, { DAYS_0_7: 10 }, daysBuckets);
    expect(found!.value).toBeCloseTo((7 * 0.5) / (20 / 35), 6);
  });
});

describe('exact values', () => {
  it('have quantiles and a mean', () => {
    expect([quantile([4, 1, 3, 2], 0.5), quantile([1, 2, 3], 0.25), quantile([], 0.5)]).toEqual([
      2.5,
      1.5,
      null,
    ]);
    expect([mean([1, 2, 6]), mean([])]).toEqual([3, null]);
  });
});
