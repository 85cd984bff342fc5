import { seedWhenEmpty } from '../../seeds/seed';
import { readReference } from '../../seeds/transcribed';
import { pseudonymsOf } from '../../src/secrets';
import { createTestDatabase, testLogins, type TestDatabase } from '../setup/test-database';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());

it('a database that was filled before gets the definitions of now, and nothing else', async () => {
  const { owner } = database;
  const count = async (table: string) =>
    (await owner.query(`select count(*)::integer as rows from ${table}`)).rows[0].rows as number;
  await owner.query(`delete from hub.indicator where id = 'throughflow'`);
  await owner.query(`update hub.indicator set version = 0, unit = 'DAY' where id = 'inflow'`);
  const clients = await count('hub.client');
  const pseudonyms = pseudonymsOf({ pseudonymKey: null }, testLogins().dataDir);
  await seedWhenEmpty(database.ownerUrl, { population: 10, pseudonyms });
  const { rows } = await owner.query('select id, unit, version from hub.indicator order by id');
  const expected = readReference('indicators').map(({ id, unit, version }) => ({ id, unit, version }));
  expect(rows).toEqual(expected.sort((one, other) => (one.id < other.id ? -1 : 1)));
  expect(await count('hub.client')).toBe(clients);
});
