import { publishMeasures } from '../setup/publish';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { figures } from './indicator-asks';

let hub: TestHub;
let dashboard: Ask;
beforeAll(async () => {
  hub = await startTestHub();
  dashboard = hub.as('dashboard', 'DASHBOARD');
  await publishMeasures(hub.database, ['HOMES']);
  await hub.database.owner.query(
    `insert into hub.quota_agreement (id, scheme, municipality_id, from_year, to_year, agreed, source, decided_at, synthetic)
     values ('decided-region', 'HOUSING_FIRST', null, 2025, 2025, 30, 'Besluit', now(), false),
       ('decided-dordrecht', 'PRIORITY_SCHEME', 'GM0505', 2025, 2025, 5, 'Besluit', now(), false)`,
  );
}, 120_000);
afterAll(() => hub.stop());

interface Norm {
  least: number;
  unit: string;
  categories: Array<{ code: string }>;
  points: Array<{ period: string; value: number; difference: number }>;
}

const told = (norm: Norm[]) =>
  norm.map(({ least, unit, categories, points }) => ({
    ...{ least, unit, of: categories.map(({ code }) => code).join('*') },
    periods: points.map(({ period }) => period),
  }));

it('by product all but Housing First are said to state none', async () => {
  const input = { measure: 'HOMES', periodKind: 'YEAR', dimensions: ['PRODUCT'], from: '2025', to: '2025' };
  const { series, indicator } = await figures(dashboard, input);
  const labels = series.flatMap((line: { categories: Array<{ code: string; label: { en: string } }> }) =>
    line.categories.filter(({ code }) => code.split('+').includes('UNKNOWN')).map(({ label }) => label.en),
  );
  expect(labels).toHaveLength(1);
  expect(labels[0]).toContain('not stated: all but Housing First');
  const { data } = await dashboard('{ indicators(codes: ["homes-realised"]) { exclusions { nl en } } }');
  expect(indicator.code).toBe('homes-realised');
  expect(data.indicators[0].exclusions.nl).toContain('Een voordracht legt alleen voor Housing First');
  expect(data.indicators[0].exclusions.en).toContain('states a housing-care product for Housing First only');
});

describe('homes beside what was agreed', () => {
  it('are those of the quota of the scheme, year by year', async () => {
    const input = {
      measure: 'HOMES',
      periodKind: 'YEAR',
      dimensions: ['CATEGORY'],
      from: '2024',
      to: '2025',
    };
    const { norm } = await figures(dashboard, input);
    expect(told(norm)).toEqual([
      { least: 25, unit: 'COUNT', of: 'HOUSING_FIRST', periods: ['2024'] },
      { least: 30, unit: 'COUNT', of: 'HOUSING_FIRST', periods: ['2025'] },
    ]);
    for (const { least, points } of norm as Norm[])
      for (const { value, difference } of points) expect(difference).toBe(value - least);
  });

  it('are those of the municipality too, where one was agreed for it', async () => {
    const dimensions = ['MUNICIPALITY', 'CATEGORY'];
    const input = { measure: 'HOMES', periodKind: 'YEAR', dimensions, from: '2025', to: '2025' };
    const { norm } = await figures(dashboard, input);
    expect(told(norm)).toEqual([
      { least: 30, unit: 'COUNT', of: 'HOUSING_FIRST', periods: ['2025'] },
      { least: 5, unit: 'COUNT', of: 'GM0505*PRIORITY_SCHEME', periods: ['2025'] },
    ]);
  });

  it('are those of a product that is a scheme of its own', async () => {
    const input = { measure: 'HOMES', periodKind: 'YEAR', dimensions: ['PRODUCT'], from: '2025', to: '2025' };
    const { norm } = await figures(dashboard, input);
    expect(told(norm)).toEqual([{ least: 30, unit: 'COUNT', of: 'housing-first', periods: ['2025'] }]);
  });

  it('are not judged in the year in which the data begin', async () => {
    const input = { measure: 'HOMES', periodKind: 'YEAR', dimensions: ['CATEGORY'] };
    const { norm, releases } = await figures(dashboard, input);
    const first = releases[0].period;
    const points = (norm as Norm[]).flatMap((line) => line.points);
    expect(releases[0].dataBeginWithin).toBe(true);
    expect(points.filter(({ period }) => period === first)).toEqual([
      { period: first, value: expect.any(Number), difference: null, met: null },
    ]);
    for (const { period, difference } of points)
      if (period !== first) expect([period, difference]).toEqual([period, expect.any(Number)]);
  });

  it('stand beside nothing in a half-year: what was agreed is of a year', async () => {
    const input = { measure: 'HOMES', periodKind: 'HALF_YEAR', dimensions: ['CATEGORY'] };
    expect((await figures(dashboard, input)).norm).toEqual([]);
  });
});
