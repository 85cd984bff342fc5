import { startTestHub, type TestHub } from '../setup/test-hub';
import { figures, lineOf } from './indicator-asks';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  await mergeIn('2024');
});
afterAll(() => hub.stop());

const merged = 'GM0505+GM0642';

/** As the job publishes a year of which it shows two municipalities as one. */
async function mergeIn(year: string): Promise<void> {
  const { owner } = hub.database;
  const { rows } = await owner.query<{ id: string; categories: [string[]]; values: number[] }>(
    `select t.id, t.categories, array(select value from published.indicator_cell c where c.table_id = t.id order by place) as values
     from published.shown_table t where measure = 'REGISTRATIONS' and period = $1 and axes = '{MUNICIPALITY}'`,
    [year],
  );
  const [{ id, categories, values }] = rows as [(typeof rows)[number]];
  const counts = new Map(categories[0].map((code, i) => [code, values[i]!]));
  const sum = counts.get('GM0505')! + counts.get('GM0642')!;
  counts.delete('GM0505');
  counts.delete('GM0642');
  counts.set(merged, sum);
  const [names, left] = [[...counts.keys()], [...counts.values()]];
  await owner.query(`update published.indicator_table set categories = $2 where id = $1`, [
    ...[id, JSON.stringify([names])],
  ]);
  await owner.query(
    `with kept as (select place, row_number() over (order by place) as n from published.indicator_cell where table_id = $1)
     update published.indicator_cell c set value = ($2::int[])[k.n] from kept k
     where c.table_id = $1 and c.place = k.place and k.n <= cardinality($2::int[])`,
    [id, left],
  );
  await owner.query(
    `delete from published.indicator_cell where table_id = $1
       and place = (select max(place) from published.indicator_cell where table_id = $1)`,
    [id],
  );
}

const question = { measure: 'REGISTRATIONS', periodKind: 'YEAR', dimensions: ['MUNICIPALITY'] };

interface Point {
  period: string;
  value: number | null;
  overlaps: boolean;
}

async function get(name: string): Promise<string> {
  const authorization = `Bearer ${await hub.token('dashboard', 'DASHBOARD')}`;
  const address = `${hub.url}/indicators/${name}?periodKind=YEAR&dimensions=MUNICIPALITY&language=en`;
  return (await fetch(address, { headers: { authorization } })).text();
}

const sum = (numbers: ReadonlyArray<number | null>) => numbers.reduce<number>((all, n) => all + (n ?? 0), 0);

describe('a line of categories that are merged in some periods only', () => {
  it('says where it overlaps its parts; what does not adds up to the region', async () => {
    const { series, region } = await figures(hub.as('dashboard', 'DASHBOARD'), question);
    const overlapping = lineOf(series, merged).points.map(({ period, overlaps }: Point) => [
      ...[period, overlaps],
    ]);
    expect(new Map(overlapping).get('2024')).toBe(false);
    expect(overlapping.filter(([period]: [string]) => period !== '2024').length).toBeGreaterThan(0);
    for (const [period, overlaps] of overlapping) expect(overlaps).toBe(period !== '2024');
    const all: Point[] = series.flatMap(({ points }: { points: Point[] }) => points);
    for (const { period, value } of region[0].points) {
      const there = all.filter((point) => point.period === period);
      expect(sum(there.filter(({ overlaps }) => !overlaps).map((point) => point.value))).toBe(value);
      if (period !== '2024') expect(sum(there.map((point) => point.value))).toBeGreaterThan(value);
    }
  });

  it('says so in the files too', async () => {
    const { series } = await figures(hub.as('dashboard', 'DASHBOARD'), question);
    const overlapping = series.flatMap(({ points }: { points: Point[] }) =>
      points.filter(({ overlaps }) => overlaps),
    );
    const rows = (await get('REGISTRATIONS.csv')).trim().split('\r\n');
    expect(rows[0]).toMatch(/;overlaps$/);
    expect(rows.filter((row) => row.endsWith(';true'))).toHaveLength(overlapping.length);
    const { extension, note } = JSON.parse(await get('REGISTRATIONS.json'));
    expect(extension.overlaps.filter((one: boolean) => one)).toHaveLength(overlapping.length);
    expect(note.join()).toContain('leave them out of sums');
  });
});
