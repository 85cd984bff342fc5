import { fromGlobalId } from '../../src/graphql/global-id';
import { roles } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { atOnce } from '../setup/at-once';
import { countIn } from '../setup/count';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';

const register = `mutation ($input: RegisterFacilityInput!) {
  registerFacility(input: $input) {
    alreadyRegistered
    facility {
      id name municipality { id } product { name } operator { slug } unit targetGroup synthetic document { id }
      registeredBy { slug } registeredAt operators { operator { slug } since } places { total }
      address { street neighbourhood confidential } occupancy { places }
    }
    userErrors { __typename code path }
  }
}`;

let hub: TestHub;
let central: Ask;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  central = hub.as('dordrecht', 'CENTRAL_MUNICIPALITY');
});
afterAll(() => hub.stop());

const count = countIn(() => hub);

async function send(input: object = {}) {
  const usual = {
    name: `Huis ${(serial += 1)}`,
    municipality: 'GM0610',
    product: 'sheltered-housing',
    operator: 'yulius',
    unit: 'PLACE',
    reference: `f-${serial}`,
  };
  const { data, errors } = await central(register, { input: { ...usual, ...input } });
  expect(errors).toBeUndefined();
  return data.registerFacility;
}

const codesOf = ({ userErrors }: { userErrors: Array<{ code: string }> }) =>
  userErrors.map(({ code }) => code);

const addressAs = async (partner: string, role: Parameters<TestHub['as']>[1], id: string) => {
  const query =
    'query ($id: ID!) { node(id: $id) { ... on Facility { address { street } withheld { field } } } }';
  return (await hub.as(partner, role)(query, { id })).data.node;
};

describe('registering a facility', () => {
  it('makes one that says who registered it', async () => {
    const payload = await send({
      name: 'Het Nieuwe Huis',
      street: 'Kade 1',
      neighbourhood: 'BU05050101',
      targetGroup: 'jongvolwassenen',
    });
    expect(payload).toMatchObject({
      alreadyRegistered: false,
      userErrors: [],
      facility: {
        name: 'Het Nieuwe Huis',
        municipality: { id: expect.anything() },
        product: { name: 'Beschermd wonen' },
        operator: { slug: 'yulius' },
        unit: 'PLACE',
        targetGroup: 'jongvolwassenen',
        synthetic: false,
        document: null,
        registeredBy: { slug: 'dordrecht' },
        operators: [{ operator: { slug: 'yulius' }, since: expect.stringMatching(/^20\d\d-/) }],
        places: null,
        address: { street: 'Kade 1', neighbourhood: 'BU05050101', confidential: false },
        occupancy: { places: null },
      },
    });
    expect(fromGlobalId(payload.facility.id)).toEqual({ type: 'Facility', key: 'het-nieuwe-huis' });
    expect(
      await count(
        `hub.audit_event where activity = 'facility.register' and subjects = array['het-nieuwe-huis'] and partner_id = 'dordrecht'`,
      ),
    ).toBe(1);
  });

  it('gives two facilities of one name a key each, also at once', async () => {
    const payloads = await atOnce(
      hub,
      'hub.facility_registration',
      Array.from({ length: 4 }, () => () => send({ name: 'Dubbel huis' })),
    );
    expect(payloads.map(({ facility }) => fromGlobalId(facility.id)!.key).sort()).toEqual([
      'dubbel-huis',
      'dubbel-huis-2',
      'dubbel-huis-3',
      'dubbel-huis-4',
    ]);
  });

  it('lets its provider report on it at once, and nobody else', async () => {
    const { facility } = await send();
    const report = async (partner: string) => {
      const { data } = await hub.as(partner, 'CARE_PROVIDER')(
        `mutation ($input: ReportCapacityMutationInput!) { reportCapacityMutation(input: $input) {
          facility { places { total } occupancy { places } } userErrors { code } } }`,
        {
          input: {
            ...{ facility: facility.id, kind: 'OPENING', number: 6, effectiveOn: '2026-11-01' },
            reference: facility.id,
          },
        },
      );
      return data.reportCapacityMutation;
    };
    expect(codesOf(await report('antes'))).toEqual(['NOT_YOUR_FACILITY']);
    expect((await report('yulius')).facility).toEqual({ places: { total: 6 }, occupancy: { places: 6 } });
  });

  it('keeps a confidential address to its operator and those in charge', async () => {
    const { facility } = await send({ confidential: true, street: 'Geheim 1' });
    for (const [partner, role] of [
      ['yulius', 'CARE_PROVIDER'],
      ['sociale-dienst-drechtsteden', 'CASE_COORDINATOR'],
    ] as const)
      expect(await addressAs(partner, role, facility.id)).toMatchObject({ address: { street: 'Geheim 1' } });
    for (const [partner, role] of [
      ['sliedrecht', 'MUNICIPALITY'],
      ['antes', 'CARE_PROVIDER'],
      ['dienst-gezondheid-en-jeugd', 'ACCESS_POINT'],
    ] as const) {
      const { address, withheld } = await addressAs(partner, role, facility.id);
      expect(address).toBeNull();
      expect(withheld).toContainEqual({ field: 'address' });
    }
  });

  it('changes nothing when the same reference is sent twice, also at once', async () => {
    const input = { name: 'Eenmaal', reference: 'twice' };
    const twice = [() => send(input), () => send(input)];
    const [first, second] = await atOnce(hub, 'hub.facility_registration', twice);
    expect(first.facility.id).toBe(second.facility.id);
    expect([first.alreadyRegistered, second.alreadyRegistered].sort()).toEqual([false, true]);
    expect(await count(`hub.facility where name = 'Eenmaal'`)).toBe(1);
    expect(codesOf(await send({ ...input, unit: 'BED' }))).toEqual(['REFERENCE_REUSED']);
  });

  it('says everything that is wrong with the input at once, and makes nothing', async () => {
    const before = await count('hub.facility');
    const payload = await send({
      name: ' ',
      municipality: 'GM9999',
      product: 'castle',
      operator: 'trivire',
      street: 'x'.repeat(201),
      neighbourhood: 'Wielwijk',
      targetGroup: 'de heer 111222333',
      reference: '',
    });
    expect(codesOf(payload)).toEqual([
      ...['TEXT_LENGTH', 'MUNICIPALITY_NOT_FOUND', 'PRODUCT_NOT_FOUND', 'NOT_A_CARE_PROVIDER', 'TEXT_LENGTH'],
      ...['NOT_A_NEIGHBOURHOOD', 'LOOKS_LIKE_BSN', 'REFERENCE_REQUIRED'],
    ]);
    expect(payload.facility).toBeNull();
    expect(codesOf(await send({ operator: 'nobody' }))).toEqual(['NOT_A_CARE_PROVIDER']);
    expect(await count('hub.facility')).toBe(before);
  });

  it.each(roles.filter((role) => role !== 'CENTRAL_MUNICIPALITY'))('does not exist for %s', async (role) => {
    const { status, errors } = await hub.as(callerAs(role).partnerId, role)(register, { input: {} });
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});
