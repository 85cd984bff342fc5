import { placesOf } from '../../../src/disclosure/counts/linked-tables';
import { isSmall } from '../../../src/disclosure/counts/rule-p';
import { stockAgainstOneGuess, stockAgainstOneHalf, whyAccepted } from './accepted';
import { cellsOf, countsIn, madeUp, population, random, type Client } from './clients';
import { takeAll, type Publisher, type Taken } from './publisher';
import { recoveryOf, toldByUnbiased, type Sample } from './recovery';
import { percent, type Figure } from './report';

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** An estimate of a count that adds up so many noisy cells. */
interface Estimate {
  value: number;
  cells: number;
}

/** The best average: what adds up fewer cells weighs more. */
const averageOf = (estimates: readonly Estimate[]): number =>
  sum(estimates.map(({ value, cells }) => value / cells)) / sum(estimates.map(({ cells }) => 1 / cells));

/** Tables of parts of a period: of other people than its own tables. */
const isInTime = (axes: readonly string[]): boolean =>
  ['half', 'PART', 'WHEN'].some((axis) => axes.includes(axis));

const isTold = ({ upper }: { upper: number }): boolean => upper !== Infinity;

/** What can be read of each category of a dimension: its own cell, and the sum of its cells in every two-way table. */
function estimatesOf(taken: readonly Taken[], dimension: string, category: string): Estimate[] {
  return taken
    .filter(({ axes }) => axes.includes(dimension) && !isInTime(axes))
    .flatMap(({ axes, categories, cells }) => {
      const side = axes.indexOf(dimension);
      const place = categories[side]!.indexOf(category);
      const read = place < 0 ? [] : placesOf(categories, side, place).map((cell) => cells[cell]!);
      if (read.length === 0 || !read.every(isTold)) return [];
      const values = read.map(({ value }) => value);
      return [{ value: sum(values), cells: Math.max(1, values.filter((value) => value > 0).length) }];
    });
}

/** Two further ways to a cell of a two-way table: its row less the others in it, and its column. */
function indirectly(
  taken: ReadonlyMap<string, Taken>,
  { axes, categories, cells }: Taken,
  cell: number,
): Estimate[] {
  const columns = categories[1]!.length;
  return axes.flatMap((axis, side) => {
    const place = side === 0 ? Math.floor(cell / columns) : cell % columns;
    const others = placesOf(categories, side, place).filter((other) => other !== cell);
    const margin = taken.get(axis);
    const whole = margin?.cells[margin.categories[0]!.indexOf(categories[side]![place]!)];
    if (!whole || !others.every((other) => isTold(cells[other]!))) return [];
    const rest = sum(others.map((other) => cells[other]!.value));
    return [{ value: whole.value - rest, cells: 1 + others.length }];
  });
}

const seenAs = (average: number): string => (Math.round(2 * average) / 2).toFixed(1);

/** A publication, and whom it counts. */
export interface Published {
  taken: Taken[];
  clients: readonly Client[];
}

export async function averaging(publisher: Publisher, size: number, publications: number): Promise<Figure> {
  const published: Published[] = [];
  for (let place = 0; place < publications; place += 1) {
    const clients = population(size, `average/${place}`);
    published.push({
      taken: await takeAll(await publisher.publish(clients, `average/${place}`)),
      clients,
    });
  }
  return averagingOf(publisher.name, `${publications} publications, N = ${size}`, published);
}

/** Reading a count directly against averaging it over all tables that it is the sum or the rest of. */
export function averagingOf(name: string, over: string, published: readonly Published[]): Figure {
  const directly: Sample[] = [];
  const averaged: Sample[] = [];
  const add = (truth: number, [first, ...others]: readonly Estimate[]): void => {
    if (!isSmall(truth)) return;
    directly.push({ truth, seen: seenAs(first!.value) });
    averaged.push({ truth, seen: seenAs(averageOf([first!, ...others])) });
  };
  for (const { taken, clients } of published) {
    const byName = new Map(taken.map((table) => [table.axes.join(), table]));
    for (const table of taken.filter(({ axes }) => axes.length > 0 && !isInTime(axes)))
      countsIn(clients, table).forEach((count, cell) => {
        const [dimension] = table.axes;
        if (!isTold(table.cells[cell]!)) return;
        if (table.axes.length === 1) add(count, estimatesOf(taken, dimension!, table.categories[0]![cell]!));
        else add(count, [{ value: table.cells[cell]!.value, cells: 1 }, ...indirectly(byName, table, cell)]);
      });
  }
  const [read, found] = [recoveryOf(directly), recoveryOf(averaged)];
  const gain = found.recovered - read.recovered;
  return {
    attack: 'averaging over partitions',
    publisher: name,
    over: `${over}, ${found.samples} guesses`,
    figure: `${percent(found.recovered)} guessed right, ${percent(read.recovered)} by direct reading`,
    rule: 'at most 1 point more',
    passed: gain <= 0.01,
  };
}

/** The records of the next period: who stays, and others for those who left. */
function nextPeriod(
  clients: readonly Client[],
  staying: number,
  period: number,
  draw: () => number,
): Client[] {
  return clients.map((client, place) => (place < staying ? client : madeUp(`${client.key}/${period}`, draw)));
}

const periods = 8;

/** A history of publications, and the tables of it that are read. */
type History = ReadonlyArray<{ taken: Taken[]; clients: Client[] }>;

/** Whom the attack reads: stocks of one size, of which so many are the same people in all eight half-years. */
export interface Stocks {
  size: number;
  staying: number;
  runs: number;
}

/**
 * A stock of which most are the same people for eight half-years: the counts that stay the same, read eight times. Each size
 * by itself: how evenly small counts are spread, and so how often one guess for all is right, depends on it.
 */
export async function stableStock(publisher: Publisher, { size, staying, runs }: Stocks): Promise<Figure[]> {
  const eight: Sample[] = [];
  const one: Sample[] = [];
  for (let run = 0; run < runs; run += 1) {
    const history = await historyOf(publisher, size, staying, `stock/${size}/${run}`);
    eight.push(...unchanged(history, history));
    one.push(...unchanged(history, history.slice(0, 1)));
  }
  const [often, once] = [recoveryOf(eight), recoveryOf(one)];
  const renewed = percent(1 - staying);
  const figure = (attack: string, against: number, what: string): Figure => ({
    ...{ attack, publisher: publisher.name, rule: 'at most 5 points more' },
    over: `${runs} stocks, N = ${size}, ${often.samples} guesses`,
    figure: `${percent(often.recovered)} guessed right, ${percent(against)} ${what}`,
    passed: often.recovered - against <= 0.05,
    accepted: whyAccepted({ attack, publisher: publisher.name }, size, often.recovered - against),
  });
  return [
    figure(
      stockAgainstOneGuess(renewed),
      often.constant,
      `by the best constant guess, ${percent(toldByUnbiased(one.map(({ truth }) => truth)))} of any rounding that is right on average`,
    ),
    figure(stockAgainstOneHalf(renewed), once.recovered, 'from one half-year alone'),
  ];
}

async function historyOf(
  publisher: Publisher,
  size: number,
  staying: number,
  seed: string,
): Promise<History> {
  const draw = random(seed);
  let clients = population(size, seed);
  const history: Array<{ taken: Taken[]; clients: Client[] }> = [];
  for (let period = 0; period < periods; period += 1) {
    history.push({ taken: await takeAll(await publisher.publish(clients, seed)), clients });
    clients = nextPeriod(clients, Math.round(staying * size), period, draw);
  }
  return history;
}

function unchanged(history: History, read: History): Sample[] {
  const [{ taken, clients }] = history as [History[0]];
  return taken.flatMap(({ axes }, table) => {
    const sets = history.map((period) => cellsOf(period.clients, axes));
    return cellsOf(clients, axes).flatMap((cell, place) => {
      if (!isSmall(cell.length) || sets.some((each) => !sameRecords(each[place]!, cell))) return [];
      const seen = sum(read.map((period) => period.taken[table]!.cells[place]!.value));
      return [{ truth: cell.length, seen: String(seen) }];
    });
  });
}

const sameRecords = (a: readonly Client[], b: readonly Client[]): boolean =>
  a.length === b.length && a.every((client) => b.includes(client));
