import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { lastDays } from '../../src/features/capacity/series-days';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
  await insert(
    hub.database.owner,
    'hub.facility',
    [
      { id: 'figure-a', operator_id: 'yulius', municipality_id: 'GM0505', unit: 'PLACE' },
      { id: 'figure-b', operator_id: 'yulius', municipality_id: 'GM0512', unit: 'PLACE' },
      { id: 'figure-c', operator_id: 'antes', municipality_id: 'GM0505', unit: 'PLACE' },
      { id: 'figure-d', operator_id: 'antes', municipality_id: 'GM0505', unit: 'DWELLING' },
    ].map((given) => factories.facility({ product_id: 'skaeve-huse', ...given })),
  );
  const line = (facility_id: string, kind: string, number: number, effective_on: string, given = {}) =>
    factories.capacityMutation({
      ...{
        facility_id,
        kind,
        number,
        effective_on,
        reporter_id: facility_id < 'figure-c' ? 'yulius' : 'antes',
      },
      ...{
        place_kind: kind === 'OPENING' ? 'REGULAR' : null,
        reported_at: `${effective_on}T09:00:00Z`,
        ends_on: null,
      },
      ...given,
    });
  await insert(hub.database.owner, 'hub.capacity_mutation', [
    line('figure-a', 'OPENING', 10, '2026-01-01'),
    line('figure-a', 'OCCUPANCY_COUNT', 12, '2026-02-02'),
    line('figure-a', 'OCCUPANCY_COUNT', 8, '2026-03-02'),
    line('figure-b', 'OPENING', 20, '2026-02-01', { ends_on: '2026-04-01' }),
    line('figure-b', 'OUT_OF_USE', 5, '2026-02-10', { ends_on: '2026-03-10' }),
    line('figure-b', 'OCCUPANCY_COUNT', 11, '2026-02-16'),
    line('figure-c', 'OPENING', 7, '2026-01-01'),
    line('figure-d', 'OPENING', 3, '2026-01-01'),
  ]);
});
afterAll(() => hub.stop());

const fields = `date unit facilities facilitiesWithPlaces facilitiesCounted places outOfUse available occupied free overOccupied synthetic
  municipality { code } product { code } operator { slug } withheld { field reason }
  coverage { providersReported providers facilitiesReported facilities oldestReport }`;

async function capacity(ask: Ask, args: string) {
  const { data, errors } = await ask(`{ capacity(${args}) { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data.capacity;
}

const yulius = () => hub.as('yulius', 'CARE_PROVIDER');
const central = () => hub.as('dordrecht', 'CENTRAL_MUNICIPALITY');
const filter = 'filter: { product: ["skaeve-huse"], facility: [%] }';
const ours = (...names: string[]) =>
  filter.replace(
    '%',
    names
      .map((name) => JSON.stringify(Buffer.from(`Facility:figure-${name}`).toString('base64url')))
      .join(','),
  );

describe('capacity added up over facilities', () => {
  it('sums places and occupancy on a date, over-occupied facilities included', async () => {
    expect(await capacity(yulius(), `${ours('a', 'b')}, asOf: "2026-02-20"`)).toEqual([
      {
        ...{
          date: '2026-02-20',
          unit: 'PLACE',
          facilities: 2,
          facilitiesWithPlaces: 2,
          facilitiesCounted: 2,
          places: 30,
          outOfUse: 5,
        },
        ...{ available: 25, occupied: 23, free: 2, overOccupied: 2, synthetic: true },
        ...{ municipality: null, product: null, operator: null, withheld: [] },
        coverage: {
          ...{ providersReported: 0, providers: 1, facilitiesReported: 1, facilities: 2 },
          oldestReport: '2026-02-02T09:00:00.000Z',
        },
      },
    ]);
  });

  it('leaves out what is not open that day', async () => {
    const [january] = await capacity(yulius(), `${ours('a', 'b')}, asOf: "2026-01-15"`);
    expect(january).toMatchObject({
      facilities: 1,
      places: 10,
      facilitiesCounted: 0,
      occupied: null,
      free: null,
    });
    const [april] = await capacity(yulius(), `${ours('a', 'b')}, asOf: "2026-04-02"`);
    expect(april).toMatchObject({ facilities: 1, places: 10, occupied: 8 });
  });

  it('never adds unlike units up', async () => {
    const figures = await capacity(central(), `${ours('a', 'c', 'd')}, asOf: "2026-02-20"`);
    expect(figures.map(({ unit, places }: Record<string, unknown>) => [unit, places])).toEqual([
      ['DWELLING', 3],
      ['PLACE', 17],
    ]);
  });

  it('splits by municipality, product and operator', async () => {
    const figures = await capacity(
      central(),
      `${ours('a', 'b', 'c')}, splitBy: [MUNICIPALITY, OPERATOR, PRODUCT], asOf: "2026-02-20"`,
    );
    expect(
      figures.map(
        ({ municipality, operator, product, places }: Record<string, { code: string; slug: string }>) => [
          ...[municipality!.code, operator!.slug, product!.code, places],
        ],
      ),
    ).toEqual([
      ['GM0505', 'antes', 'skaeve-huse', 7],
      ['GM0505', 'yulius', 'skaeve-huse', 10],
      ['GM0512', 'yulius', 'skaeve-huse', 20],
    ]);
  });

  it('withholds what is exact when one of the facilities is not shown, and never makes it smaller', async () => {
    const [figure] = await capacity(yulius(), `${ours('a', 'b', 'c')}, asOf: "2026-02-20"`);
    expect(figure).toMatchObject({
      ...{ facilities: 3, places: 37, outOfUse: null, available: null, occupied: null, free: null },
      ...{ overOccupied: null, facilitiesCounted: null, coverage: null },
    });
    expect(figure.withheld).toHaveLength(7);
    const municipality = hub.as('papendrecht', 'MUNICIPALITY');
    expect((await capacity(municipality, `${ours('a')}, asOf: "2026-02-20"`))[0]).toMatchObject({
      occupied: null,
    });
  });

  it('does not exist for who sees no exact capacity', async () => {
    for (const ask of [hub.as('trivire', 'HOUSING_ASSOCIATION'), hub.as('dashboard', 'DASHBOARD')]) {
      const { errors } = await ask('{ capacity { places } }');
      expect(errors![0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  it('gives the same figure for a moment, whatever is reported later', async () => {
    const then = `${ours('a')}, asOf: "2026-02-20", knownAt: "2026-02-21T00:00:00Z"`;
    const before = await capacity(yulius(), then);
    expect(before[0]).toMatchObject({ occupied: 12, places: 10, coverage: null });
    await insert(hub.database.owner, 'hub.capacity_mutation', [
      factories.capacityMutation({
        ...{ facility_id: 'figure-a', kind: 'OCCUPANCY_COUNT', number: 3, effective_on: '2026-02-10' },
        ...{ reporter_id: 'yulius', reported_at: '2026-05-01T09:00:00Z' },
      }),
    ]);
    expect(await capacity(yulius(), then)).toEqual(before);
    expect((await capacity(yulius(), `${ours('a')}, asOf: "2026-02-20"`))[0]).toMatchObject({ occupied: 3 });
  });
});

it('a figure of before a facility was registered stays without it', async () => {
  const then =
    'filter: { product: ["flex-housing"], operator: ["antes"] }, asOf: "2026-03-31", knownAt: "2026-04-05T00:00:00Z"';
  const before = await capacity(central(), then);
  await insert(hub.database.owner, 'hub.facility', [
    factories.facility({
      id: 'figure-e',
      operator_id: 'antes',
      product_id: 'flex-housing',
      synthetic: false,
      registered_by_id: 'dordrecht',
      registered_at: '2026-06-01T09:00:00Z',
    }),
  ]);
  expect(await capacity(central(), then)).toEqual(before);
  const now = then.replace(/, knownAt.*/, '');
  expect(await capacity(central(), now)).not.toEqual(before);
});

describe('a series of capacity', () => {
  const series = (ask: Ask, args: string) => ask(`{ capacitySeries(${args}) { date places occupied } }`);

  it('shows the last day of each month, and of the period', async () => {
    const { data } = await series(yulius(), `${ours('b')}, from: "2026-01-10", to: "2026-04-20", per: MONTH`);
    expect(data.capacitySeries).toEqual([
      { date: '2026-02-28', places: 20, occupied: 11 },
      { date: '2026-03-31', places: 20, occupied: 11 },
    ]);
  });

  it('is what capacity says of each of its days', async () => {
    const { data } = await series(
      yulius(),
      `${ours('a', 'b')}, from: "2026-02-01", to: "2026-02-18", per: DAY`,
    );
    expect(data.capacitySeries).toHaveLength(18);
    for (const { date, ...figure } of data.capacitySeries)
      expect((await capacity(yulius(), `${ours('a', 'b')}, asOf: "${date}"`))[0]).toMatchObject(figure);
  });

  it.each([
    ['2026-02-02', '2026-02-01', 'DAY'],
    ['2020-01-01', '2026-01-01', 'DAY'],
  ])('refuses a period from %s to %s per %s', async (from, to, per) => {
    const { errors, status } = await series(yulius(), `from: "${from}", to: "${to}", per: ${per}`);
    expect(errors![0]!.extensions.code).toBe('BAD_PERIOD');
    expect(status).toBe(200);
  });

  it('steps by days, weeks up to Sunday, and months', () => {
    const period = { from: '2026-02-25', to: '2026-03-10' };
    expect(lastDays({ ...period, per: 'DAY' }, 50)).toHaveLength(14);
    expect(lastDays({ ...period, per: 'WEEK' }, 50)).toEqual(['2026-03-01', '2026-03-08', '2026-03-10']);
    expect(lastDays({ ...period, per: 'MONTH' }, 50)).toEqual(['2026-02-28', '2026-03-10']);
    expect(lastDays({ ...period, per: 'DAY' }, 13)).toBeNull();
  });
});
