import { createHash } from 'node:crypto';
import { membersOf } from '../../../src/disclosure/counts/linked-tables';

/** A made-up client: a random key, and the place of its category in every dimension. */
export interface Client {
  key: string;
  values: Record<string, string>;
}

type Shares = ReadonlyArray<readonly [category: string, share: number]>;

/**
 * Seven dimensions with shares after the tables of the documents: origin and debts after the clients of the night shelter in
 * 2019, target groups after the estimated demand. Nobody of these exists.
 */
const shares: Record<string, Shares> = {
  municipality: [
    ['GM0505', 44],
    ['ELSEWHERE', 26],
    ['GM0642', 6],
    ['GM0531', 4],
    ['GM0482', 3],
    ['GM0512', 3],
    ['GM0610', 3],
    ['GM1978', 1],
  ],
  provider: [
    ['P1', 30],
    ['P2', 20],
    ['P3', 14],
    ['P4', 10],
    ['P5', 10],
    ['P6', 8],
    ['P7', 5],
    ['P8', 3],
  ],
  product: [
    ['NIGHT_SHELTER', 30],
    ['SHELTERED_HOUSING', 30],
    ['SUPPORTED_AT_HOME', 16],
    ['CRISIS_SHELTER', 12],
    ['TRAINING', 8],
    ['HOUSING_FIRST', 4],
  ],
  targetGroup: [
    ['SHELTERED_HOUSING', 80],
    ['SHELTER', 37.5],
    ['FAMILY', 12.5],
    ['DETENTION', 10],
    ['YOUTH', 5],
  ],
  ageBand: [
    ['18-22', 10],
    ['23-34', 28],
    ['35-49', 32],
    ['50-64', 24],
    ['65 and over', 6],
  ],
  debt: [
    ['no', 59],
    ['yes', 31],
  ],
  earlierUse: [
    ['FIRST', 55],
    ['RETURNED', 40],
    ['UNSPECIFIED', 5],
  ],
};

export const dimensions = Object.keys(shares);
export const categoriesOf = (dimension: string): string[] =>
  dimension === 'half' ? ['H1', 'H2'] : shares[dimension]!.map(([category]) => category);

/** Draws for made-up clients and attackers, uniform in [0, 1): the same seed gives the same ones. */
export function random(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick(options: Shares, draw: () => number): string {
  let left = draw() * options.reduce((sum, [, share]) => sum + share, 0);
  return (options.find(([, share]) => (left -= share) < 0) ?? options[0]!)[0];
}

/** A client; providers have a product that most of their clients get, and the young are mostly a group of their own. */
export function madeUp(key: string, draw: () => number): Client {
  const values = Object.fromEntries(dimensions.map((name) => [name, pick(shares[name]!, draw)]));
  const products = categoriesOf('product');
  if (draw() < 0.7) values.product = products[Number(values.provider!.slice(1)) % products.length]!;
  if (values.ageBand === '18-22' && draw() < 0.6) values.targetGroup = 'YOUTH';
  values.half = draw() < 0.5 ? 'H1' : 'H2';
  return { key, values };
}

/** A population of so many. */
export function population(size: number, seed: string): Client[] {
  const draw = random(seed);
  return Array.from({ length: size }, (_, place) => madeUp(`${seed}/${place}`, draw));
}

/** What a table is broken down by, and its categories; what was merged is named after its members ('A+B'). */
export interface Shape {
  axes: readonly string[];
  categories: ReadonlyArray<readonly string[]>;
}

/** The clients of every cell of a table as it stands, row by row. */
export function clientsIn(clients: readonly Client[], { axes, categories }: Shape): Client[][] {
  const size = categories.reduce((all, names) => all * names.length, 1);
  const cells: Client[][] = Array.from({ length: size }, () => []);
  const places = categories.map(
    (names) => new Map(names.flatMap((name, place) => membersOf(name).map((member) => [member, place]))),
  );
  for (const client of clients) {
    const place = axes.reduce(
      (before, axis, side) => before * categories[side]!.length + places[side]!.get(client.values[axis]!)!,
      0,
    );
    cells[place]!.push(client);
  }
  return cells;
}

export const countsIn = (clients: readonly Client[], shape: Shape): number[] =>
  clientsIn(clients, shape).map(({ length }) => length);

const shapeOf = (axes: readonly string[]): Shape => ({ axes, categories: axes.map(categoriesOf) });

/** The clients of every cell of a table, row by row. */
export const cellsOf = (clients: readonly Client[], axes: readonly string[]): Client[][] =>
  clientsIn(clients, shapeOf(axes));

export const countsOf = (clients: readonly Client[], axes: readonly string[]): number[] =>
  countsIn(clients, shapeOf(axes));
