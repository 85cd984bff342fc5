import { measures } from '../../src/features/indicator/measures';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { figures } from './indicator-asks';

let hub: TestHub;
let dashboard: Ask;
beforeAll(async () => {
  hub = await startTestHub();
  dashboard = hub.as('dashboard', 'DASHBOARD');
});
afterAll(() => hub.stop());

const catalogue = `query ($measures: [IndicatorMeasure!]) {
  indicatorCatalogue(measures: $measures) {
    measure label { nl en } counts over derived
    indicator { code }
    dimensions { dimension categories { code label { nl } } }
    combinations { periodKind dimensions }
    periods { periodKind period snapshot version asOf synthetic exceptions { dimensions cause status reason } }
  }
}`;

async function read(codes?: string[]) {
  const { data, errors } = await dashboard(catalogue, { measures: codes });
  expect(errors).toBeUndefined();
  return data.indicatorCatalogue;
}

describe('the catalogue of indicators', () => {
  it('has every measure, with its indicator', async () => {
    const entries = await read();
    expect(entries.map(({ measure }: { measure: string }) => measure)).toEqual(
      measures.map(({ code }) => code),
    );
    for (const { indicator, dimensions } of entries) {
      expect(indicator.code).not.toBe('');
      expect(dimensions.length).toBeGreaterThan(0);
    }
  });

  it('says what of a measure is published, the years first', async () => {
    const [entry] = await read(['REGISTRATIONS']);
    const kinds = entry.periods.map(({ periodKind }: { periodKind: string }) => periodKind);
    expect([...new Set(kinds)]).toEqual(['YEAR', 'HALF_YEAR', 'QUARTER']);
    expect(entry.periods.at(-1).snapshot).toMatch(/^REGISTRATIONS-/);
    const [refusals] = await read(['REFUSALS']);
    expect(refusals.periods).toEqual([]);
  });

  it('lists combinations that can all be asked', async () => {
    const [entry] = await read(['REGISTRATIONS']);
    expect(entry.combinations).toContainEqual({ periodKind: 'QUARTER', dimensions: [] });
    expect(entry.combinations).not.toContainEqual({
      periodKind: 'HALF_YEAR',
      dimensions: ['MUNICIPALITY', 'CAUSE'],
    });
    for (const combination of entry.combinations) {
      const { __typename, reason = null } = await figures(dashboard, {
        measure: 'REGISTRATIONS',
        ...combination,
      });
      expect([combination, __typename, reason]).toEqual([combination, 'IndicatorFigures', null]);
    }
  });

  it('lists categories that can all be filtered by', async () => {
    const [entry] = await read(['REGISTRATIONS']);
    for (const { dimension, categories } of entry.dimensions) {
      const values = categories.map(({ code }: { code: string }) => code);
      const filters = [{ dimension, values }];
      const { __typename } = await figures(dashboard, {
        measure: 'REGISTRATIONS',
        periodKind: 'YEAR',
        filters,
      });
      expect([dimension, __typename]).toEqual([dimension, 'IndicatorFigures']);
    }
  });

  it('says of which tables something is not shown, and the cells say so too', async () => {
    const [entry] = await read(['REGISTRATIONS']);
    const years = entry.periods.filter(({ periodKind }: { periodKind: string }) => periodKind === 'YEAR');
    const found = years.flatMap(({ period, exceptions }: { period: string; exceptions: object[] }) =>
      exceptions.map((exception) => ({ period, ...exception })),
    );
    expect(found.length).toBeGreaterThan(0);
    for (const { period, dimensions, cause, reason } of found) {
      const filters = cause ? [{ dimension: 'CAUSE', values: [cause] }] : [];
      const { series } = await figures(dashboard, {
        ...{ measure: 'REGISTRATIONS', periodKind: 'YEAR', from: period, to: period, dimensions, filters },
      });
      const cells = series.flatMap(({ points }: { points: object[] }) => points);
      expect(cells).toContainEqual(expect.objectContaining({ status: 'WITHHELD', reason, value: null }));
    }
  });
});
