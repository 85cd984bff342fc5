import { randomUUID } from 'node:crypto';
import { publishMeasures } from '../setup/publish';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { figures, lineOf, own } from '../features/indicator-asks';
import { shownTables, type StoredTable } from './published';

// A municipality that joined on 1 January 2025, and one that left in the course of 2024.
const joined = 'GM0620';
const left = 'GM0642';
const codes = ['REGISTRATIONS', 'REGISTERED_PERSONS'];

let hub: TestHub;

/** So many people of a municipality who registered on a day. */
const register = (municipality: string, day: string, count: number) =>
  hub.database.owner.query(
    `with people as (
       insert into hub.client (id, synthetic) select gen_random_uuid(), true from generate_series(1, $2) returning id),
     begun as (
       insert into hub.trajectory (id, client_id, route, municipality_id, provider_id, registered_on, synthetic)
       select gen_random_uuid(), id, 'SHELTER', $1, 'leger-des-heils', $4::date, true from people returning id)
     insert into hub.trajectory_event (trajectory_id, kind, happened_on, actor_id, actor_role, reference, synthetic)
     select id, 'REGISTERED', $4::date, 'leger-des-heils', 'CARE_PROVIDER', $3 || id::text, true from begun`,
    [municipality, count, randomUUID(), day],
  );

const setMember = (code: string, from: string | null, until: string | null) =>
  hub.database.owner.query('update hub.municipality set member_from = $2, member_until = $3 where id = $1', [
    ...[code, from, until],
  ]);

beforeAll(async () => {
  hub = await startTestHub();
  const { owner } = hub.database;
  await owner.query(
    `insert into hub.municipality (id, name, slug, housing_market, central, document_id, document_place)
     select $1, 'Nieuwkomer', 'nieuwkomer', 'ALBLASSERWAARD', false, document_id, document_place
     from hub.municipality where id = $2`,
    [joined, left],
  );
  await setMember(joined, '2025-01-01', null);
  await setMember(left, null, '2024-05-01');
  await register(joined, '2024-03-01', 30);
  await register(joined, '2025-03-01', 40);
  await owner.query('delete from published.snapshot');
  await publishMeasures(hub.database, codes);
}, 60_000);
afterAll(() => hub.stop());

const byMunicipality = async (measure: string): Promise<StoredTable[]> =>
  (await shownTables(hub.database.owner)).filter(
    (table) => table.measure === measure && table.axes.join() === 'MUNICIPALITY',
  );
const namesIn = (table: StoredTable) => table.categories[0]!.flatMap((name) => name.split('+'));
/** Of one that is merged with no other. */
const alone = (table: StoredTable, code: string) => table.values[table.categories[0]!.indexOf(code)];
const valueIn = (table: StoredTable, code: string) =>
  table.values[table.categories[0]!.findIndex((name) => name.split('+').includes(code))];

describe('the municipalities by which a period is published', () => {
  it.each(codes)('are those that were in the region on a day of its year: %s', async (measure) => {
    const tables = await byMunicipality(measure);
    expect(tables.length).toBeGreaterThan(8);
    for (const table of tables) {
      const names = namesIn(table);
      const year = table.period.slice(0, 4);
      expect([table.period, names.includes(joined)]).toEqual([table.period, year >= '2025']);
      expect([table.period, names.includes(left)]).toEqual([table.period, year <= '2024']);
    }
  });

  it('hold everybody: who is from elsewhere then counts there, and all adds up', async () => {
    const all = await shownTables(hub.database.owner);
    const tables = await byMunicipality('REGISTRATIONS');
    const of = (period: string): StoredTable => tables.find((table) => table.period === period)!;
    for (const table of tables) {
      const total = all.find(
        (one) => one.measure === 'REGISTRATIONS' && one.period === table.period && one.axes.length === 0,
      )!;
      expect(table.values.reduce((sum, value) => sum! + value!, 0)).toBe(total.values[0]);
      if (table.period.length > 4 || !of(`${table.period}-H1`)) continue;
      for (const name of table.categories[0]!.filter((one) => !one.includes('+'))) {
        const halves = ['H1', 'H2'].map((half) => alone(of(`${table.period}-${half}`), name));
        expect(halves[0]! + halves[1]!).toBe(alone(table, name));
      }
    }
    expect(valueIn(of('2024-H1'), 'ELSEWHERE')).toBeGreaterThanOrEqual(30 - of('2024-H1').reach);
    expect(valueIn(of('2025-H1'), joined)).toBeGreaterThanOrEqual(40 - of('2025-H1').reach);
  });
});

describe('the question', () => {
  const dashboard = () => hub.as('dashboard', 'DASHBOARD');
  const question = { measure: 'REGISTRATIONS', periodKind: 'YEAR', dimensions: ['MUNICIPALITY'] };
  const only = (code: string) => ({ ...question, filters: [{ dimension: 'MUNICIPALITY', values: [code] }] });

  it('of who was not in the region then is not published, and says why', async () => {
    for (const [code, from, to] of [
      [joined, '2023', '2024'],
      [left, '2025', '2025'],
    ] as const) {
      const answer = await figures(dashboard(), { ...only(code), from, to });
      expect(answer).toMatchObject({ __typename: 'NotPublished', reason: 'NOT_IN_REGION_THEN' });
    }
  });

  it('over years of which it was in the region in some has no data of the others, and no zero', async () => {
    const { series } = await figures(dashboard(), only(joined));
    const points: Array<{ period: string; value: number | null; status: string }> = lineOf(
      series,
      joined,
    ).points;
    for (const { period, value, status } of points)
      expect([period, status, value === null]).toEqual(
        period < '2025' ? [period, 'NO_DATA', true] : [period, 'PROTECTED', false],
      );
    expect(points.some(({ period }) => period < '2025')).toBe(true);
  });

  it('of one’s own clients counts by the same municipalities', async () => {
    const { data } = await hub.as('dordrecht', 'CENTRAL_MUNICIPALITY')(own, { input: question });
    const lines = data.indicatorFigures.own.series;
    const at = (code: string, period: string) =>
      lineOf(lines, code).points.find((point: { period: string }) => point.period === period);
    expect(at(joined, '2024')).toMatchObject({ value: null, status: 'NO_DATA' });
    expect(at(joined, '2025')).toMatchObject({ value: 40, status: 'EXACT_OWN' });
    expect(at(left, '2025')).toMatchObject({ value: null, status: 'NO_DATA' });
    expect(at('ELSEWHERE', '2024').value).toBeGreaterThanOrEqual(30);
  });
});

it('what is published of a year fixes its list, whatever is found out later', async () => {
  const before = await byMunicipality('REGISTRATIONS');
  await setMember(joined, '2025-07-01', '2025-12-01');
  await setMember(left, null, '2023-01-01');
  // Of both measures, as when they were published first: what one says already, the other keeps to.
  await hub.database.owner.query(`delete from published.snapshot where half_year = '2025-H2'`);
  await publishMeasures(hub.database, codes);
  expect(await byMunicipality('REGISTRATIONS')).toEqual(before);
});

it('a municipality says since when and until when it is in the region; of the nine no document says it', async () => {
  const { data } = await hub.as(
    'dashboard',
    'DASHBOARD',
  )('{ municipalities { code memberFrom memberUntil } }');
  const days = (code: string) => data.municipalities.find((one: { code: string }) => one.code === code);
  expect(days(joined)).toEqual({ code: joined, memberFrom: '2025-07-01', memberUntil: '2025-12-01' });
  expect(days(left)).toEqual({ code: left, memberFrom: null, memberUntil: '2023-01-01' });
  const others = data.municipalities.filter(({ code }: { code: string }) => code !== joined && code !== left);
  expect(others).toHaveLength(8);
  for (const { memberFrom, memberUntil } of others) expect([memberFrom, memberUntil]).toEqual([null, null]);
});
