import fc from 'fast-check';
import { daysBuckets, monthsBuckets, type Buckets } from '../../src/features/indicator/buckets';
import { kaplanMeierOfBuckets, lifeTable, median, type Seen } from '../../src/features/indicator/derive';
import {
  exactKaplanMeier,
  kaplanMeier,
  mean,
  medianSurvival,
  quantile,
  type Lasted,
} from '../../src/features/indicator/derive-exact';

const lasted = (time: number, ended: boolean, entered = 0, count = 1): Lasted => ({
  ...{ time, ended, entered, count },
});
const times = (text: string): Lasted[] =>
  text.split(' ').map((word) => lasted(Number.parseInt(word, 10), !word.endsWith('+')));

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
    expect(exactKaplanMeier(treated)).toEqual({ value: 23, over: null });
    expect(exactKaplanMeier(placebo)).toEqual({ value: 8, over: null });
  });

  it('has no median while more than half is still there, and says how long they were seen', () => {
    expect(medianSurvival(kaplanMeier(times('1 5+ 5+ 5+')))).toBeNull();
    expect(exactKaplanMeier(times('1 5+ 5+ 5+'))).toEqual({ value: null, over: 5 });
    expect(exactKaplanMeier([])).toBeNull();
  });

  it('is of nobody still there the share that lasts longer', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1 }), (days) => {
        for (const { time, survival } of kaplanMeier(days.map((day) => lasted(day, true))))
          expect(survival).toBeCloseTo(days.filter((day) => day > time).length / days.length, 9);
      }),
    );
  });

  it('has at risk on a day whoever was first seen by then and last seen from then on', () => {
    const one = fc
      .tuple(fc.nat(20), fc.nat(20), fc.boolean(), fc.integer({ min: 1, max: 3 }))
      .map(([entered, more, ended, count]) => lasted(entered + more, ended, entered, count));
    fc.assert(
      fc.property(fc.array(one), (all) => {
        for (const { time, atRisk, ended } of kaplanMeier(all)) {
          const there = all.filter((each) => each.entered <= time && each.time >= time);
          const sum = (some: Lasted[]) => some.reduce((total, { count }) => total + count, 0);
          expect(atRisk).toBe(sum(there));
          expect(ended).toBe(sum(there.filter((each) => each.ended && each.time === time)));
        }
      }),
    );
  });

  it('says nothing where all at risk ended before others were seen', () => {
    // One came and left on day 1; the others were first seen on day 100.
    const others = [lasted(120, true, 100), lasted(150, false, 100)];
    expect(exactKaplanMeier([lasted(1, true), ...others])).toBeNull();
    expect(exactKaplanMeier([lasted(1, true), lasted(110, true), ...others])).toEqual({
      value: 1,
      over: null,
    });
  });
});

const codes = monthsBuckets.classes.map(({ code }) => code);
const named = (numbers: readonly number[]) =>
  Object.fromEntries(codes.map((code, i) => [code, numbers[i] ?? 0]));
const none = { ongoing: {}, before: {} };

/** Classes of a year each, and an open one. */
const years = (closed: number): Buckets => ({
  unit: 'MONTHS',
  classes: Array.from({ length: closed + 1 }, (_, from) => ({
    ...{ code: `YEAR_${from}`, from, to: from < closed ? from + 1 : null, value: from },
    label: { nl: '', en: '' },
  })),
});

/**
 * 2,418 males with angina pectoris: who died and who was lost to follow-up or still alive, by year after diagnosis. Parker, Dry,
 * Willius and Gage (1946), as in E. T. Lee, Statistical Methods for Survival Data Analysis, and in the documentation of
 * SAS/STAT (the example on life tables of PROC LIFETEST), which prints these figures of survival and this median.
 */
const angina = {
  died: [456, 226, 152, 171, 135, 125, 83, 74, 51, 42, 43, 34, 18, 9, 6, 0],
  withdrawn: [0, 39, 22, 23, 24, 107, 133, 102, 68, 64, 45, 53, 33, 27, 23, 30],
  survival: [
    ...['0.8114', '0.7170', '0.6524', '0.5786', '0.5193', '0.4611', '0.4172', '0.3712'],
    ...['0.3342', '0.2987', '0.2557', '0.2136', '0.1839', '0.1636', '0.1429', '0.1429'],
  ],
  median: '5.3313',
};

describe('a life table of classes', () => {
  const byYear = (numbers: readonly number[]) =>
    Object.fromEntries(numbers.map((number, i) => [`YEAR_${i}`, number]));
  const seen = { ended: byYear(angina.died), ongoing: byYear(angina.withdrawn), before: {} };

  it('gives the survival of the textbook', () => {
    const steps = lifeTable(seen, years(15));
    expect(steps.slice(0, 3).map(({ atRisk }) => atRisk)).toEqual([2418, 1942.5, 1686]);
    expect(steps.map(({ survival }) => survival.toFixed(4))).toEqual(angina.survival);
  });

  it('gives the median of the textbook', () => {
    expect(kaplanMeierOfBuckets(seen, years(15))!.value!.toFixed(4)).toBe(angina.median);
  });
});

describe('Kaplan-Meier of classes', () => {
  const counts = fc.array(fc.nat(60), { minLength: 5, maxLength: 5 });

  it('is the median where nobody is still there', () => {
    fc.assert(
      fc.property(counts, (numbers) => {
        const ended = named(numbers);
        const expected = median(ended, monthsBuckets, 1);
        const found = kaplanMeierOfBuckets({ ended, ...none }, monthsBuckets, 1);
        expect(found?.over ?? null).toBe(expected?.over ?? null);
        if (expected?.value) expect(found!.value).toBeCloseTo(expected.value, 6);
      }),
    );
  });

  it('is never shorter than the median of those who left, where nobody was there before', () => {
    const length = (duration: { value: number | null } | null) => duration?.value ?? Infinity;
    fc.assert(
      fc.property(counts, counts, (ended, ongoing) => {
        const left = median(named(ended), monthsBuckets, 1);
        if (left === null) return;
        const seen = { ended: named(ended), ongoing: named(ongoing), before: {} };
        const all = kaplanMeierOfBuckets(seen, monthsBuckets, 1);
        expect(length(all)).toBeGreaterThanOrEqual(length(left) - 1e-6);
      }),
    );
  });

  it('is worked out by hand', () => {
    // 40 at risk, 10 of them still there in the first class: 20 of 35 end in it.
    const ended = { DAYS_0_7: 20, DAYS_7_14: 10 };
    const found = kaplanMeierOfBuckets({ ended, ongoing: { DAYS_0_7: 10 }, before: {} }, daysBuckets);
    expect(found!.value).toBeCloseTo((7 * 0.5) / (20 / 35), 6);
  });

  it('counts who was there before from the class in which it was then, by hand', () => {
    const seen = {
      ended: { DAYS_0_7: 25, DAYS_7_14: 20 },
      ongoing: { DAYS_0_7: 10, DAYS_7_14: 25 },
      before: { DAYS_0_7: 20, DAYS_7_14: 20 },
    };
    // 40 began in the period: 40 + 20 / 2 - 10 / 2 at risk in the first class, then 40 + 20 - 25 - 10 + 20 / 2 - 25 / 2.
    const steps = lifeTable(seen, daysBuckets);
    expect(steps.slice(0, 2).map(({ atRisk }) => atRisk)).toEqual([45, 22.5]);
    expect(kaplanMeierOfBuckets(seen, daysBuckets)!.value).toBeCloseTo((7 * 0.5) / (25 / 45), 6);
  });

  it('is not shown where few are at risk on the way to it, or fewer than ended', () => {
    const few = { ended: named([5, 10, 5]), ongoing: named([20, 5]), before: {} };
    expect(kaplanMeierOfBuckets(few, monthsBuckets)).toBeNull();
    expect(kaplanMeierOfBuckets(few, monthsBuckets, 1)).not.toBeNull();
    // As rounding may have it: more ended than there were.
    const contradicting = { ended: named([30, 30]), ongoing: {}, before: named([0, 60]) };
    expect(kaplanMeierOfBuckets(contradicting, monthsBuckets, 1)).toBeNull();
  });
});

/** People who come evenly and stay so long that half are gone after four months, as a year sees them. */
function yearOf(medianMonths: number): { exact: Lasted[]; seen: Seen } {
  const classOf = (time: number) => monthsBuckets.classes.find(({ to }) => to === null || time <= to)!.code;
  const seen = { ended: named([]), ongoing: named([]), before: named([]) };
  const exact: Lasted[] = [];
  for (let i = 0; i < 20_000; i++) {
    const start = -60 + (72 * i) / 20_000;
    const chance = (i * 0.6180339887498949) % 1;
    const end = start - (Math.log(1 - chance) * medianMonths) / Math.LN2;
    if (end < 0) continue;
    const entered = Math.max(-start, 0);
    if (entered > 0) seen.before[classOf(entered)]! += 1;
    seen[end < 12 ? 'ended' : 'ongoing'][classOf(Math.min(end, 12) - start)]! += 1;
    exact.push(lasted(Math.min(end, 12) - start, end < 12, entered));
  }
  return { exact, seen };
}

describe('late entry', () => {
  it('finds the median of people of whom a period sees only a part, which is too long without it', () => {
    const { exact, seen } = yearOf(4);
    expect(exactKaplanMeier(exact)!.value).toBeCloseTo(4, 1);
    expect(exactKaplanMeier(exact.map((one) => ({ ...one, entered: 0 })))!.value).toBeGreaterThan(5);
    const found = kaplanMeierOfBuckets(seen, monthsBuckets)!.value!;
    expect(Math.abs(found - 4)).toBeLessThan(0.5);
    expect(kaplanMeierOfBuckets({ ...seen, before: {} }, monthsBuckets)!.value).toBeGreaterThan(5);
  });
});

describe('exact values', () => {
  const of = (...values: number[]) => values.map((time) => ({ time, count: 1 }));

  it('have quantiles and a mean', () => {
    expect([quantile(of(4, 1, 3, 2), 0.5), quantile(of(1, 2, 3), 0.25), quantile([], 0.5)]).toEqual([
      2.5,
      1.5,
      null,
    ]);
    expect([mean(of(1, 2, 6)), mean([])]).toEqual([3, null]);
  });

  it('count as often as they are there', () => {
    const some = fc.array(fc.record({ time: fc.nat(50), count: fc.integer({ min: 1, max: 4 }) }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(some, fc.constantFrom(0, 0.25, 0.5, 0.75, 0.9, 1), (all, part) => {
        const apart = all.flatMap(({ time, count }) =>
          Array.from({ length: count }, () => ({ time, count: 1 })),
        );
        expect(quantile(all, part)).toBe(quantile(apart, part));
        expect(mean(all)).toBeCloseTo(mean(apart)!, 9);
      }),
    );
  });
});
