import { additivity, bias } from './adding-up';
import { lateRecord, repeats } from './asking';
import { averaging, stableStock } from './averages';
import { categoriesOf, population, type Client } from './clients';
import { baseCube } from './cube';
import { collusion, differences, linkedBounds, type Party } from './linked-bounds';
import { meansWithCounts } from './means';
import { twoOf } from './parties';
import type { Publisher } from './publisher';
import type { Figure } from './report';

/** How long to try. */
export interface Effort {
  sizes: readonly number[];
  questions: number;
  secrets: number;
  publications: number;
  stocks: number;
  /** Whether partners are tried two by two, and the base cube is searched. */
  thorough: boolean;
}

/** Some seconds: what every run of the tests can afford. */
export const quick: Effort = {
  sizes: [100],
  questions: 300,
  secrets: 10,
  publications: 6,
  stocks: 0,
  thorough: false,
};

/** Some minutes. */
export const everything: Effort = {
  sizes: [100, 350],
  questions: 1000,
  secrets: 200,
  publications: 30,
  stocks: 12,
  thorough: true,
};

const those =
  (dimension: string, category: string): Party =>
  ({ values }) =>
    values[dimension] === category;

/** Everybody who knows the clients of one category. Nobody is elsewhere. */
const partiesOf = (dimension: string, nobody?: string): Party[] =>
  categoriesOf(dimension)
    .filter((category) => category !== nobody)
    .map((category) => those(dimension, category));

async function collusions(publisher: Publisher, clients: Client[], { thorough }: Effort): Promise<Figure[]> {
  const providers = partiesOf('provider');
  const municipalities = partiesOf('municipality', 'ELSEWHERE');
  const figures = [
    await collusion(publisher, clients, providers.slice(0, thorough ? 8 : 2), 'a provider'),
    await collusion(publisher, clients, municipalities.slice(0, thorough ? 8 : 2), 'a municipality'),
  ];
  if (!thorough) return figures;
  return [
    ...figures,
    await collusion(publisher, clients, twoOf(providers), 'two providers'),
    await collusion(publisher, clients, twoOf(municipalities), 'two municipalities'),
    await collusion(
      publisher,
      clients,
      providers.flatMap((one) =>
        municipalities.map(
          (other): Party =>
            (client) =>
              one(client) || other(client),
        ),
      ),
      'a provider and a municipality',
    ),
  ];
}

/** Every attack that needs published tables only. */
export async function attack(publisher: Publisher, effort: Effort): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of effort.sizes) {
    const clients = population(size, `attack/${size}`);
    figures.push(
      await repeats(publisher, clients, effort.questions),
      ...(await bias(publisher, clients, effort.secrets)),
      await differences(publisher, clients),
      await linkedBounds(publisher, clients),
      ...(await collusions(publisher, clients, effort)),
      await averaging(publisher, size, effort.publications),
      await lateRecord(publisher, clients, 10),
      await meansWithCounts(publisher, clients),
    );
    if (effort.thorough) figures.push(...(await baseCube(publisher, clients)));
    figures.push(await additivity(publisher, publicationsOf(size, effort.publications)));
    if (effort.stocks > 0)
      for (const staying of [1, 0.97])
        figures.push(...(await stableStock(publisher, { size, staying, runs: effort.stocks })));
  }
  return figures;
}

const publicationsOf = (size: number, publications: number): Client[][] =>
  Array.from({ length: publications }, (_, place) => population(size, `sums/${place}`));
