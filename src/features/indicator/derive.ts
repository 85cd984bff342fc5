import type { Bucket, Buckets } from './buckets';

/** Counts per category, as they are published or, for exact figures of one's own, as they are. */
export type Counts = Readonly<Record<string, number>>;

/** A share or a duration over fewer than these says more of the rounding than of people. */
export const leastShown = 20;

/** A duration that was derived; `over` when all that can be said is that it is longer than the last border. */
export interface Duration {
  value: number | null;
  over: number | null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const countOf = (counts: Counts, codes: readonly string[]) => sum(codes.map((code) => counts[code] ?? 0));
const within = (counts: Counts, { classes }: Buckets) => classes.map(({ code }) => counts[code] ?? 0);

/** The share of some categories among others that hold them; null over too few. Never above one. */
export function share(
  counts: Counts,
  { of, among }: { of: readonly string[]; among: readonly string[] },
  least: number = leastShown,
): number | null {
  const all = countOf(counts, among);
  if (all < Math.max(least, 1)) return null;
  return (
    countOf(
      counts,
      of.filter((code) => among.includes(code)),
    ) / all
  );
}

/** Where so great a part of the counts lies below, as if they were spread evenly within each class. */
export function percentile(
  counts: Counts,
  buckets: Buckets,
  part: number,
  least: number = leastShown,
): Duration | null {
  const numbers = within(counts, buckets);
  const all = sum(numbers);
  if (all < Math.max(least, 1)) return null;
  return placeOf(buckets.classes, numbers, part * all);
}

export const median = (counts: Counts, buckets: Buckets, least?: number): Duration | null =>
  percentile(counts, buckets, 0.5, least);

/** Of the fixed value of each class: an estimate. */
export function estimatedMean(counts: Counts, buckets: Buckets, least: number = leastShown): number | null {
  const numbers = within(counts, buckets);
  const all = sum(numbers);
  if (all < Math.max(least, 1)) return null;
  return sum(numbers.map((number, i) => number * buckets.classes[i]!.value)) / all;
}

/** What was seen in a period, per class of duration. */
export interface Seen {
  /** Those that ended in it, by how long they had lasted. */
  ended: Counts;
  /** Those that still last at its end, by how long they last then. */
  ongoing: Counts;
  /** Those that lasted already when it began, by how long they had then: what came before the period was not seen. */
  before: Counts;
}

export interface LifeTableStep {
  /** Effective number: who is seen during a part of the class only counts for half. */
  atRisk: number;
  ended: number;
  /** The share for which it lasts longer than this class. */
  survival: number;
}

/** An actuarial life table over the classes. Who came late counts from the class in which it was when the period began. */
export function lifeTable({ ended, ongoing, before }: Seen, buckets: Buckets): LifeTableStep[] {
  const [ends, lasting, entering] = [ended, ongoing, before].map((counts) => within(counts, buckets));
  // Began in the period. Rounded counts may leave fewer than nobody.
  let there = Math.max(sum(ends!) + sum(lasting!) - sum(entering!), 0);
  let survival = 1;
  return ends!.map((number, i) => {
    const atRisk = there + (entering![i]! - lasting![i]!) / 2;
    if (number > 0) survival *= 1 - Math.min(number / Math.max(atRisk, number), 1);
    there = Math.max(there + entering![i]! - number - lasting![i]!, 0);
    return { atRisk, ended: number, survival };
  });
}

/**
 * The median duration, those that still last taken along, from counts per class. Null where fewer than `least` are at risk in a class
 * on the way to it: there the survival says more of the rounding than of people.
 */
export function kaplanMeierOfBuckets(
  seen: Seen,
  buckets: Buckets,
  least: number = leastShown,
): Duration | null {
  const steps = lifeTable(seen, buckets);
  const closed = steps.slice(0, -1);
  const reached = closed.findIndex(({ survival }) => survival <= 0.5 + 1e-9);
  const needed = reached < 0 ? closed : closed.slice(0, reached + 1);
  if (needed.some(({ atRisk, ended }) => atRisk < Math.max(least, ended, 1))) return null;
  return placeOf(
    buckets.classes,
    steps.map(({ survival }, i) => (steps[i - 1]?.survival ?? 1) - survival),
    0.5,
  );
}

/** In which class, and where in it, a sum of parts reaches so much. */
function placeOf(classes: readonly Bucket[], parts: readonly number[], wanted: number): Duration {
  let before = 0;
  for (const [i, part] of parts.entries()) {
    const { from, to } = classes[i]!;
    // What is left of adding fractions is not a person.
    if (part > 0 && before + part >= wanted - 1e-9)
      return to === null
        ? { value: null, over: from }
        : { value: from + (to - from) * ((wanted - before) / part), over: null };
    before += part;
  }
  return { value: null, over: classes.at(-1)!.from };
}
