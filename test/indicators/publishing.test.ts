import type { DataSource } from 'typeorm';
import { serviceDataSource } from '../../src/database/data-source';
import { measures } from '../../src/features/indicator/measures';
import { publishIndicators } from '../../src/jobs/indicators/publish-indicators';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { shownTables, sumsOver, valueOf, type StoredTable } from './published';

// One that adds up, one of persons, one of a moment.
const codes = ['REGISTRATIONS', 'INFLOW', 'STOCK'];
const secret = 'the secret of the tests of published counts';

let database: TestDatabase;
let service: DataSource;
let tables: StoredTable[];
let published: string[];

const publish = () =>
  publishIndicators(service, { secret, codes, published: ({ id }) => void published.push(id) });

beforeAll(async () => {
  database = await createTestDatabase();
  service = serviceDataSource({ url: database.serviceUrl, poolSize: 2, statementTimeoutMs: 0 }, []);
  await service.initialize();
  await database.owner.query('delete from published.snapshot');
  published = [];
  await publish();
  tables = await shownTables(database.owner);
}, 120_000);

afterAll(async () => {
  await service.destroy();
  await database.drop();
});

const told = ({ values }: StoredTable): number[] => values.filter((value) => value !== null);
const find = (measure: string, period: string, axes: readonly string[] = []) =>
  tables.find(
    (table) => table.measure === measure && table.period === period && table.axes.join() === axes.join(),
  );

describe('what is published', () => {
  it('is there for every closed half-year, its quarters, and every year', () => {
    const periods = new Set(tables.map(({ period }) => period));
    for (const period of ['2023', '2024', '2025', '2024-H1', '2025-H2', '2026-H1', '2025-Q3', '2026-Q2'])
      expect(periods).toContain(period);
    expect(periods).not.toContain('2026');
    expect(tables.length).toBeGreaterThan(500);
  });

  it('is final but for the last half-year', () => {
    const provisional = new Set(
      tables.filter(({ version }) => version === 'PROVISIONAL').map(({ period }) => period),
    );
    expect([...provisional].sort()).toEqual(['2026-H1', '2026-Q1', '2026-Q2']);
  });

  it('says nothing but multiples of five', () => {
    expect(tables.flatMap(told).filter((value) => value < 0 || value % 5 !== 0)).toEqual([]);
  });

  it('adds up: every row and column to its category, every dimension to the total', () => {
    let compared = 0;
    for (const table of tables) {
      for (const [side, axis] of table.axes.entries()) {
        const margin = table.axes.length === 1 ? find(table.measure, table.period) : null;
        if (margin) expect(told(table).reduce((sum, value) => sum + value, 0)).toBe(margin.values[0]);
        if (table.axes.length < 2 || table.status === 'WITHHELD') continue;
        const single = find(table.measure, table.period, [axis])!;
        for (const [place, sum] of sumsOver(table, side).entries()) {
          if (sum === null) continue;
          expect(sum).toBe(valueOf(single, table.categories[side]![place]!));
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(1_000);
  });

  it('adds up over the halves of a year where it flows, and does not where it counts persons', () => {
    const total = (measure: string, period: string) => find(measure, period)!.values[0]!;
    for (const year of ['2023', '2024', '2025']) {
      expect(total('REGISTRATIONS', `${year}-H1`) + total('REGISTRATIONS', `${year}-H2`)).toBe(
        total('REGISTRATIONS', year),
      );
      expect(total('REGISTRATIONS', `${year}-Q1`) + total('REGISTRATIONS', `${year}-Q2`)).toBe(
        total('REGISTRATIONS', `${year}-H1`),
      );
    }
  });

  it('says of the end of a year what it says of the end of its second half', () => {
    for (const year of ['2023', '2024', '2025'])
      expect(find('STOCK', year)!.values).toEqual(find('STOCK', `${year}-H2`)!.values);
  });
});

describe('what was counted', () => {
  it('lies as near to what is published as is said, and is often not what is published', async () => {
    let other = 0;
    for (const measure of measures.filter(({ code }) => codes.includes(code))) {
      for (const [period, from, until] of [
        ['2025-H1', '2025-01-01', '2025-07-01'],
        ['2025', '2025-01-01', '2026-01-01'],
      ] as const) {
        const table = find(measure.code, period, ['MUNICIPALITY'])!;
        const { rows } = await database.owner.query<{ code: string; count: number }>(
          `select coalesce(municipality_id, 'ELSEWHERE') as code, count(*)::integer as count
           from hub.${measure.function}($1, $2, (now() at time zone 'Europe/Amsterdam')::date)
           where measure = $3 group by 1`,
          [from, until, measure.code],
        );
        for (const [place, name] of table.categories[0]!.entries()) {
          const members = name.split('+');
          const count = rows.reduce((sum, row) => (members.includes(row.code) ? sum + row.count : sum), 0);
          expect(Math.abs(count - table.values[place]!)).toBeLessThanOrEqual(table.reach);
          if (count !== table.values[place]) other += 1;
        }
      }
    }
    expect(other).toBeGreaterThan(5);
  });
});

describe('publishing again', () => {
  it('finds everything there', async () => {
    expect(await publish()).toBe(0);
    expect(await shownTables(database.owner)).toEqual(tables);
  });

  it('gives the same when it was taken away: nothing is drawn anew', async () => {
    await database.owner.query('delete from published.snapshot');
    expect(await publish()).toBe(new Set(published).size);
    expect(await shownTables(database.owner)).toEqual(tables);
  });

  it('goes on where it ended when the database broke down, and leaves no half of a snapshot', async () => {
    await database.owner.query(`delete from published.snapshot where measure = 'INFLOW'`);
    await database.owner.query(`
      create function hub.break_down() returns trigger language plpgsql as
        $$ begin raise exception 'broken down' using errcode = '57P01'; end $$;
      create trigger break_down before insert on published.indicator_table
        for each row when (new.period = '2024') execute function hub.break_down()`);
    await expect(publish()).rejects.toThrow('broken down');
    const halfway = await database.owner.query<{ half_year: string; tables: number }>(
      `select s.half_year, count(t)::integer as tables from published.snapshot s
       left join published.indicator_table t on t.snapshot_id = s.id
       where s.measure = 'INFLOW' group by 1 order by 1`,
    );
    expect(halfway.rows.at(-1)!.half_year).toBe('2024-H1');
    expect(halfway.rows.every((row) => row.tables > 0)).toBe(true);
    await database.owner.query('drop trigger break_down on published.indicator_table');
    expect(await publish()).toBe(8 - halfway.rows.length);
    expect(await shownTables(database.owner)).toEqual(tables);
  });

  it('changes nothing for somebody who is added to a period that closed', async () => {
    await database.owner.query(`
      with somebody as (insert into hub.client (id, synthetic) values (gen_random_uuid(), true) returning id),
      begun as (
        insert into hub.trajectory (id, client_id, route, municipality_id, provider_id, registered_on, synthetic)
        select gen_random_uuid(), id, 'SHELTER', 'GM0590', 'leger-des-heils', '2025-02-03', true from somebody
        returning id)
      insert into hub.trajectory_event (trajectory_id, kind, happened_on, actor_id, actor_role, reference, synthetic)
      select id, 'REGISTERED', '2025-02-03', 'leger-des-heils', 'CARE_PROVIDER', 'added-later', true from begun`);
    expect(await publish()).toBe(0);
    expect(await shownTables(database.owner)).toEqual(tables);
  });
});
