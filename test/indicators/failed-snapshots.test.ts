import type { DataSource } from 'typeorm';
import { serviceDataSource } from '../../src/database/data-source';
import { SnapshotsFailedError } from '../../src/jobs/indicators/failed-snapshots';
import { publishIndicators } from '../../src/jobs/indicators/publish-indicators';
import { OtherKeyError } from '../../src/jobs/indicators/snapshot.repository';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { shownTables } from './published';

// The second lies within the first, the third has nothing to do with either.
const codes = ['REGISTRATIONS', 'REGISTERED_PERSONS', 'REFUSALS'];
const secret = 'the secret of the tests of what fails';

let database: TestDatabase;
let service: DataSource;

const publish = (given = secret) => publishIndicators(service, { secret: given, codes });
const failure = (): Promise<unknown> =>
  publish().then(
    () => null,
    (error: unknown) => error,
  );

/** The years of a measure of which something is published. */
const yearsOf = async (measure: string): Promise<string[]> => {
  const { rows } = await database.owner.query<{ year: string }>(
    `select distinct left(half_year, 4) as year from published.snapshot where measure = $1 order by 1`,
    [measure],
  );
  return rows.map(({ year }) => year);
};

/** Whatever is written of a measure and period fails, until it is repaired. */
const failOn = (measure: string, period: string, code = 'P0001') =>
  database.owner.query(`
    create function hub.break_down() returns trigger language plpgsql as
      $$ begin raise exception 'what is published tells too much' using errcode = '${code}'; end $$;
    create trigger break_down before insert on published.indicator_table
      for each row when (new.measure = '${measure}' and new.period = '${period}') execute function hub.break_down()`);
const repair = () =>
  database.owner.query(`
    drop trigger break_down on published.indicator_table;
    drop function hub.break_down`);

beforeAll(async () => {
  database = await createTestDatabase();
  service = serviceDataSource({ url: database.serviceUrl, poolSize: 1, statementTimeoutMs: 0 }, []);
  await service.initialize();
  await database.owner.query('delete from published.snapshot');
});
afterAll(async () => {
  await service.destroy();
  await database.drop();
});

it('a snapshot that fails keeps back those that need it and no others, and is told at the end', async () => {
  await publish();
  const whole = await shownTables(database.owner);
  const years = await yearsOf('REGISTRATIONS');
  await database.owner.query('delete from published.snapshot');
  await failOn('REGISTRATIONS', '2024-H1');
  const error = (await failure()) as Error;
  expect(error).toBeInstanceOf(SnapshotsFailedError);
  expect(error.message).toContain('REGISTRATIONS-2024-H1-FINAL: what is published tells too much');
  expect(error.message).toContain(
    'These wait for them: REGISTRATIONS-2024-H2-FINAL, REGISTERED_PERSONS-2024-H1-FINAL, REGISTERED_PERSONS-2024-H2-FINAL.',
  );
  const others = years.filter((year) => year !== '2024');
  expect(others.length).toBeGreaterThan(2);
  expect(await yearsOf('REGISTRATIONS')).toEqual(others);
  expect(await yearsOf('REGISTERED_PERSONS')).toEqual(others);
  expect(await yearsOf('REFUSALS')).toContain('2024');

  // It fails for good, and nothing else is tried again.
  expect(((await failure()) as Error).message).toMatch(/^Published 0 snapshots; 1 could not be published/);
  await repair();
  expect(await publish()).toBe(4);
  expect(await shownTables(database.owner)).toEqual(whole);
}, 60_000);

it('without its database a run ends at once', async () => {
  await database.owner.query(`delete from published.snapshot where measure = 'REFUSALS'`);
  await failOn('REFUSALS', '2024-H1', '57P01');
  expect(await failure()).not.toBeInstanceOf(SnapshotsFailedError);
  const years = await yearsOf('REFUSALS');
  expect([years.includes('2023'), years.filter((year) => year >= '2024')]).toEqual([true, []]);
  await repair();
  await publish();
});

describe('under another key', () => {
  it('nothing is published, due or not, and what is published stays', async () => {
    const before = await shownTables(database.owner);
    await expect(publish('another secret')).rejects.toThrow(OtherKeyError);
    await database.owner.query(`delete from published.snapshot where measure = 'REFUSALS'`);
    await expect(publish('another secret')).rejects.toThrow(/rounded under another DISCLOSURE_KEY/);
    expect(await publish()).toBeGreaterThan(0);
    expect(await shownTables(database.owner)).toEqual(before);
  });

  it('what was published when keys were not remembered can be gone on with', async () => {
    await database.owner.query('delete from published.snapshot_key');
    await database.owner.query(`delete from published.snapshot where measure = 'REFUSALS'`);
    expect(await publish()).toBeGreaterThan(0);
    await expect(publish('another secret')).rejects.toThrow(OtherKeyError);
  });
});
