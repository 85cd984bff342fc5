import { publishMeasures } from '../setup/publish';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { shownTables, type StoredTable } from './published';

const codes = ['REGISTRATIONS'];
const newcomer = 'nieuwe-zorg';
const goes = 'yulius';

let database: TestDatabase;
let before: StoredTable[];

/** So many people, guided by a provider, who registered on a day. */
const register = (provider: string, day: string, count: number) =>
  database.owner.query(
    `with people as (
       insert into hub.client (id, synthetic) select gen_random_uuid(), true from generate_series(1, $2) returning id),
     begun as (
       insert into hub.trajectory (id, client_id, route, municipality_id, provider_id, registered_on, synthetic)
       select gen_random_uuid(), id, 'SHELTER', 'GM0505', $1, $3::date, true from people returning id)
     insert into hub.trajectory_event (trajectory_id, kind, happened_on, actor_id, actor_role, reference, synthetic)
     select id, 'REGISTERED', $3::date, $1, 'CARE_PROVIDER', 'registered ' || id::text, true from begun`,
    [provider, count, day],
  );

const published = async (axes: string): Promise<StoredTable[]> =>
  (await shownTables(database.owner)).filter((table) => table.axes.join() === axes);
const of = (tables: readonly StoredTable[], period: string): StoredTable =>
  tables.find((table) => table.period === period)!;
const namesIn = (table: StoredTable) => table.categories[0]!.flatMap((name) => name.split('+'));
const valueOf = (table: StoredTable, code: string) =>
  table.values[table.categories[0]!.findIndex((name) => name.split('+').includes(code))]!;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.owner.query('delete from published.snapshot');
  await publishMeasures(database, codes);
  before = await published('PROVIDER');
  // As if the second half of 2025 were published only now: after one provider came, and another went.
  await database.owner.query(`delete from published.snapshot where half_year >= '2025-H2'`);
  await database.owner.query(
    `insert into hub.partner (id, name, kind, oin, document_id, document_place)
     select $1, 'Nieuwe Zorg', kind, '00000099999999999000', document_id, document_place from hub.partner where id = $2`,
    [newcomer, goes],
  );
  await database.owner.query(`insert into hub.partner_role (partner_id, role) values ($1, 'CARE_PROVIDER')`, [
    newcomer,
  ]);
  await database.owner.query(
    `delete from hub.partner_role where partner_id = $1 and role = 'CARE_PROVIDER'`,
    [goes],
  );
  await register(newcomer, '2025-08-01', 30);
  await register(newcomer, '2026-02-01', 30);
  await publishMeasures(database, codes);
}, 60_000);
afterAll(() => database.drop());

it('a year is broken down by the codes of its first half: who came meanwhile counts as unknown, who went stays', async () => {
  const tables = await published('PROVIDER');
  expect(of(tables, '2025-H1')).toEqual(of(before, '2025-H1'));
  for (const period of ['2025-H2', '2025']) {
    expect(namesIn(of(tables, period)).sort()).toEqual(namesIn(of(tables, '2025-H1')).sort());
    const { reach } = of(tables, period);
    expect(valueOf(of(tables, period), 'UNKNOWN')).toBeGreaterThanOrEqual(30 - reach);
  }
});

it('a new year is broken down by who is there then', async () => {
  const names = namesIn(of(await published('PROVIDER'), '2026-H1'));
  expect([names.includes(newcomer), names.includes(goes)]).toEqual([true, false]);
});

it('everything adds up, in the year as well', async () => {
  const [tables, totals] = [await published('PROVIDER'), await published('')];
  for (const period of ['2025-H1', '2025-H2', '2025', '2026-H1'])
    expect(of(tables, period).values.reduce((sum, value) => sum! + value!, 0)).toBe(
      of(totals, period).values[0],
    );
});
