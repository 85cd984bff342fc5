import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { figures } from './indicator-asks';

let hub: TestHub;
let dashboard: Ask;
beforeAll(async () => {
  hub = await startTestHub();
  dashboard = hub.as('dashboard', 'DASHBOARD');
});
afterAll(() => hub.stop());

const crossed = { measure: 'REGISTRATIONS', periodKind: 'YEAR', dimensions: ['MUNICIPALITY', 'AGE_BAND'] };

/** As the job leaves a table that it withholds: without categories and cells. */
async function withhold(where: string): Promise<void> {
  const tables = `select id from published.indicator_table
    where measure = 'REGISTRATIONS' and period_kind = 'YEAR' and ${where}`;
  const { owner } = hub.database;
  await owner.query(`delete from published.indicator_cell where table_id in (${tables})`);
  await owner.query(`update published.indicator_table set status = 'WITHHELD', reason = 'TOO_REVEALING', categories = '[]'
    where id in (${tables})`);
}

async function allAreAnswered(instead: ReadonlyArray<Record<string, unknown>>): Promise<void> {
  expect(instead.length).toBeGreaterThan(0);
  for (const suggestion of instead) {
    const { __typename, gaps } = await figures(dashboard, { measure: 'REGISTRATIONS', ...suggestion });
    expect([suggestion, __typename, gaps]).toEqual([suggestion, 'IndicatorFigures', []]);
  }
}

const sameAs = (suggestion: Record<string, unknown>) =>
  JSON.stringify([suggestion.periodKind, suggestion.dimensions]) ===
  JSON.stringify([crossed.periodKind, crossed.dimensions]);

describe('in the place of a table that is withheld', () => {
  it('stand the periods in which it is shown', async () => {
    const { releases } = await figures(dashboard, { measure: 'REGISTRATIONS', periodKind: 'YEAR' });
    const last = releases.at(-1).period;
    const before = releases.at(-2).period;
    await withhold(`axes = '{MUNICIPALITY,AGE_BAND}' and period = '${last}'`);
    const { reason, instead } = await figures(dashboard, { ...crossed, from: last });
    expect(reason).toBe('TABLE_WITHHELD');
    expect(instead[0]).toMatchObject({ periodKind: 'YEAR', dimensions: crossed.dimensions, to: before });
    await allAreAnswered(instead);
  });

  it('stands another one where it is withheld in every period', async () => {
    await withhold(`axes = '{MUNICIPALITY,AGE_BAND}'`);
    const { reason, instead } = await figures(dashboard, crossed);
    expect(reason).toBe('TABLE_WITHHELD');
    expect(instead.filter(sameAs)).toEqual([]);
    await allAreAnswered(instead);
  });

  it('stands nothing that is withheld as well', async () => {
    await withhold(`cardinality(axes) > 0`);
    const { instead } = await figures(dashboard, crossed);
    const years = instead.filter(({ periodKind }: { periodKind: string }) => periodKind === 'YEAR');
    expect(years.map(({ dimensions }: { dimensions: string[] }) => dimensions)).toEqual([[]]);
    await allAreAnswered(instead);
  });
});
