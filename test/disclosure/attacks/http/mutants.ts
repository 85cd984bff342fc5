import type { Ask } from '../../../setup/test-hub';
import { random, type Client } from '../clients';
import type { Figure } from '../report';
import { attackBeside, attackCube, attackTables, attackWithOwn, type ReadMeasure } from './harness';
import type { HubOfPeople } from './hub-of-people';
import { drawnAnew, exact, overwritten, redrawn, type Saying } from './overwritten';
import { registeredIn, registrationsIn } from './people';
import { repeatsOverHttp } from './questions';

/** What the hub would answer if what is published protected too little: every attack must see it. */

export const asMutant = (name: string, figures: readonly Figure[]): Figure[] =>
  figures.map((figure) => ({ ...figure, publisher: `mutant over HTTP: ${name}` }));

const counted =
  ({ people }: HubOfPeople) =>
  (measure: string, period: string): readonly Client[] =>
    measure === 'REGISTERED_PERSONS' ? registeredIn(people, period) : registrationsIn(people, period);

const of2025 = ['REGISTRATIONS-2025', 'REGISTERED_PERSONS-2025'];

const saying = <T>(of: HubOfPeople, said: Saying, attempt: () => Promise<T>): Promise<T> =>
  overwritten(of.hub.database.owner, { beginnings: of2025, saying: said, counted: counted(of) }, attempt);

/** A few tables are enough to see it. */
const fewOf = (read: ReadMeasure): ReadMeasure => ({
  ...read,
  read: read.read.filter(({ axes }) => axes.every((axis) => ['MUNICIPALITY', 'AGE_BAND'].includes(axis))),
});

type Read = (of: HubOfPeople) => Promise<[ReadMeasure, ReadMeasure]>;

/** Exact counts in the place of published ones: of tables side by side, and of partners who take their own away. */
export const exactCounts = (of: HubOfPeople, read: Read, thorough: boolean): Promise<Figure[]> =>
  saying(of, exact, async () => {
    const [flow] = await read(of);
    const figures = [
      ...(await attackTables(fewOf(flow), false)),
      ...(await attackWithOwn(of, fewOf(flow), false)),
      ...(thorough ? await attackCube(fewOf(flow)) : []),
    ];
    return asMutant('exact counts', figures);
  });

/** Whatever is read with exact counts in the place of published ones. */
export const readExactly = <T>(of: HubOfPeople, read: () => Promise<T>): Promise<T> =>
  saying(of, exact, read);

/** Every cell, period and measure drawn by itself. */
export const drawnByItself = (of: HubOfPeople, read: Read): Promise<Figure[]> =>
  saying(of, drawnAnew(random('each by itself')), async () => {
    const [flow] = await read(of);
    return asMutant('every cell drawn by itself', [
      ...(await attackTables(fewOf(flow), false)),
      ...(await attackBeside(of)),
    ]);
  });

/** Asks as others do, after every cell was drawn anew. */
export const afterRedrawing =
  (ask: Ask, redraw: () => Promise<void>): Ask =>
  async (...question) => {
    await redraw();
    return ask(...question);
  };

/** Noise for every question. */
export const noisePerQuestion = ({ hub, people }: HubOfPeople, times: number): Promise<Figure[]> =>
  redrawn(hub.database.owner, of2025.slice(0, 1), async (redraw) => {
    const noisy = { as: (...who: Parameters<typeof hub.as>) => afterRedrawing(hub.as(...who), redraw) };
    const figure = await repeatsOverHttp({ hub: noisy, people }, ['REGISTRATIONS'], times);
    return asMutant('noise per question', [figure]);
  });

/** A few clients of somebody else among a partner's own. */
export async function othersAmongOwn(of: HubOfPeople, measure: ReadMeasure): Promise<Figure[]> {
  const { owner } = of.hub.database;
  const { rows } = await owner.query<{ id: string; provider: string }>(
    `select id, provider_id as provider from hub.trajectory
     where provider_id is not null and registered_on >= '2025-01-01' order by id limit 5`,
  );
  const give = (to: string) =>
    owner.query(
      `update hub.trajectory set provider_id = ${to}
       from unnest($1::uuid[], $2::text[]) as given(id, provider) where hub.trajectory.id = given.id`,
      [rows.map(({ id }) => id), rows.map(({ provider }) => provider)],
    );
  await give(
    `(select min(r.partner_id) from hub.partner_role r where r.role = 'CARE_PROVIDER' and r.partner_id <> given.provider)`,
  );
  try {
    const figures = await attackWithOwn(of, fewOf(measure), false);
    return asMutant("somebody else's clients among one's own", figures.slice(0, 1));
  } finally {
    await give('given.provider');
  }
}
