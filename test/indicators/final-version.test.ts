import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { serviceDataSource } from '../../src/database/data-source';
import { asPublisher } from '../../src/database/unit-of-work';
import { Draws } from '../../src/disclosure/counts/draws';
import { measures } from '../../src/features/indicator/measures';
import { halfYearOf } from '../../src/features/indicator/period';
import { publishSnapshot } from '../../src/jobs/indicators/publish-snapshot';
import type { SnapshotVersion } from '../../src/jobs/indicators/snapshots-due';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { shownTables, type StoredTable } from './published';

let database: TestDatabase;
let service: DataSource;

const measure = measures.find(({ code }) => code === 'REGISTRATIONS')!;
const usualDraws = new Draws('the secret of the tests of versions');

const publish = (version: SnapshotVersion, draws = usualDraws) =>
  asPublisher(service, (transaction) => {
    const halfYear = halfYearOf('2025-05-01');
    const snapshot = { id: `REGISTRATIONS-2025-H1-${version}`, halfYear, version };
    return publishSnapshot(transaction, { measure, snapshot, asOf: '2026-11-01', draws });
  });

const byMunicipality = async (): Promise<StoredTable> =>
  (await shownTables(database.owner)).find(
    ({ period, axes }) => period === '2025-H1' && axes.join() === 'MUNICIPALITY',
  )!;

/** So many people more of a municipality who had registered in the half-year, as it turns out. */
const register = (municipality: string, count: number) =>
  database.owner.query(
    `with people as (
       insert into hub.client (id, synthetic) select gen_random_uuid(), true from generate_series(1, $2) returning id),
     begun as (
       insert into hub.trajectory (id, client_id, route, municipality_id, provider_id, registered_on, synthetic)
       select gen_random_uuid(), id, 'SHELTER', $1, 'leger-des-heils', '2025-02-03', true from people returning id)
     insert into hub.trajectory_event (trajectory_id, kind, happened_on, actor_id, actor_role, reference, synthetic)
     select id, 'REGISTERED', '2025-02-03', 'leger-des-heils', 'CARE_PROVIDER', $3 || id::text, true from begun`,
    [municipality, count, randomUUID()],
  );

const countOf = async (municipality: string): Promise<number> => {
  const { rows } = await database.owner.query<{ count: number }>(
    `select count(*)::integer as count from hub.units_registrations('2025-01-01', '2025-07-01', '2026-11-01')
     where measure = 'REGISTRATIONS' and municipality_id = $1`,
    [municipality],
  );
  return rows[0]!.count;
};

beforeAll(async () => {
  database = await createTestDatabase();
  service = serviceDataSource({ url: database.serviceUrl, poolSize: 1, statementTimeoutMs: 0 }, []);
  await service.initialize();
  await database.owner.query('delete from published.snapshot');
  await publish('PROVISIONAL');
}, 60_000);

afterAll(async () => {
  await service.destroy();
  await database.drop();
});

it('the final version keeps what can stand, and follows what cannot', async () => {
  const provisional = await byMunicipality();
  await register('GM0590', 12);
  await publish('FINAL');
  const final = await byMunicipality();
  expect([provisional.version, final.version]).toEqual(['PROVISIONAL', 'FINAL']);
  expect(final.categories).toEqual(provisional.categories);
  const changed = final.categories[0]!.filter((_name, i) => final.values[i] !== provisional.values[i]);
  expect(changed).toEqual(['GM0590']);
  const place = final.categories[0]!.indexOf('GM0590');
  expect(Math.abs((await countOf('GM0590')) - final.values[place]!)).toBeLessThan(5);
});

it('one more person, where the published value is still next to the count, changes nothing', async () => {
  await database.owner.query('delete from published.snapshot');
  await publish('PROVISIONAL');
  const { categories, values } = await byMunicipality();
  const counts: number[] = [];
  for (const name of categories[0]!) counts.push(await countOf(name));
  const room = categories[0]!.findIndex((name, i) => /^GM/.test(name) && counts[i]! + 1 - values[i]! < 5);
  expect(room).not.toBe(-1);
  await register(categories[0]![room]!, 1);
  await publish('FINAL');
  expect(await countOf(categories[0]![room]!)).toBe(counts[room]! + 1);
  expect((await byMunicipality()).values).toEqual(values);
});

it('quarters stay as long as they can stand, as their half-year does', async () => {
  const totals = async () =>
    (await shownTables(database.owner))
      .filter(({ axes }) => axes.length === 0)
      .map(({ values }) => values[0]!);
  const counted = async (from: string, until: string): Promise<number> => {
    const { rows } = await database.owner.query<{ count: number }>(
      `select count(*)::integer as count from hub.units_registrations($1, $2, '2026-11-01')`,
      [from, until],
    );
    return rows[0]!.count;
  };
  let compared = 0;
  for (let seed = 0; seed < 6; seed += 1) {
    const draws = new Draws(`quarters ${seed}`);
    await database.owner.query('delete from published.snapshot');
    await publish('PROVISIONAL', draws);
    const before = await totals();
    await register('GM0505', 1);
    const counts = [
      await counted('2025-01-01', '2025-07-01'),
      await counted('2025-01-01', '2025-04-01'),
      await counted('2025-04-01', '2025-07-01'),
    ];
    await publish('FINAL', draws);
    if (counts.some((count, place) => Math.abs(count - before[place]!) > 4)) continue;
    compared += 1;
    expect(await totals()).toEqual(before);
  }
  expect(compared).toBeGreaterThan(2);
}, 60_000);
