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
      const hex = [next(), next(), next(), next()].map((part) => part.toString(16).padStart(8, '0')).join('');
      const variant = '89ab'[parseInt(hex[16]!, 16) % 4]!;
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}
