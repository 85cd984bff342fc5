/** A count that is whole lies between these, both included. */
export interface Interval {
  lower: number;
  upper: number;
}

/** A small count: the ones that may tell of persons. */
export const isSmall = (count: number): boolean => count >= 1 && count <= 4;

/** A count that is known to be 1 or more must leave so many possible values. */
const fewestValues = 5;
/** What a solver may be off by. */
const tolerance = 1e-6;

/** The whole numbers within what a linear programme found. */
export const wholeWithin = (low: number, high: number): Interval => ({
  lower: Math.ceil(low - tolerance),
  upper: Math.floor(high + tolerance),
});

/**
 * Rule P, for a small count: why what can be concluded of it is too much, or null where it is not. It must not be
 * determined, nor proven to lie within 1 to 4; where it is proven to be 1 or more, five values at least must be possible.
 * Whoever finds a wider interval finds less: what passes keeps passing.
 */
export function breachOf({ lower, upper }: Interval): string | null {
  if (lower === upper) return 'uniquely determined';
  if (lower < 1) return null;
  if (upper <= 4) return 'proven to lie within 1 to 4';
  return upper - lower + 1 < fewestValues ? `fewer than ${fewestValues} possible values` : null;
}
