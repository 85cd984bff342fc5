import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { roles, type Role } from '../../src/identity/role';
import { publishWhenDue } from '../../src/jobs/publish';
import { publishAgain, withService } from '../setup/publish';
import { startTestHub, type TestHub } from '../setup/test-hub';

interface House {
  id: string;
  operator: string;
  municipality: string;
  places: number;
  occupied: number | null;
  /** Days before this Monday on which it reported. */
  reportedBefore: number;
}

/** The product has no open facility in the documents. */
const product = 'short-stay';
const houses: House[] = [
  { id: 'a', operator: 'yulius', municipality: 'GM0505', places: 10, occupied: 9, reportedBefore: 1 },
  { id: 'b', operator: 'antes', municipality: 'GM0505', places: 10, occupied: 8, reportedBefore: 7 },
  { id: 'c', operator: 'timon', municipality: 'GM0505', places: 10, occupied: 9, reportedBefore: 20 },
  { id: 'd', operator: 'enver', municipality: 'GM0505', places: 6, occupied: null, reportedBefore: 8 },
  { id: 'e', operator: 'syndion', municipality: 'GM0642', places: 8, occupied: 8, reportedBefore: 2 },
];

let hub: TestHub;
let monday: string;

beforeAll(async () => {
  hub = await startTestHub();
  monday = await dayOf(`date_trunc('week', current_date)::date`);
  await insert(
    hub.database.owner,
    'hub.facility',
    houses.map(({ id, operator, municipality }) =>
      factories.facility({
        id: `house-${id}`,
        operator_id: operator,
        municipality_id: municipality,
        product_id: product,
      }),
    ),
  );
  const lines: TableRow[] = [];
  for (const house of houses) lines.push(...(await ledgerOf(house)));
  await insert(hub.database.owner, 'hub.capacity_mutation', lines);
  await publishAgain(hub.database);
});
afterAll(() => hub.stop());

async function dayOf(sql: string): Promise<string> {
  const { rows } = await hub.database.owner.query(`select (${sql})::text as day`);
  return rows[0].day;
}

const daysBeforeMonday = (days: number) => dayOf(`date '${monday}' - ${days}`);

async function ledgerOf({ id, operator, places, occupied, reportedBefore }: House): Promise<TableRow[]> {
  const day = await daysBeforeMonday(reportedBefore);
  const line = (given: TableRow) =>
    factories.capacityMutation({
      facility_id: `house-${id}`,
      reporter_id: operator,
      reported_at: `${day}T09:00:00+01:00`,
      ...given,
    });
  return [
    line({ kind: 'OPENING', place_kind: 'REGULAR', number: places, effective_on: day }),
    ...(occupied === null ? [] : [line({ kind: 'OCCUPANCY_COUNT', number: occupied, effective_on: day })]),
  ];
}

async function partnerWith(role: Role): Promise<string> {
  const { rows } = await hub.database.owner.query(
    'select partner_id from hub.partner_role where role = $1 order by 1 limit 1',
    [role],
  );
  return rows[0].partner_id;
}

const coverage =
  'coverage { providersReported providers facilitiesReported facilities oldestReport } synthetic';

describe('published free places', () => {
  const query = `{ freePlaces { week municipality { id: name } housingMarket product { code } unit freeClass facilities ${coverage} } }`;

  it.each(roles)('are the same for everybody, with how fresh they are: %s', async (role) => {
    const { data, errors } = await hub.as(await partnerWith(role), role)(query);
    expect(errors).toBeUndefined();
    expect(data.freePlaces).toEqual([
      {
        week: monday,
        municipality: { id: 'Dordrecht' },
        housingMarket: 'DRECHTSTEDEN',
        product: { code: product },
        unit: 'PLACE',
        freeClass: 'FROM_3_TO_5',
        facilities: 3,
        coverage: {
          providersReported: 2,
          providers: 4,
          facilitiesReported: 2,
          facilities: 4,
          oldestReport: await daysBeforeMonday(20),
        },
        synthetic: true,
      },
    ]);
  });

  it('follow the interval of the product', async () => {
    const { owner } = hub.database;
    await owner.query('update hub.product set report_every_days = 14 where id = $1', [product]);
    await publishAgain(hub.database);
    const { data } = await hub.as('dashboard', 'DASHBOARD')(query);
    expect(data.freePlaces[0].coverage).toMatchObject({ providersReported: 3, facilitiesReported: 3 });
    await owner.query('update hub.product set report_every_days = 7 where id = $1', [product]);
    await publishAgain(hub.database);
  });
});

describe('published occupancy', () => {
  const query = `query ($product: [String!]) { publishedOccupancy(filter: { product: $product }) {
    id week product { code } unit occupancyClass facilities facilitiesInRegion ${coverage} } }`;

  it.each(roles)('is the same for everybody, over those behind the free places: %s', async (role) => {
    const { data, errors } = await hub.as(await partnerWith(role), role)(query, { product: [product] });
    expect(errors).toBeUndefined();
    expect(data.publishedOccupancy).toEqual([
      {
        id: expect.any(String),
        week: monday,
        product: { code: product },
        unit: 'PLACE',
        // 26 of 30; the full house in Zwijndrecht would be alone there, and is left out.
        occupancyClass: 'FROM_80_TO_90',
        facilities: 3,
        facilitiesInRegion: 5,
        coverage: {
          providersReported: 2,
          providers: 4,
          facilitiesReported: 2,
          facilities: 4,
          oldestReport: await daysBeforeMonday(20),
        },
        synthetic: true,
      },
    ]);
  });

  it('is found by product and by its id', async () => {
    const dashboard = hub.as('dashboard', 'DASHBOARD');
    const { data: all } = await dashboard(query, { product: null });
    expect(all.publishedOccupancy).toHaveLength(1);
    const { data: other } = await dashboard(query, { product: ['time-out'] });
    expect(other.publishedOccupancy).toEqual([]);
    const { data } = await dashboard(
      `{ node(id: "${all.publishedOccupancy[0].id}") { ... on PublishedOccupancy { occupancyClass } } }`,
    );
    expect(data.node).toEqual({ occupancyClass: 'FROM_80_TO_90' });
  });
});

describe('the comparison of occupancy', () => {
  const query = `{ occupancyComparison { product { code } unit facilities facilitiesCounted places available occupied share
    region { occupancyClass week coverage { facilities } } notPublished synthetic } }`;
  const compare = async (partner: string) => {
    const { data, errors } = await hub.as(partner, 'CARE_PROVIDER')(query);
    expect(errors).toBeUndefined();
    return data.occupancyComparison;
  };

  it("puts a provider's own beside the region's", async () => {
    expect(await compare('yulius')).toEqual([
      {
        product: { code: product },
        unit: 'PLACE',
        facilities: 1,
        facilitiesCounted: 1,
        places: 10,
        available: 10,
        occupied: 9,
        share: 90,
        region: { occupancyClass: 'FROM_80_TO_90', week: monday, coverage: { facilities: 4 } },
        notPublished: null,
        synthetic: true,
      },
    ]);
  });

  it('says what was not counted', async () => {
    const [own] = await compare('enver');
    expect(own).toMatchObject({ facilities: 1, facilitiesCounted: 0, occupied: null, share: null });
    expect(own.region.occupancyClass).toBe('FROM_80_TO_90');
  });

  it('says why nothing is published of the region', async () => {
    const reasons = (await compare('leger-des-heils')).map(
      (own: { region: unknown; notPublished: string }) => [own.region, own.notPublished],
    );
    expect(reasons).toEqual([
      [null, 'TOO_FEW'],
      [null, 'TOO_FEW'],
    ]);
    const { owner } = hub.database;
    await owner.query(`update hub.facility set unit = null where id = 'house-a'`);
    expect((await compare('yulius'))[0]).toMatchObject({ unit: null, notPublished: 'UNIT_NOT_STATED' });
    await owner.query(`update hub.facility set unit = 'PLACE' where id = 'house-a'`);
    await owner.query('delete from published.publication');
    await owner.query('delete from published.occupancy');
    expect((await compare('yulius'))[0]).toMatchObject({ region: null, notPublished: 'NOT_PUBLISHED_YET' });
    await publishAgain(hub.database);
  });

  it('shows over-occupancy and places out of use as they are', async () => {
    await insert(hub.database.owner, 'hub.capacity_mutation', [
      factories.capacityMutation({
        facility_id: 'house-a',
        reporter_id: 'yulius',
        kind: 'OUT_OF_USE',
        number: 4,
        effective_on: await dayOf('current_date'),
      }),
    ]);
    expect((await compare('yulius'))[0]).toMatchObject({ places: 10, available: 6, occupied: 9, share: 150 });
  });

  it('is empty for a provider without facilities', async () => {
    expect(await compare('syndion')).toHaveLength(1);
    await hub.database.owner.query(`update hub.facility set operator_id = null where id = 'house-e'`);
    expect(await compare('syndion')).toEqual([]);
  });

  it.each(roles.filter((role) => role !== 'CARE_PROVIDER'))('is not there for %s', async (role) => {
    const { status, errors } = await hub.as(await partnerWith(role), role)(query);
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('a publication', () => {
  const handles = async () =>
    (await hub.database.owner.query('select id from published.candidate order by id')).rows;

  it('that is missing this week is made by itself, and leaves the others as they are', async () => {
    const { owner } = hub.database;
    const before = await handles();
    await owner.query(`delete from published.free_places`);
    await owner.query(`delete from published.publication where name = 'CAPACITY'`);
    expect(await withService(hub.database, publishWhenDue)).toBe(true);
    const { rowCount } = await owner.query('select from published.free_places');
    expect(rowCount).toBe(1);
    expect(await handles()).toEqual(before);
    expect(await withService(hub.database, publishWhenDue)).toBe(false);
  });

  it('no longer speaks of a facility that has closed', async () => {
    await insert(hub.database.owner, 'hub.capacity_mutation', [
      factories.capacityMutation({
        facility_id: 'house-d',
        reporter_id: 'enver',
        kind: 'CLOSURE',
        effective_on: await dayOf('current_date'),
      }),
    ]);
    await publishAgain(hub.database);
    const { data } = await hub.as(
      'dashboard',
      'DASHBOARD',
    )(
      '{ freePlaces { coverage { providers facilities } } publishedOccupancy { coverage { providers facilities } } }',
    );
    const coverage = { providers: 3, facilities: 3 };
    expect(data).toEqual({ freePlaces: [{ coverage }], publishedOccupancy: [{ coverage }] });
  });
});
