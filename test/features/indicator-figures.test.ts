import { roles } from '../../src/identity/role';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { figures, lineOf } from './indicator-asks';
import { callerAs } from '../equality/callers';

let hub: TestHub;
let dashboard: Ask;
beforeAll(async () => {
  hub = await startTestHub();
  dashboard = hub.as('dashboard', 'DASHBOARD');
});
afterAll(() => hub.stop());

const byMunicipality = { measure: 'REGISTRATIONS', periodKind: 'YEAR', dimensions: ['MUNICIPALITY'] };

describe('figures of an indicator', () => {
  it('are protected counts with their bounds, period by period', async () => {
    const { series, releases, region, gaps } = await figures(dashboard, byMunicipality);
    expect(
      series.map((one: { categories: Array<{ code: string }> }) => one.categories[0]!.code),
    ).toHaveLength(10);
    expect(gaps).toEqual([]);
    for (const { points } of series) {
      expect(points.map(({ period }: { period: string }) => period)).toEqual(
        releases.map(({ period }: { period: string }) => period),
      );
      for (const { value, lower, upper, status, snapshot } of points) {
        expect([status, value % 5]).toEqual(['PROTECTED', 0]);
        expect([lower <= value, upper >= value + 4]).toEqual([true, true]);
        expect(snapshot).toMatch(/^REGISTRATIONS-\d{4}-H2-(FINAL|PROVISIONAL)$/);
      }
    }
    const added = (period: number) =>
      series.reduce(
        (sum: number, { points }: { points: Array<{ value: number }> }) => sum + points[period]!.value,
        0,
      );
    region[0].points.forEach(({ value }: { value: number }, i: number) => expect(added(i)).toBe(value));
  });

  it('come with names, definition, coverage and freshness', async () => {
    const answer = await figures(dashboard, byMunicipality);
    expect(answer).toMatchObject({
      __typename: 'IndicatorFigures',
      ...{ measure: 'REGISTRATIONS', label: { nl: 'aanmeldingen', en: 'registrations' } },
      ...{ counts: 'EVENT', over: 'FLOW', periodKind: 'YEAR', dimensions: ['MUNICIPALITY'] },
      indicator: { code: 'registrations' },
    });
    expect(answer.indicator.definition.nl).not.toBe('');
    expect(answer.indicator.coverage.nl).not.toBe('');
    expect(lineOf(answer.series, 'GM0505').categories[0]).toEqual({
      ...{ dimension: 'MUNICIPALITY', code: 'GM0505', members: ['GM0505'] },
      label: { nl: 'Dordrecht', en: 'Dordrecht' },
    });
    for (const { asOf, publishedAt, synthetic } of answer.releases.slice(1)) {
      expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(Date.parse(publishedAt)).toBeLessThanOrEqual(Date.now());
      expect(synthetic).toBe(true);
    }
  });

  it('are the same for every role', async () => {
    const answers = [];
    for (const role of roles)
      answers.push(await figures(hub.as(callerAs(role).partnerId, role), byMunicipality));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('of a filter are those of its categories alone, and the same as without it', async () => {
    const all = await figures(dashboard, byMunicipality);
    const filters = [{ dimension: 'MUNICIPALITY', values: ['GM0505', 'GM0642'] }];
    const some = await figures(dashboard, { ...byMunicipality, dimensions: null, filters });
    expect(some.dimensions).toEqual(['MUNICIPALITY']);
    expect(some.series).toEqual([lineOf(all.series, 'GM0505'), lineOf(all.series, 'GM0642')]);
  });

  it('by cause are of each cause by itself', async () => {
    const { series } = await figures(dashboard, { ...byMunicipality, dimensions: ['CAUSE'] });
    expect(lineOf(series, 'BREAKUP').categories[0].label).toEqual({ nl: 'relatiebreuk', en: 'breakup' });
    const crossed = await figures(dashboard, {
      ...byMunicipality,
      dimensions: ['CAUSE', 'MUNICIPALITY'],
      filters: [{ dimension: 'CAUSE', values: ['BREAKUP'] }],
    });
    expect(crossed.dimensions).toEqual(['MUNICIPALITY', 'CAUSE']);
    expect(lineOf(crossed.series, 'GM0505', 'BREAKUP')).toBeDefined();
    expect(
      crossed.series.every(
        ({ categories }: { categories: Array<{ code: string }> }) => categories[1]!.code === 'BREAKUP',
      ),
    ).toBe(true);
  });

  it('come of the periods that are published, and say of the others why not', async () => {
    const asked = await figures(dashboard, {
      ...{ measure: 'REGISTRATIONS', periodKind: 'QUARTER', from: '2021-Q4', to: '2028-Q1' },
    });
    expect(asked.releases[0].period > '2021-Q4').toBe(true);
    expect(asked.gaps[0]).toEqual({ period: '2021-Q4', reason: 'BEFORE_FIRST_PERIOD' });
    expect(asked.gaps.at(-1)).toEqual({ period: '2028-Q1', reason: 'PERIOD_NOT_CLOSED' });
  });

  it('say of the first half-year that was published, its quarters and its year that the data begin there', async () => {
    const { rows } = await hub.database.owner.query('select min(half_year) as half from published.snapshot');
    const half: string = rows[0].half;
    const year = half.slice(0, 4);
    const quarters = half.endsWith('H1') ? [`${year}-Q1`, `${year}-Q2`] : [`${year}-Q3`, `${year}-Q4`];
    for (const [periodKind, begin] of [
      ['YEAR', [year]],
      ['HALF_YEAR', [half]],
      ['QUARTER', quarters],
    ] as const) {
      const { releases } = await figures(dashboard, { measure: 'REGISTRATIONS', periodKind });
      const told = releases.filter((one: { dataBeginWithin: boolean }) => one.dataBeginWithin);
      expect(told.map(({ period }: { period: string }) => period)).toEqual(begin);
    }
    const { data } = await dashboard(
      '{ indicatorCatalogue(measures: [REGISTRATIONS]) { periods { period dataBeginWithin } } }',
    );
    const listed = data.indicatorCatalogue[0].periods.filter(
      (one: { dataBeginWithin: boolean }) => one.dataBeginWithin,
    );
    expect(listed.map(({ period }: { period: string }) => period)).toEqual([year, half, ...quarters]);
  });

  it('for the public show nothing under ten', async () => {
    const { series } = await figures(dashboard, { ...byMunicipality, forPublic: true });
    const points = series.flatMap((one: { points: unknown[] }) => one.points);
    const small = points.filter(({ status }: { status: string }) => status === 'BELOW_TEN');
    expect(small.length).toBeGreaterThan(0);
    for (const { value, lower } of small) expect([value, lower]).toEqual([null, 0]);
    for (const { value, status } of points) expect(status === 'BELOW_TEN' || value >= 10).toBe(true);
  });

  it('have shares beside them, over twenty at least, and how far they are from the norm', async () => {
    const input = { measure: 'TRIAGE_WITHIN_SIX_WEEKS', periodKind: 'YEAR' };
    const { series, derived, norm, indicator, releases } = await figures(dashboard, input);
    const { series: byNorm } = await figures(dashboard, { ...input, dimensions: ['CATEGORY'] });
    expect(indicator.norm.en).toContain('six weeks');
    expect(derived).toHaveLength(1);
    derived[0].points.forEach(({ value, status }: { value: number; status: string }, i: number) => {
      const all = series[0].points[i].value;
      const met = lineOf(byNorm, 'MET').points[i].value;
      expect([value, status]).toEqual(all < 20 ? [null, 'TOO_FEW'] : [met / all, 'SHOWN']);
      const { dataBeginWithin } = releases[i];
      expect(norm[0].points[i].difference).toBe(value === null || dataBeginWithin ? null : value - 1);
    });
  });

  it('have shares and the norm of the region beside those of a part', async () => {
    const input = { measure: 'TRIAGE_WITHIN_SIX_WEEKS', periodKind: 'YEAR' };
    const whole = await figures(dashboard, input);
    expect(whole.regionDerived).toEqual([]);
    const asked = [
      { ...input, dimensions: ['MUNICIPALITY'] },
      { ...input, filters: [{ dimension: 'MUNICIPALITY', values: ['GM0505'] }] },
      { ...input, dimensions: ['MUNICIPALITY', 'CATEGORY'] },
    ];
    for (const question of asked) {
      const part = await figures(dashboard, question);
      expect(part.regionDerived).toEqual(whole.derived);
      expect(part.norm[0]).toEqual(whole.norm[0]);
      expect(part.norm).toHaveLength(1 + part.derived.length);
    }
    const half = { ...input, periodKind: 'HALF_YEAR' };
    const byHalf = await figures(dashboard, { ...half, dimensions: ['MUNICIPALITY'] });
    expect(byHalf.derived).toEqual([]);
    expect(byHalf.regionDerived).toEqual((await figures(dashboard, half)).derived);
    const forPublic = await figures(dashboard, { ...asked[0], forPublic: true });
    expect(forPublic.regionDerived).toEqual(
      (await figures(dashboard, { ...input, forPublic: true })).derived,
    );
  });

  it('have beside them what others published on the subject, with its document', async () => {
    const { historical } = await figures(dashboard, { measure: 'REGISTRATIONS', periodKind: 'YEAR' });
    expect(historical.length).toBeGreaterThan(0);
    for (const { origin, document } of historical)
      expect([origin, typeof document.title]).toEqual(['PUBLISHED', 'string']);
    const triage = await figures(dashboard, { measure: 'TRIAGE_WITHIN_SIX_WEEKS', periodKind: 'YEAR' });
    expect(triage.historical).toEqual([]);
  });
});

describe('what is not published', () => {
  const year = { measure: 'REGISTRATIONS', periodKind: 'YEAR' };
  it.each([
    ['PERIOD_NOT_CLOSED', { ...year, from: '2098', to: '2099' }],
    ['BEFORE_FIRST_PERIOD', { ...year, from: '2001', to: '2002' }],
    ['PERIOD_OF_OTHER_KIND', { ...year, from: '2025-H1' }],
    ['PERIOD_REVERSED', { ...year, from: '2025', to: '2024' }],
    ['PERIOD_TOO_LONG', { ...year, from: '1000', to: '2024' }],
    ['NO_SUCH_DIMENSION', { ...year, dimensions: ['PRODUCT'] }],
    ['TOO_MANY_DIMENSIONS', { ...year, dimensions: ['MUNICIPALITY', 'AGE_BAND', 'PROVIDER'] }],
    ['TOO_MANY_DIMENSIONS', { ...year, periodKind: 'HALF_YEAR', dimensions: ['MUNICIPALITY', 'AGE_BAND'] }],
    ['TOO_MANY_DIMENSIONS', { ...year, periodKind: 'QUARTER', dimensions: ['MUNICIPALITY'] }],
    [
      'TOO_MANY_DIMENSIONS',
      { ...year, periodKind: 'QUARTER', filters: [{ dimension: 'MUNICIPALITY', values: ['GM0505'] }] },
    ],
    ['NOT_CROSSED', { ...year, dimensions: ['AGE_BAND', 'CAUSE'] }],
    ['NO_SUCH_CATEGORY', { ...year, filters: [{ dimension: 'AGE_BAND', values: ['FROM_3_TO_4'] }] }],
    ['FILTER_LEAVES_NOTHING', { ...year, filters: [{ dimension: 'AGE_BAND', values: [] }] }],
    ['NOT_IN_REGION_THEN', { ...year, filters: [{ dimension: 'MUNICIPALITY', values: ['GM0620'] }] }],
  ])('is %s for %j', async (reason, input) => {
    const answer = await figures(dashboard, input);
    expect(answer).toMatchObject({ __typename: 'NotPublished', reason });
    for (const text of [answer.message.nl, answer.message.en, answer.whatToDo.nl, answer.whatToDo.en])
      expect(text).not.toBe('');
    expect(answer.instead.length).toBeGreaterThan(0);
  });

  it.each([
    ['empty', [[]]],
    ['two that exclude each other', [['GM0505'], ['GM0642']]],
  ])('is said to be of a filter that leaves nothing, by name: %s', async (_what, values) => {
    const filters = values.map((codes) => ({ dimension: 'MUNICIPALITY', values: codes }));
    const { reason, message, possible } = await figures(dashboard, { ...year, filters });
    expect(reason).toBe('FILTER_LEAVES_NOTHING');
    expect(message.nl).toContain('Het filter op MUNICIPALITY laat geen categorie over');
    expect(message.en).toContain('The filter by MUNICIPALITY leaves no category');
    expect(possible).toContain('GM0505');
  });

  it('says what is published instead, and that can be asked', async () => {
    const { instead } = await figures(dashboard, {
      ...year,
      periodKind: 'HALF_YEAR',
      dimensions: ['MUNICIPALITY', 'AGE_BAND'],
    });
    expect(instead[0]).toMatchObject({ periodKind: 'YEAR', dimensions: ['MUNICIPALITY', 'AGE_BAND'] });
    for (const suggestion of instead) {
      const { __typename } = await figures(dashboard, { measure: 'REGISTRATIONS', ...suggestion });
      expect(__typename).toBe('IndicatorFigures');
    }
  });

  it('suggests nothing of a measure of which nothing is published yet', async () => {
    for (const dimensions of [[], ['MUNICIPALITY', 'AGE_BAND'], ['MUNICIPALITY', 'AGE_BAND', 'PRODUCT']]) {
      const input = { ...year, measure: 'REFUSALS', dimensions };
      const reason = dimensions.length > 2 ? 'TOO_MANY_DIMENSIONS' : 'NOT_YET_PUBLISHED';
      expect(await figures(dashboard, input)).toMatchObject({ reason, instead: [] });
    }
  });

  it('leaves a line, so that many in a row are found', async () => {
    const count = async () =>
      (
        await hub.database.owner.query(
          `select from hub.audit_event where activity = 'indicator.notPublished'`,
        )
      ).rowCount!;
    const before = await count();
    await figures(dashboard, { ...year, dimensions: ['PRODUCT'] });
    expect(await count()).toBe(before + 1);
  });

  it.each([
    [{ measure: 'NO_SUCH', periodKind: 'YEAR' }],
    [{ ...year, from: '2025-13' }],
    [{ ...year, dimensions: ['AGE'] }],
    [{ ...year, periodKind: 'MONTH' }],
    [{ periodKind: 'YEAR' }],
  ])('is refused by the schema where it cannot be a question: %j', async (input) => {
    await expect(figures(dashboard, input)).rejects.toThrow('BAD_USER_INPUT');
  });
});
