import { clientsIn, random, type Client } from '../clients';
import { isSmall } from '../../../../src/disclosure/counts/rule-p';
import { recoveryOf, type Sample } from '../recovery';
import { percent, type Figure } from '../report';
import { startHubOf } from './hub-of-people';
import { ends, stockOf, thereAt, type Person } from './people';
import { questionsOf, readPeriod, type ReadTable } from './published';

const halfYears = ['2022-H2', '2023-H1', '2023-H2', '2024-H1', '2024-H2', '2025-H1', '2025-H2', '2026-H1'];

/** What is read of a stock: the ends of eight half-years by one dimension, and of a year by two. */
export interface StockRead {
  people: Person[];
  halves: ReadTable[][];
  year: ReadTable[];
}

/** Publishes a stock of people who stay, of whom a share is renewed in each half-year, and reads it. */
export async function readStock(size: number, renewed: number, seed: string): Promise<StockRead> {
  const make = (region: Parameters<typeof stockOf>[2]['region']) =>
    stockOf(size, renewed, { region, draw: random(seed) });
  const { hub, people } = await startHubOf(make, ['STOCK']);
  try {
    const ask = hub.as('dashboard', 'DASHBOARD');
    const halves: ReadTable[][] = [];
    for (const half of halfYears) halves.push(await readPeriod(ask, questionsOf('STOCK', 'HALF_YEAR', half)));
    return { people, halves, year: await readPeriod(ask, questionsOf('STOCK', 'YEAR', '2025')) };
  } finally {
    await hub.stop();
  }
}

/** Counts that stay the same people for eight half-years, read once and read eight times. */
function samplesOf({ people, halves }: StockRead): { eight: Sample[]; one: Sample[] } {
  const eight: Sample[] = [];
  const one: Sample[] = [];
  const [first] = halves as [ReadTable[]];
  for (const table of first) {
    const read = halves.map((tables) => tables.find(({ axes }) => axes.join() === table.axes.join()));
    if (read.some((each) => JSON.stringify(each?.categories) !== JSON.stringify(table.categories))) continue;
    const sets = ends.map((end) => clientsIn(thereAt(people, end), table));
    sets[0]!.forEach((cell, place) => {
      if (!isSmall(cell.length) || sets.some((each) => !sameClients(each[place]!, cell))) return;
      const values = read.map((each) => each!.cells[place]!.value);
      eight.push({ truth: cell.length, seen: String(values.reduce((sum, value) => sum + value, 0)) });
      one.push({ truth: cell.length, seen: String(values[0]) });
    });
  }
  return { eight, one };
}

const sameClients = (a: readonly Client[], b: readonly Client[]): boolean =>
  a.length === b.length && a.every((client) => b.includes(client));

export function stableStockOverHttp(renewed: number, stocks: readonly StockRead[]): Figure[] {
  const samples = stocks.map(samplesOf);
  const [often, once] = [
    recoveryOf(samples.flatMap(({ eight }) => eight)),
    recoveryOf(samples.flatMap(({ one }) => one)),
  ];
  const figure = (against: number, what: string): Figure => ({
    attack: `eight half-years of a stock, ${percent(renewed)} renewed in each: counts that stay the same`,
    ...{ publisher: 'the API', rule: 'at most 5 points more' },
    over: `${stocks.length} stocks, ${often.samples} guesses`,
    figure: `${percent(often.recovered)} guessed right, ${percent(against)} ${what}`,
    passed: often.recovered - against <= 0.05,
  });
  return [
    figure(often.constant, 'by the best constant guess'),
    figure(once.recovered, 'from one half-year alone'),
  ];
}
