/** What an attacker sees of a cell, and what is true of it. */
export interface Sample {
  seen: string;
  truth: number;
}

/** How often an attacker guesses right: by what is seen, and by one guess for all. */
export interface Recovery {
  recovered: number;
  constant: number;
  samples: number;
}

/**
 * How often an attacker with a perfect memory guesses the true count: it learned from half of the samples which count goes
 * most often with what is seen, and guesses on the other half.
 */
export function recoveryOf(samples: readonly Sample[]): Recovery {
  const [learnt, tried] = [
    samples.filter((_, place) => place % 2 === 0),
    samples.filter((_, place) => place % 2),
  ];
  const guessOf = mostOften(learnt, ({ seen }) => seen);
  const always = mostOften(learnt, () => '').get('');
  const right = (guess: (sample: Sample) => number | undefined) =>
    tried.filter((sample) => guess(sample) === sample.truth).length / tried.length;
  return {
    recovered: right(({ seen }) => guessOf.get(seen) ?? always),
    constant: right(() => always),
    samples: tried.length,
  };
}

/**
 * How often such counts are guessed right when each is published as one of its two neighbouring multiples of 5 and right on average: it
 * is rounded up with a chance of a fifth for each that it is more than the lower one. No way of drawing tells less of them.
 */
export function toldByUnbiased(counts: readonly number[]): number {
  const shareOf = (count: number): number => counts.filter((one) => one === count).length / counts.length;
  const small = [1, 2, 3, 4];
  const best = (seenAs: (count: number) => number) =>
    Math.max(...small.map((count) => shareOf(count) * seenAs(count)));
  return best((count) => 1 - count / 5) + best((count) => count / 5);
}

function mostOften(samples: readonly Sample[], keyOf: (sample: Sample) => string): Map<string, number> {
  const tallies = new Map<string, Map<number, number>>();
  for (const sample of samples) {
    const tally = tallies.get(keyOf(sample)) ?? new Map<number, number>();
    tally.set(sample.truth, (tally.get(sample.truth) ?? 0) + 1);
    tallies.set(keyOf(sample), tally);
  }
  return new Map(
    [...tallies].map(([key, tally]) => [
      key,
      [...tally].reduce((best, each) => (each[1] > best[1] ? each : best))[0],
    ]),
  );
}
