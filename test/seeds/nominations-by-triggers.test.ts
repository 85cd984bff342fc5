import { insert, type TableRow } from '../../seeds/insert';
import { seed } from '../../seeds/seed';
import { population, type ClientRows } from '../../seeds/synthetic/population';
import { pseudonymsOf } from '../../src/secrets';
import { seedDay } from '../setup/seeded';
import { createTestDatabase, testLogins, type TestDatabase } from '../setup/test-database';

/** Loaded at once, and told to the hub one by one. */
let loaded: TestDatabase;
let told: TestDatabase;
const size = 150;

beforeAll(async () => {
  loaded = await createTestDatabase();
  told = await createTestDatabase();
  const pseudonyms = pseudonymsOf({ pseudonymKey: null }, testLogins().dataDir);
  const options = { today: seedDay, replace: true, pseudonyms };
  await seed(loaded.ownerUrl, { ...options, population: size });
  await seed(told.ownerUrl, { ...options, population: 0 });
}, 60_000);
afterAll(async () => {
  await loaded.drop();
  await told.drop();
});

/** The nominations made by hand, and whom they are about, stand apart: `nominations.test.ts`. */
async function madeByHand(): Promise<unknown[]> {
  const { rows } = await loaded.owner.query<{ id: string }>(
    `select trajectory_id as id from hub.nomination where id::text like 'a0000000-%'`,
  );
  return rows.map(({ id }) => id);
}

/** Both databases, as they stand, without some trajectories. */
async function compare(without: unknown[], sql: string): Promise<TableRow[]> {
  const [one, other] = await Promise.all(
    [loaded, told].map(async ({ owner }) => (await owner.query<TableRow>(sql, [without])).rows),
  );
  expect(one).toEqual(other);
  return one!;
}

it('what triggers would have made of the steps is written with them', async () => {
  for (const rows of population(size, seedDay)) await tellAll(rows);
  const without = await madeByHand();
  const others = 'trajectory_id <> all ($1::uuid[])';
  const nominations = await compare(
    without,
    `select to_jsonb(n) - 'shown_version' as row from hub.nomination n where ${others} order by id`,
  );
  expect(nominations.length).toBeGreaterThan(size / 2);
  await compare(
    without,
    `select to_jsonb(s) as row from hub.nomination_step s
     where nomination_id in (select id from hub.nomination where ${others}) order by id`,
  );
  await compare(
    without,
    `select trajectory_id, kind, happened_on, actor_id, actor_role, synthetic, facility_id, destination,
       case when reference like 'nomination-step %' then 'nomination-step' else reference end as reference
     from hub.trajectory_event where ${others} order by trajectory_id, happened_on, position`,
  );
  await compare(
    without,
    `select to_jsonb(t) as row from hub.trajectory t where id <> all ($1::uuid[]) order by id`,
  );
  for (const table of ['stay', 'trajectory_norm'])
    await compare(
      without,
      `select to_jsonb(p) as row from hub.${table} p where ${others} order by to_jsonb(p)::text`,
    );
  await compare(
    without,
    `select to_jsonb(n) - 'shown_version' as row from hub.housing_need n where ${others} order by trajectory_id`,
  );
  await compare(
    [],
    `select to_jsonb(d) as row, $1::text[] as none from hub.dwelling d
     where id::text not like 'd0000000-%' order by id`,
  );
  await compare(
    [],
    `select to_jsonb(w) as row, $1::text[] as none from hub.dwelling_withdrawal w order by 1`,
  );
}, 120_000);

it('is taken away with the people', async () => {
  const pseudonyms = pseudonymsOf({ pseudonymKey: null }, testLogins().dataDir);
  await seed(loaded.ownerUrl, { population: 0, today: seedDay, replace: true, pseudonyms });
  for (const table of [
    'nomination',
    'nomination_reason',
    'nomination_step',
    'dwelling',
    'dwelling_withdrawal',
  ])
    expect([table, (await loaded.owner.query(`select from hub.${table} limit 1`)).rows]).toEqual([table, []]);
});

/** Everything in the order in which it happened, through the triggers; what nominations tell is left to them. */
async function tellAll(rows: ClientRows): Promise<void> {
  const { owner } = told;
  await insert(owner, 'hub.client', rows.clients);
  await insert(
    owner,
    'hub.trajectory',
    rows.trajectories.map((row) => ({ ...row, phase: 'REGISTERED', closed_on: null, decided: false })),
  );
  await insert(
    owner,
    'hub.dwelling',
    rows.dwellings.map((row) => ({ ...row, state: 'AVAILABLE' })),
  );
  for (const { id } of rows.trajectories) await tellOne(rows, id);
  await insert(owner, 'hub.dwelling_withdrawal', rows.dwellingWithdrawals);
}

async function tellOne(rows: ClientRows, id: unknown): Promise<void> {
  const { owner } = told;
  const own = (table: TableRow[]) => table.filter(({ trajectory_id }) => trajectory_id === id);
  // Whether it is open follows from the events.
  await insert(
    owner,
    'hub.housing_need',
    own(rows.needs).map((need) => ({ ...need, open: null })),
  );
  const nominations = new Map(own(rows.nominations).map((row) => [row.id, row]));
  const steps = rows.nominationSteps.filter(({ nomination_id }) => nominations.has(nomination_id));
  const events = own(rows.events).filter(
    ({ reference }) => !String(reference).startsWith('nomination-step '),
  );
  // Of one day the events come first, as they do where they are made.
  const happened = [...events, ...steps].sort((a, b) =>
    String(a.happened_on) === String(b.happened_on)
      ? 0
      : String(a.happened_on) < String(b.happened_on)
        ? -1
        : 1,
  );
  for (const row of happened) {
    if (row.nomination_id === undefined) await insert(owner, 'hub.trajectory_event', [row]);
    else await takeStep(row, nominations.get(row.nomination_id)!);
  }
}

async function takeStep(step: TableRow, nomination: TableRow): Promise<void> {
  const { id, trajectory_id, scheme, submitted_on } = nomination;
  if (step.kind === 'SUBMITTED')
    await insert(told.owner, 'hub.nomination', [{ id, trajectory_id, scheme, submitted_on }]);
  await insert(told.owner, 'hub.nomination_step', [{ ...step, ordinal: null }]);
}
