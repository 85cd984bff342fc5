import type { Duration } from './derive';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** How long something lasted that was seen from a day of it on, and whether it ended then; so many times. */
export interface Lasted {
  time: number;
  ended: boolean;
  /** How long it lasted already when it was first seen. */
  entered: number;
  count: number;
}

export interface SurvivalStep {
  time: number;
  atRisk: number;
  ended: number;
  /** The share for which it lasts longer than this. */
  survival: number;
}

/**
 * Kaplan-Meier's product-limit estimate, with late entry. Who is last seen on a day on which others end was at risk on that
 * day, and so was who is first seen on it.
 */
export function kaplanMeier(all: readonly Lasted[]): SurvivalStep[] {
  const days = new Map<number, { entered: number; left: number; ended: number }>();
  const at = (day: number) => {
    const there = days.get(day) ?? { entered: 0, left: 0, ended: 0 };
    days.set(day, there);
    return there;
  };
  for (const { time, ended, entered, count } of all) {
    at(entered).entered += count;
    at(time).left += count;
    if (ended) at(time).ended += count;
  }
  let survival = 1;
  let atRisk = 0;
  return [...days]
    .sort(([a], [b]) => a - b)
    .flatMap(([time, { entered, left, ended }]) => {
      atRisk += entered;
      if (ended > 0) survival *= 1 - ended / atRisk;
      const step = { time, atRisk, ended, survival };
      atRisk -= left;
      return ended > 0 ? [step] : [];
    });
}

/** The first time at which at most half lasts longer; null when more than half is still there at the end. */
export const medianSurvival = (steps: readonly SurvivalStep[]): number | null =>
  steps.find(({ survival }) => survival <= 0.5 + 1e-9)?.time ?? null;

/**
 * The exact median duration, those that still last taken along. Null of nobody, and where all that were at risk ended while others
 * are seen from a later day on only: of the days in between nothing is known.
 */
export function exactKaplanMeier(all: readonly Lasted[]): Duration | null {
  if (all.length === 0) return null;
  const steps = kaplanMeier(all);
  const value = medianSurvival(steps);
  const longest = all.reduce((most, { time }) => Math.max(most, time), 0);
  if (value === null) return { value, over: longest };
  const gap = steps.find(({ survival }) => survival < 1e-9);
  return gap?.time === value && value < longest ? null : { value, over: null };
}

type Times = ReadonlyArray<Pick<Lasted, 'time' | 'count'>>;
const timesIn = (all: Times): number => sum(all.map(({ count }) => count));

/** Of exact values; between two of them in proportion. Null of none. */
export function quantile(all: Times, part: number): number | null {
  if (all.length === 0) return null;
  const sorted = [...all].sort((a, b) => a.time - b.time);
  const place = (timesIn(all) - 1) * part;
  const valueAt = (wanted: number): number => {
    let before = 0;
    return sorted.find(({ count }) => (before += count) > wanted)!.time;
  };
  const [low, high] = [valueAt(Math.floor(place)), valueAt(Math.ceil(place))];
  return low + (high - low) * (place - Math.floor(place));
}

export const mean = (all: Times): number | null =>
  all.length === 0 ? null : sum(all.map(({ time, count }) => time * count)) / timesIn(all);
