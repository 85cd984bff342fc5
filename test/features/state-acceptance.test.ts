import { toGlobalId } from '../../src/graphql/global-id';
import { roles, type Role } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { atOnce } from '../setup/at-once';
import { countIn } from '../setup/count';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';

const herstart = toGlobalId('Facility', 'kromhout-herstart');
const crisisShelter = toGlobalId('Facility', 'kromhout-crisisopvang');
const acceptance = 'acceptance { accepting from targetGroups note statedOn statedBy { slug } synthetic }';
const state = `mutation ($input: StateAcceptanceInput!) {
  stateAcceptance(input: $input) {
    alreadyStated facility { name ${acceptance} }
    userErrors { __typename code path whatToDo { nl } }
  }
}`;
const seen = `query ($id: ID!) { node(id: $id) { ... on Facility { ${acceptance} } } }`;
const found = `query ($filter: FacilityFilter) { facilities(filter: $filter, first: 100) { totalCount nodes { name } } }`;

let hub: TestHub;
let provider: Ask;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  provider = hub.as('leger-des-heils', 'CARE_PROVIDER');
});
afterAll(() => hub.stop());

async function send(input: Record<string, unknown>, ask: Ask = provider) {
  const variables = {
    input: {
      facility: herstart,
      accepting: false,
      from: '2026-12-01',
      reference: `s-${(serial += 1)}`,
      ...input,
    },
  };
  const { data, errors } = await ask(state, variables);
  expect(errors).toBeUndefined();
  return data.stateAcceptance;
}

const accept = (input: Record<string, unknown> = {}) =>
  send({ accepting: true, targetGroups: ['YOUNG_PEOPLE'], ...input });

const codesOf = ({ userErrors }: { userErrors: Array<{ code: string }> }) =>
  userErrors.map(({ code }) => code);

const count = countIn(() => hub);

async function namesFound(filter: object): Promise<string[]> {
  const { data, errors } = await hub.as('dashboard', 'DASHBOARD')(found, { filter });
  expect(errors).toBeUndefined();
  expect(data.facilities.totalCount).toBe(data.facilities.nodes.length);
  return data.facilities.nodes.map(({ name }: { name: string }) => name);
}

describe('the seed', () => {
  it('answers the search out of the box, and says that it is made up', async () => {
    const { data } = await hub.as(
      'dienst-gezondheid-en-jeugd',
      'ACCESS_POINT',
    )(`{ facilities(filter: { accepting: true }) { nodes { name ${acceptance} } } }`);
    expect(data.facilities.nodes).toEqual([
      expect.objectContaining({ name: 'Crisisopvang Kromhout/Kasperspad' }),
      expect.objectContaining({ name: 'Tweelingen/Stierstraat' }),
    ]);
    for (const node of data.facilities.nodes)
      expect(node.acceptance).toMatchObject({ from: '2026-11-16', statedOn: '2026-11-16', synthetic: true });
  });
});

describe('stating whether clients are accepted', () => {
  it('records it and shows it', async () => {
    const payload = await accept({
      targetGroups: ['WOMEN', 'YOUNG_PEOPLE', 'WOMEN'],
      note: 'Vanaf 18 jaar.',
    });
    expect(payload).toMatchObject({ alreadyStated: false, userErrors: [] });
    expect(payload.facility.acceptance).toEqual({
      accepting: true,
      from: '2026-12-01',
      targetGroups: ['YOUNG_PEOPLE', 'WOMEN'],
      note: 'Vanaf 18 jaar.',
      statedOn: expect.stringMatching(/^20\d\d-/),
      statedBy: { slug: 'leger-des-heils' },
      synthetic: false,
    });
  });

  it.each(roles)('is for %s to read', async (role) => {
    await accept({ note: 'voor iedereen' });
    const { partnerId } = callerAs(role);
    const { data, errors } = await hub.as(partnerId, role)(seen, { id: herstart });
    expect(errors).toBeUndefined();
    expect(data.node.acceptance).toMatchObject({ accepting: true, note: 'voor iedereen' });
  });

  it('stands until the next statement, of which the earlier ones are kept', async () => {
    const before = await count(`hub.acceptance_statement where facility_id = 'kromhout-herstart'`);
    await accept();
    const { facility } = await send({ from: '2027-01-01' });
    expect(facility.acceptance).toMatchObject({
      accepting: false,
      from: '2027-01-01',
      targetGroups: [],
      note: null,
    });
    expect(await count(`hub.acceptance_statement where facility_id = 'kromhout-herstart'`)).toBe(before + 2);
    expect(await count(`hub.facility_acceptance where facility_id = 'kromhout-herstart'`)).toBe(1);
  });

  it('is null where the operator never stated it', async () => {
    const { data } = await provider(seen, { id: toGlobalId('Facility', 'parentshouse') });
    expect(data.node).toEqual({ acceptance: null });
  });

  it('writes one audit line in the same transaction', async () => {
    const before = await count(`hub.audit_event where activity = 'acceptance.state'`);
    await accept();
    expect(
      await count(`hub.audit_event where activity = 'acceptance.state' and partner_id = 'leger-des-heils'
      and role = 'CARE_PROVIDER' and subjects[1] = 'kromhout-herstart'`),
    ).toBe(before + 1);
  });

  it('changes nothing when the same reference is sent twice, also at once', async () => {
    const before = await count('hub.acceptance_statement');
    const payloads = await atOnce(
      hub,
      'hub.acceptance_statement',
      Array.from({ length: 6 }, () => () => accept({ reference: 'twice' })),
    );
    expect(payloads.map(({ alreadyStated }) => alreadyStated).sort()).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(await count('hub.acceptance_statement')).toBe(before + 1);
  });

  it('refuses a reference that was used for something else', async () => {
    await accept({ reference: 'used' });
    const payload = await accept({ reference: 'used', from: '2026-12-02' });
    expect(payload.userErrors).toEqual([
      expect.objectContaining({
        __typename: 'Conflict',
        code: 'REFERENCE_REUSED',
        path: ['input', 'reference'],
      }),
    ]);
    expect(payload.facility.acceptance.from).toBe('2026-12-01');
  });

  it('refuses another facility, and one that is not there, alike and without showing it', async () => {
    for (const facility of [
      toGlobalId('Facility', 'tweelingen-stierstraat'),
      toGlobalId('Facility', 'x'),
      'x',
    ]) {
      const payload = await send({ facility });
      expect(codesOf(payload)).toEqual(['NOT_YOUR_FACILITY']);
      expect(payload.facility).toBeNull();
    }
    const ofTimon = await send(
      { facility: toGlobalId('Facility', 'tweelingen-stierstraat') },
      hub.as('timon', 'CARE_PROVIDER'),
    );
    expect(ofTimon.userErrors).toEqual([]);
  });

  it('says everything that is wrong with the input at once, and records nothing', async () => {
    const before = await count('hub.acceptance_statement');
    const payload = await accept({ targetGroups: [], note: 'x'.repeat(301), reference: '' });
    expect(codesOf(payload)).toEqual(['TARGET_GROUP_REQUIRED', 'TEXT_LENGTH', 'REFERENCE_REQUIRED']);
    expect(codesOf(await send({ targetGroups: ['WOMEN'], note: 'bel 111222333' }))).toEqual([
      'TARGET_GROUP_NOT_ALLOWED',
      'LOOKS_LIKE_BSN',
    ]);
    expect(await count('hub.acceptance_statement')).toBe(before);
  });

  const others = roles.filter((role): role is Exclude<Role, 'CARE_PROVIDER'> => role !== 'CARE_PROVIDER');
  it.each(others)('does not exist for %s', async (role) => {
    const { status, errors } = await hub.as(callerAs(role).partnerId, role)(state, { input: {} });
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  it('does not outlive a change of operator', async () => {
    await accept({ facility: crisisShelter });
    const run = (partner: string) =>
      hub.database.owner.query(
        `update hub.facility set operator_id = $1 where id = 'kromhout-crisisopvang'`,
        [partner],
      );
    await run('timon');
    const { data } = await provider(seen, { id: crisisShelter });
    expect(data.node.acceptance).toBeNull();
    expect(codesOf(await accept({ facility: crisisShelter }))).toEqual(['NOT_YOUR_FACILITY']);
    const next = await send({ facility: crisisShelter }, hub.as('timon', 'CARE_PROVIDER'));
    expect(next.facility.acceptance.statedBy).toEqual({ slug: 'timon' });
    await run('leger-des-heils');
  });
});

describe('the search for facilities that accept clients', () => {
  const [here, there] = ['24-uursopvang Herstart', 'Crisisopvang Kromhout/Kasperspad'];

  beforeAll(async () => {
    await accept({ from: '2027-02-01', targetGroups: ['OLDER_PEOPLE', 'WOMEN'] });
    await accept({ facility: crisisShelter, from: '2026-12-01', targetGroups: ['OLDER_PEOPLE'] });
  });

  it.each<[string, object, string[]]>([
    ['by a target group', { targetGroup: ['OLDER_PEOPLE'] }, [here, there]],
    ['by any of several groups', { targetGroup: ['WOMEN', 'FROM_PRISON'] }, [here]],
    ['by a group that none accepts', { targetGroup: ['FROM_PRISON'] }, []],
    ['by no group at all', { targetGroup: [] }, []],
    [
      'by the day on which they accept',
      { targetGroup: ['OLDER_PEOPLE'], acceptingFrom: '2027-01-31' },
      [there],
    ],
    ['by that very day', { targetGroup: ['OLDER_PEOPLE'], acceptingFrom: '2027-02-01' }, [here, there]],
    ['by product', { targetGroup: ['OLDER_PEOPLE'], product: ['crisis-shelter'] }, [there]],
    ['by municipality', { targetGroup: ['OLDER_PEOPLE'], municipality: ['GM0512'] }, []],
    ['that do, whenever it begins', { accepting: true, operator: ['leger-des-heils'] }, [here, there]],
  ])('finds them %s', async (_, filter, names) => {
    expect(await namesFound(filter)).toEqual(names);
  });

  it('finds those with an admission stop by name, and not as accepting from its day', async () => {
    await send({ facility: crisisShelter, from: '2026-12-01' });
    expect(await namesFound({ accepting: false, operator: ['leger-des-heils'] })).toEqual([there]);
    expect(await namesFound({ acceptingFrom: '2028-01-01', operator: ['leger-des-heils'] })).toEqual([here]);
    expect(await namesFound({ accepting: null, acceptingFrom: null, operator: ['timon'] })).toHaveLength(1);
  });
});
