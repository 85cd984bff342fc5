/** Draws that are the same for the same seed. */
export interface Draw {
  /** At least 0 and below 1. */
  fraction(): number;
  /** A whole number from the first to the last, both included. */
  whole(from: number, to: number): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  /** One of the choices, in proportion to its weight. */
  weighted<T>(choices: ReadonlyArray<readonly [T, number]>): T;
  /** A random (version 4) UUID. */
  uuid(): string;
}

/** A generator from a seed (mulberry32): small, and good enough for demonstration data. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const fraction = () => next() / 2 ** 32;
  return {
    fraction,
    whole: (from, to) => from + Math.floor(fraction() * (to - from + 1)),
    chance: (probability) => fraction() < probability,
    weighted: (choices) => {
      let left = fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      return (choices.find(([, weight]) => (left -= weight) < 0) ?? choices.at(-1)!)[0];
    },
    uuid: () => {
      const [first, second, third, last] = [next(), next(), next(), next()];
      const variant = '89ab'[(third >>> 28) % 4]!;
      return (
        `${fourOf(first >>> 16)}${fourOf(first)}-${fourOf(second >>> 16)}-4${fourOf(second).slice(1)}-` +
        `${variant}${fourOf(third >>> 16).slice(1)}-${fourOf(third)}${fourOf(last >>> 16)}${fourOf(last)}`
      );
    },
  };
}

/** Four hexadecimal digits of every number that has them: a large population needs millions of keys. */
const four = Array.from({ length: 0x10000 }, (_, number) => number.toString(16).padStart(4, '0'));
const fourOf = (number: number): string => four[number & 0xffff]!;
