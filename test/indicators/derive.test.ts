import fc from 'fast-check';
import { bucketsIn, monthsBuckets, nightsBuckets } from '../../src/features/indicator/buckets';
import { estimatedMean, median, percentile, share } from '../../src/features/indicator/derive';

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

  it('of nights is never over the nights of its period, and that of months is the same in all', () => {
    const mean = (period: string, counts: Record<string, number>) =>
      estimatedMean(counts, bucketsIn(nightsBuckets, period));
    expect(mean('2025-H2', { NIGHTS_OVER_182: 20 })).toBe(183.5);
    expect(mean('2025-H2', { NIGHTS_92_182: 20 })).toBe(137);
    expect(mean('2025-H1', { NIGHTS_92_182: 20 })).toBe(159.5);
    expect(mean('2025', { NIGHTS_92_182: 20, NIGHTS_OVER_182: 20 })).toBe((137 + 274) / 2);
    for (const period of ['2025', '2025-H1', '2025-H2'])
      expect(bucketsIn(monthsBuckets, period)).toEqual(monthsBuckets);
  });
});
