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
  return placeOf(
    buckets.classes,
    numbers.map((number) => number / all),
    part,
  );
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

/**
 * The median duration of those that ended and those that still last, from counts per class (a life table): who still lasts
 * is taken to be seen for half of the class in which it is now.
 */
export function kaplanMeierOfBuckets(
  ended: Counts,
  ongoing: Counts,
  buckets: Buckets,
  least: number = leastShown,
): Duration | null {
  const ends = within(ended, buckets);
  const lasting = within(ongoing, buckets);
  if (sum(ends) + sum(lasting) < Math.max(least, 1)) return null;
  let survival = 1;
  const parts = ends.map((number, i) => {
    const atRisk = sum(ends.slice(i)) + sum(lasting.slice(i)) - lasting[i]! / 2;
    const ending = number === 0 ? 0 : survival * Math.min(number / atRisk, 1);
    survival -= ending;
    return ending;
  });
  return placeOf(buckets.classes, parts, 0.5);
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

/** How long somebody was seen, and whether it ended then. */
export interface Lasted {
  time: number;
  ended: boolean;
}

export interface SurvivalStep {
  time: number;
  atRisk: number;
  ended: number;
  /** The share for which it lasts longer than this. */
  survival: number;
}

/** Kaplan-Meier's product-limit estimate. Who is last seen on a day on which others end was at risk on that day. */
export function kaplanMeier(all: readonly Lasted[]): SurvivalStep[] {
  const at = new Map<number, { seen: number; ended: number }>();
  for (const { time, ended } of all) {
    const there = at.get(time) ?? { seen: 0, ended: 0 };
    at.set(time, { seen: there.seen + 1, ended: there.ended + Number(ended) });
  }
  let survival = 1;
  let atRisk = all.length;
  return [...at]
    .sort(([a], [b]) => a - b)
    .flatMap(([time, { seen, ended }]) => {
      const step = { time, atRisk, ended, survival: (survival *= 1 - ended / atRisk) };
      atRisk -= seen;
      return ended > 0 ? [step] : [];
    });
}

/** The first time at which at most half lasts longer; null when more than half is still there at the end. */
export const medianSurvival = (steps: readonly SurvivalStep[]): number | null =>
  steps.find(({ survival }) => survival <= 0.5 + 1e-9)?.time ?? null;

/** Of exact values; between two of them in proportion. Null of none. */
export function quantile(values: readonly number[], part: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const low = sorted[Math.floor(place)]!;
  const high = sorted[Math.ceil(place)]!;
  return low + (high - low) * (place - Math.floor(place));
}

export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : sum(values) / values.length;
