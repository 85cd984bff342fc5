import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import type { Role } from '../../src/identity/role';
import { toGlobalId } from '../../src/graphql/global-id';
import { addAssigned } from '../access/nomination-witnesses';
import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

const owner = () => hub.database.owner;

/** A client of Yulius from Sliedrecht who may not live in Zwijndrecht, unless it is said otherwise. */
async function addNeed(given: TableRow = {}, ofNeed: TableRow = {}): Promise<TableRow> {
  const client = factories.client();
  const trajectory = factories.trajectory({
    client_id: client.id,
    phase: 'MOVE_ON_READY',
    provider_id: 'yulius',
    municipality_id: 'GM0610',
    ...given,
  });
  const need = factories.housingNeed(trajectory, {
    expected_quarter: '2027-Q2',
    min_rooms: 2,
    household_size: 'TWO',
    accessibility: 'STEP_FREE',
    rent_band: 'UP_TO_FIRST_CAP',
    guidance_arranged: true,
    guidance_until: '2028-01-01',
    scheme: 'PRIORITY_SCHEME',
    ...ofNeed,
  });
  const excluded = factories.housingArea(need, { municipality_id: 'GM0642', wish: 'EXCLUDED' });
  await insert(owner(), 'hub.client', [client]);
  await insert(owner(), 'hub.trajectory', [trajectory]);
  await insert(owner(), 'hub.housing_need', [need]);
  await insert(owner(), 'hub.housing_area', [factories.housingArea(need), excluded]);
  await insert(owner(), 'hub.housing_exclusion', [factories.housingExclusion(excluded)]);
  return need;
}

const idOf = ({ id }: TableRow): string => toGlobalId('HousingNeed', String(id));

const list = `query ($filter: HousingNeedFilter, $after: String) {
  housingNeeds(first: 200, after: $after, filter: $filter) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id }
  }
}`;

/** The ids of all needs that a caller finds. */
async function found(partner: string, role: Role, filter: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { data } = await hub.as(partner, role)(list, { filter, after });
    ids.push(...data.housingNeeds.nodes.map(({ id }: { id: string }) => id));
    ({ hasNextPage: more, endCursor: after } = data.housingNeeds.pageInfo);
    expect(data.housingNeeds.totalCount).toBeGreaterThanOrEqual(ids.length);
  }
  return ids;
}

const read = (partner: string, role: Role, need: TableRow, fields = 'id') =>
  hub.as(partner, role)(`{ node(id: "${idOf(need)}") { ... on HousingNeed { ${fields} } } }`);

describe('a housing need', () => {
  const all = `housingMarket expectedHalfYear expectedQuarter kindOfDwelling minRooms householdSize accessibility rentBand
    guidanceArranged guidanceUntil scheme areas { municipality { code } wish exclusionReason }`;

  it('is told whole to the provider that guides the client', async () => {
    const { data } = await read('yulius', 'CARE_PROVIDER', await addNeed(), all);
    expect(data.node).toEqual({
      housingMarket: 'DRECHTSTEDEN',
      expectedHalfYear: '2027-H1',
      expectedQuarter: '2027-Q2',
      kindOfDwelling: 'INDEPENDENT_DWELLING',
      minRooms: 2,
      householdSize: 'TWO',
      accessibility: 'STEP_FREE',
      rentBand: 'UP_TO_FIRST_CAP',
      guidanceArranged: true,
      guidanceUntil: '2028-01-01',
      scheme: 'PRIORITY_SCHEME',
      areas: [
        { municipality: { code: 'GM0505' }, wish: 'PREFERRED', exclusionReason: null },
        { municipality: { code: 'GM0642' }, wish: 'EXCLUDED', exclusionReason: 'SAFETY' },
      ],
    });
  });

  it('is told to the municipality of origin without the reason of an exclusion', async () => {
    const need = await addNeed();
    const areas = 'areas { municipality { code } wish }';
    const { data } = await read('sliedrecht', 'MUNICIPALITY', need, areas);
    expect(data.node.areas).toHaveLength(2);
    const { errors } = await read('sliedrecht', 'MUNICIPALITY', need, all);
    expect(errors!.map(({ message }) => message).join()).toMatch(/Cannot query field "exclusionReason"/);
  });

  const seeing: Array<[string, Role, boolean]> = [
    ['yulius', 'CARE_PROVIDER', true],
    ['antes', 'CARE_PROVIDER', false],
    ['sliedrecht', 'MUNICIPALITY', true],
    ['papendrecht', 'MUNICIPALITY', false],
    ['dordrecht', 'CENTRAL_MUNICIPALITY', true],
    ['sociale-dienst-drechtsteden', 'CASE_COORDINATOR', true],
    ['trivire', 'HOUSING_ASSOCIATION', false],
  ];

  it.each(seeing)('is there for %s (%s): %s', async (partner, role, sees) => {
    const need = await addNeed();
    expect((await read(partner, role, need)).data.node).toEqual(sees ? { id: idOf(need) } : null);
    expect((await found(partner, role)).includes(idOf(need))).toBe(sees);
  });

  it.each(seeing)(
    'of a client who is shielded is hidden from %s (%s) as from everybody but the operator and those in charge',
    async (partner, role, sees) => {
      const need = await addNeed({ shielded: true, route: 'WOMENS_SHELTER' });
      expect((await found(partner, role)).includes(idOf(need))).toBe(sees && role !== 'MUNICIPALITY');
    },
  );

  it.each<[string, Role]>([
    ['dienst-gezondheid-en-jeugd', 'ACCESS_POINT'],
    ['dienst-gezondheid-en-jeugd', 'PUBLIC_HEALTH'],
    ['sociaal-wijkteam-dordrecht', 'COMMUNITY_TEAM'],
    ['dashboard', 'DASHBOARD'],
  ])('is not in the schema of %s (%s)', async (partner, role) => {
    const { status, errors } = await hub.as(partner, role)(list);
    expect(status).toBe(400);
    expect(errors!.map(({ extensions }) => extensions.code)).toContain('GRAPHQL_VALIDATION_FAILED');
    const { data } = await hub.as(partner, role)('{ __type(name: "HousingNeed") { name } }');
    expect(data.__type).toBeNull();
  });

  it('is told to the housing association to which the client is nominated, without the reason of an exclusion', async () => {
    const need = await addNeed();
    await addAssigned(owner(), {
      trajectoryId: String(need.trajectory_id),
      ...{ associationId: 'trivire', actorId: 'dordrecht' },
    });
    const seen = await read('trivire', 'HOUSING_ASSOCIATION', need, 'minRooms areas { wish }');
    expect(seen.data.node).toEqual({ minRooms: 2, areas: [{ wish: 'PREFERRED' }, { wish: 'EXCLUDED' }] });
    expect(await found('trivire', 'HOUSING_ASSOCIATION')).toContain(idOf(need));
    expect((await read('woonbron', 'HOUSING_ASSOCIATION', need)).data.node).toBeNull();
    expect((await read('trivire', 'HOUSING_ASSOCIATION', need, all)).status).toBe(400);
  });

  it('goes by a key of its own, and leaves a line with that key', async () => {
    const need = await addNeed();
    const { headers } = await read('yulius', 'CARE_PROVIDER', need);
    const { rows } = await owner().query(
      `select activity, subjects from hub.audit_event where request_id = $1`,
      [headers.get('x-request-id')],
    );
    expect(rows).toEqual([{ activity: 'candidate.need.read', subjects: [need.id] }]);
    expect(need.id).not.toBe(need.trajectory_id);
  });
});

describe('the list of housing needs', () => {
  it('holds all that a role may see, once, by period', async () => {
    const { rows } = await owner().query<{ id: string }>(
      'select id from hub.housing_need where open order by period_order, id',
    );
    expect(await found('dordrecht', 'CENTRAL_MUNICIPALITY')).toEqual(rows.map(idOf));
  });

  it.each([
    { housingMarket: ['DRECHTSTEDEN'] },
    { halfYear: ['2027-H1'] },
    { quarter: ['2027-Q2', '2027-Q3'] },
    { kindOfDwelling: ['INDEPENDENT_DWELLING'] },
    { minRooms: [2] },
    { householdSize: ['TWO'] },
    { accessibility: ['STEP_FREE', 'WHEELCHAIR'] },
    { rentBand: ['UP_TO_FIRST_CAP'] },
    { guidanceArranged: [true] },
    { scheme: ['PRIORITY_SCHEME'] },
  ])('is filtered by %j', async (filter) => {
    const need = await addNeed();
    const other = await addNeed(
      {},
      {
        housing_market: 'DRECHTSTEDEN',
        expected_half_year: '2026-H2',
        expected_quarter: null,
        kind_of_dwelling: 'CLUSTERED_DWELLING',
        min_rooms: null,
        household_size: null,
        accessibility: null,
        rent_band: null,
        guidance_arranged: null,
        guidance_until: null,
        scheme: null,
      },
    );
    const ids = await found('yulius', 'CARE_PROVIDER', filter);
    expect(ids).toContain(idOf(need));
    expect(ids.includes(idOf(other))).toBe('housingMarket' in filter);
  });

  it('leaves out who has a home, and takes back who waits again', async () => {
    const need = await addNeed();
    const inPhase = async (phase: string) => {
      await owner().query('update hub.trajectory set phase = $2 where id = $1', [need.trajectory_id, phase]);
      return (await found('yulius', 'CARE_PROVIDER')).includes(idOf(need));
    };
    expect([await inPhase('HOUSED'), await inPhase('MOVE_ON_READY')]).toEqual([false, true]);
    await inPhase('HOUSED');
    expect((await read('yulius', 'CARE_PROVIDER', need)).data.node).toEqual({ id: idOf(need) });
  });
});

describe('the database refuses', () => {
  const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: /^23/ });

  it.each<[string, TableRow]>([
    ['a quarter outside its half-year', { expected_quarter: '2027-Q3' }],
    ['guidance until a day that is not arranged', { guidance_arranged: false }],
    ['no rooms at all', { min_rooms: 0 }],
    ['a code that nobody knows', { scheme: 'LOTTERY' }],
  ])('%s', async (_, given) => {
    await refused(addNeed({}, given));
  });

  it('a municipality of the other housing market', async () => {
    const need = await addNeed();
    await refused(
      insert(owner(), 'hub.housing_area', [factories.housingArea(need, { municipality_id: 'GM0512' })]),
    );
  });

  it('a reason of exclusion for what is preferred', async () => {
    const need = await addNeed();
    const area = factories.housingArea(need, { municipality_id: 'GM0531' });
    await insert(owner(), 'hub.housing_area', [area]);
    await refused(insert(owner(), 'hub.housing_exclusion', [factories.housingExclusion(area)]));
  });
});
