import { Draws, digestOfKeys } from '../../../src/disclosure/counts/draws';
import { cellsOf, random, type Client } from './clients';
import { controlledRounding } from './controlled-rounding';
import { personTables, type Cell, type Publisher } from './publisher';

/** Publishers that look protected and are not: the harness must tell. */

const near = (value: number, reach: number): Cell => ({
  value,
  lower: Math.max(0, value - reach),
  upper: value + reach,
});

/** Every count to the nearest multiple of 5, computed anew for whoever asks. */
export const liveRounding: Publisher = {
  name: 'mutant: live conventional rounding',
  async publish(clients) {
    const now = [...clients];
    return {
      tables: personTables,
      ask: async (axes) => cellsOf(now, axes).map(({ length }) => near(5 * Math.round(length / 5), 2)),
      register: async (client) => void now.push(client),
    };
  },
};

/** Noise of -2 to 2 for every cell by the key of its records, the same for whoever asks (cell key, D = 2). */
export const cellKey: Publisher = {
  name: 'mutant: cell key with D = 2',
  async publish(clients, secret) {
    const draws = new Draws(secret);
    const noisy = (cell: readonly Client[]): Cell => {
      if (cell.length === 0) return { value: 0, lower: 0, upper: 0 };
      const noise = Math.floor(5 * draws.uniform(digestOfKeys(cell.map(({ key }) => key)))) - 2;
      return near(Math.max(0, cell.length + noise), 2);
    };
    return {
      tables: personTables,
      ask: async (axes) => cellsOf(clients, axes).map(noisy),
      register: async () => undefined,
    };
  },
};

/** Rounded up or down by a new draw for every question, so that each single answer is well protected. */
export const noisePerQuery: Publisher = {
  name: 'mutant: noise per query',
  async publish(clients, secret) {
    const draws = new Draws(secret);
    let asked = 0;
    const noisy = (cell: readonly Client[], place: number): Cell => {
      const up = draws.uniform(`${asked}/${place}`) < (cell.length % 5) / 5;
      return near(cell.length - (cell.length % 5) + (up ? 5 : 0), 4);
    };
    return {
      tables: personTables,
      ask: async (axes) => {
        asked += 1;
        return cellsOf(clients, axes).map(noisy);
      },
      register: async () => undefined,
    };
  },
};

/** Counts as the hub publishes them, with the exact mean length of stay beside them. */
export const exactMeans: Publisher = {
  name: 'mutant: exact means',
  async publish(clients, secret) {
    const draw = random('days');
    const days = new Map(clients.map(({ key }) => [key, 1 + Math.floor(200 * draw())]));
    const meanOf = (cell: readonly Client[]): number | null =>
      cell.length === 0 ? null : cell.reduce((sum, { key }) => sum + days.get(key)!, 0) / cell.length;
    return {
      ...(await controlledRounding.publish(clients, secret)),
      means: async (axes) =>
        cellsOf(clients, axes).map((cell) => {
          const mean = meanOf(cell);
          return mean === null ? null : Number(mean.toFixed(4));
        }),
    };
  },
};

export const mutants = [liveRounding, cellKey, noisePerQuery, exactMeans];
