import { isSmall } from '../../../../src/disclosure/counts/rule-p';
import { periodNamed } from '../../../../src/features/indicator/period';
import { publishIndicators } from '../../../../src/jobs/indicators/publish-indicators';
import { withService } from '../../../setup/publish';
import { clientsIn, random, type Client } from '../clients';
import { recoveryOf, type Sample } from '../recovery';
import { percent, type Figure } from '../report';
import { startHubOf, type HubOfPeople } from './hub-of-people';
import { drawnAnew, overwritten } from './overwritten';
import { ends, stockOf, thereAt, type Person, type Region } from './people';
import { questionsOf, readPeriod, type ReadTable } from './published';

const halfYears = ['2022-H2', '2023-H1', '2023-H2', '2024-H1', '2024-H2', '2025-H1', '2025-H2', '2026-H1'];

interface Made {
  size: number;
  renewed: number;
  seed: string;
}

type Halves = ReadTable[][];

/** What is read of a stock: the ends of eight half-years by one dimension, under each secret, and of a year by two. */
export interface StockRead extends Made {
  people: Person[];
  halves: Halves[];
  /** The same, where every half-year is drawn by itself. */
  drawnAnew: Halves[];
  year: ReadTable[];
}

/** Publishes a stock of people who stay, of whom a share is renewed in each half-year, under some secrets, and reads it. */
export async function readStock(made: Made, secrets: number): Promise<StockRead> {
  const { size, renewed, seed } = made;
  const make = (region: Region) => stockOf(size, renewed, { region, draw: random(seed) });
  const of = await startHubOf(make, []);
  const ask = of.hub.as('dashboard', 'DASHBOARD');
  const readHalves = async (): Promise<Halves> => {
    const read: Halves = [];
    for (const half of halfYears) read.push(await readPeriod(ask, questionsOf('STOCK', 'HALF_YEAR', half)));
    return read;
  };
  try {
    const halves: Halves[] = [];
    const anew: Halves[] = [];
    for (let secret = 0; secret < secrets; secret += 1) {
      await publishUnder(of, `stocks/${secret}`);
      halves.push(await readHalves());
      if (secrets > 1) anew.push(await drawnByItself(of, readHalves, `${seed}/${secret}`));
    }
    const year = await readPeriod(ask, questionsOf('STOCK', 'YEAR', '2025'));
    return { ...made, people: of.people, halves, drawnAnew: anew, year };
  } finally {
    await of.hub.stop();
  }
}

async function publishUnder({ hub: { database } }: HubOfPeople, secret: string): Promise<void> {
  await database.owner.query('delete from published.snapshot');
  await withService(database, (dataSource) => publishIndicators(dataSource, { secret, codes: ['STOCK'] }));
}

const drawnByItself = ({ hub, people }: HubOfPeople, read: () => Promise<Halves>, seed: string) =>
  overwritten(
    hub.database.owner,
    {
      ...{ beginnings: ['STOCK-'], saying: drawnAnew(random(seed)) },
      counted: (_, period) => thereAt(people, periodNamed(period)!.until),
    },
    read,
  );

interface Samples {
  eight: Sample[];
  one: Sample[];
  /** Counts whose value is not the same in all eight half-years. */
  changing: number;
}

/** Counts that stay the same people for eight half-years, read once and read eight times. */
function samplesOf(people: readonly Person[], halves: Halves): Samples {
  const samples: Samples = { eight: [], one: [], changing: 0 };
  const [first] = halves as [ReadTable[]];
  for (const table of first) {
    const read = halves.map((tables) => tables.find(({ axes }) => axes.join() === table.axes.join()));
    if (read.some((each) => JSON.stringify(each?.categories) !== JSON.stringify(table.categories))) continue;
    const sets = ends.map((end) => clientsIn(thereAt(people, end), table));
    sets[0]!.forEach((cell, place) => {
      if (!isSmall(cell.length) || sets.some((each) => !sameClients(each[place]!, cell))) return;
      const values = read.map((each) => each!.cells[place]!.value);
      const sum = values.reduce((all, value) => all + value, 0);
      samples.eight.push({ truth: cell.length, seen: String(sum) });
      samples.one.push({ truth: cell.length, seen: String(values[0]) });
      samples.changing += Number(new Set(values).size > 1);
    });
  }
  return samples;
}

const sameClients = (a: readonly Client[], b: readonly Client[]): boolean =>
  a.length === b.length && a.every((client) => b.includes(client));

const enoughGuesses = 100;

/** Of stocks of one size: who reads eight half-years against one guess for all, and against one half-year. */
export function stableStockOverHttp(stocks: readonly StockRead[], which: 'halves' | 'drawnAnew'): Figure[] {
  const { size, renewed } = stocks[0]!;
  const samples = stocks.flatMap((stock) => stock[which].map((read) => samplesOf(stock.people, read)));
  const [often, once] = [
    recoveryOf(samples.flatMap(({ eight }) => eight)),
    recoveryOf(samples.flatMap(({ one }) => one)),
  ];
  const changing = samples.reduce((sum, each) => sum + each.changing, 0);
  const counts = samples.reduce((sum, { one }) => sum + one.length, 0);
  // Two standard deviations of a share of so many guesses. Fewer are told and not judged: the method by itself is tried on more.
  const chance = 1 / Math.sqrt(often.samples);
  const isEnough = often.samples >= enoughGuesses;
  const attack = `eight half-years of a stock, ${percent(renewed)} renewed in each: counts that stay the same`;
  const over = `N = ${size}, ${samples.length} publications`;
  const figure = (against: number, than: string): Figure => ({
    ...{ attack: `${attack}, against ${than}`, publisher: 'the API' },
    over: `${over}, ${often.samples} guesses`,
    figure: `${percent(often.recovered)} guessed right, ${percent(against)} by ${than}`,
    rule: isEnough
      ? `at most 5 points more, and ${(100 * chance).toFixed(0)} for chance in so few guesses`
      : `not judged: fewer than ${enoughGuesses} guesses`,
    passed: !isEnough || often.recovered - against <= 0.05 + chance,
  });
  return [
    figure(often.constant, 'one guess for all'),
    figure(once.recovered, 'one half-year'),
    {
      ...{ attack: `${attack}, whose value changes from one to another`, publisher: 'the API' },
      ...{ over: `${over}, ${counts} counts`, figure: `${changing} change`, rule: 'none changes' },
      passed: changing === 0,
    },
  ];
}
