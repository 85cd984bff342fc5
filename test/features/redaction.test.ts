import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import type { Role } from '../../src/identity/role';
import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;

/** A house of Yulius in Sliedrecht, let by Woonkracht10, and one of Antes in Gorinchem at a confidential address. */
beforeAll(async () => {
  hub = await startTestHub();
  const { owner } = hub.database;
  await insert(owner, 'hub.facility', [
    factories.facility({
      id: 'open-house',
      name: '01',
      municipality_id: 'GM0610',
      operator_id: 'yulius',
      landlord_id: 'woonkracht10',
    }),
    factories.facility({
      id: 'hidden-house',
      name: '02',
      municipality_id: 'GM0610',
      operator_id: 'antes',
      landlord_id: 'woonkracht10',
    }),
  ]);
  await owner.query(`update hub.facility_address set street = 'Kerkbuurt 1', confidential = (facility_id = 'hidden-house')
    where facility_id in ('open-house', 'hidden-house')`);
  await insert(
    owner,
    'hub.capacity_mutation',
    ['open-house', 'hidden-house'].flatMap((facility_id) => [
      factories.capacityMutation({
        facility_id,
        kind: 'OPENING',
        place_kind: 'REGULAR',
        number: 6,
        reporter_id: 'yulius',
      }),
      factories.capacityMutation({ facility_id, kind: 'OCCUPANCY_COUNT', number: 4, reporter_id: 'yulius' }),
    ]),
  );
});
afterAll(() => hub.stop());

const addresses = '{ facilities(first: 2) { nodes { name address { street } withheld { field reason } } } }';
const states =
  '{ facilities(first: 2) { nodes { name places { total } occupancy { occupied } withheld { field } } } }';

const shown = { street: 'Kerkbuurt 1' };
const outside = { field: 'address', reason: 'OUTSIDE_YOUR_RELATION' };

async function addressesAs(partner: string, role: Role) {
  const { data } = await hub.as(partner, role)(addresses);
  return data.facilities.nodes.map(({ address }: { address: unknown }) => address);
}

describe('what depends on the row', () => {
  it('is null and named in withheld, never in errors', async () => {
    const { data, errors } = await hub.as('yulius', 'CARE_PROVIDER')(addresses);
    expect(errors).toBeUndefined();
    const [open, hidden] = data.facilities.nodes;
    expect(open).toMatchObject({ address: shown, withheld: [] });
    expect(hidden.address).toBeNull();
    expect(hidden.withheld).toContainEqual(outside);
  });

  it.each<[string, Role, unknown, unknown]>([
    ['dordrecht', 'CENTRAL_MUNICIPALITY', shown, shown],
    ['sociale-dienst-drechtsteden', 'CASE_COORDINATOR', shown, shown],
    ['antes', 'CARE_PROVIDER', null, shown],
    ['woonkracht10', 'HOUSING_ASSOCIATION', shown, null],
    ['trivire', 'HOUSING_ASSOCIATION', null, null],
    ['sliedrecht', 'MUNICIPALITY', shown, null],
    ['papendrecht', 'MUNICIPALITY', null, null],
    ['dienst-gezondheid-en-jeugd', 'ACCESS_POINT', shown, null],
    ['sociaal-wijkteam-dordrecht', 'COMMUNITY_TEAM', shown, null],
  ])('shows %s (%s) the addresses of its relation', async (partner, role, open, hidden) => {
    expect(await addressesAs(partner, role)).toEqual([open, hidden]);
  });

  it('shows exact occupancy to the operator and the municipality of location only', async () => {
    const occupancies = async (partner: string, role: Role) =>
      (await hub.as(partner, role)(states)).data.facilities.nodes.map(
        (node: { occupancy: unknown }) => node.occupancy,
      );
    expect(await occupancies('yulius', 'CARE_PROVIDER')).toEqual([{ occupied: 4 }, null]);
    expect(await occupancies('sliedrecht', 'MUNICIPALITY')).toEqual([{ occupied: 4 }, { occupied: 4 }]);
    expect(await occupancies('gorinchem', 'MUNICIPALITY')).toEqual([null, null]);
  });

  it('leaves the places public', async () => {
    const { data } = await hub.as('yulius', 'CARE_PROVIDER')(states);
    expect(data.facilities.nodes.map((node: { places: unknown }) => node.places)).toEqual([
      { total: 6 },
      { total: 6 },
    ]);
  });

  it('tells unknown from withheld', async () => {
    await hub.database.owner.query(
      `update hub.facility_address set street = null where facility_id = 'open-house'`,
    );
    const { data } = await hub.as('yulius', 'CARE_PROVIDER')(addresses);
    expect(data.facilities.nodes[0]).toMatchObject({ address: { street: null }, withheld: [] });
  });
});

describe('what a role may never see', () => {
  it.each<[string, Role, string]>([
    ['trivire', 'HOUSING_ASSOCIATION', '{ facilities { nodes { occupancy { occupied } } } }'],
    ['trivire', 'HOUSING_ASSOCIATION', '{ capacityMutations { totalCount } }'],
    ['leger-des-heils', 'CARE_PROVIDER', '{ moveOnCandidates { totalCount } }'],
    ['sliedrecht', 'MUNICIPALITY', '{ candidateLists { week } }'],
    ['dashboard', 'DASHBOARD', '{ facilities { nodes { address { street } } } }'],
    ['dashboard', 'DASHBOARD', '{ moveOnCandidates { totalCount } }'],
    [
      'dashboard',
      'DASHBOARD',
      '{ __type(name: "MoveOnCandidate") { name } node(id: "x") { ... on MoveOnCandidate { id } } }',
    ],
  ])('is not in the schema of %s (%s): %s', async (partner, role, query) => {
    const { status, errors } = await hub.as(partner, role)(query);
    expect(status).toBe(400);
    expect(errors!.map(({ extensions }) => extensions.code)).toContain('GRAPHQL_VALIDATION_FAILED');
  });

  it('is not in its introspection either', async () => {
    const { data } = await hub.as('dashboard', 'DASHBOARD')('{ __type(name: "FacilityOccupancy") { name } }');
    expect(data.__type).toBeNull();
  });
});
