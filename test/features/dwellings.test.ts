import { roles } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { allNodes } from '../setup/all-nodes';
import { countIn } from '../setup/count';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { codes, NominationAsks } from './nomination-asks';

let hub: TestHub;
let asks: NominationAsks;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
});
afterAll(() => hub.stop());

const count = countIn(() => hub);
const shown =
  'id kind rooms rentBand accessibility availableFrom state municipality { code } association { slug } synthetic';
const payload = `{ alreadyDone dwelling { ${shown} } userErrors { __typename code path whatToDo { nl } } }`;

async function announce(given: object = {}, ask: Ask = asks.trivire) {
  const input = {
    ...{ municipality: 'GM0505', kind: 'INDEPENDENT_DWELLING', rooms: 3, rentBand: 'UP_TO_FIRST_CAP' },
    ...{ accessibility: 'WALKER', availableFrom: '2027-01-15', reference: `dwelling-${(serial += 1)}` },
    ...given,
  };
  const query = `mutation ($input: AnnounceDwellingInput!) { announceDwelling(input: $input) ${payload} }`;
  const { data, errors } = await ask(query, { input });
  expect(errors).toBeUndefined();
  return data.announceDwelling;
}

async function withdraw(dwelling: string, given: object = {}, ask: Ask = asks.trivire) {
  const input = { dwelling, reason: 'LET_OTHERWISE', reference: `withdrawal-${(serial += 1)}`, ...given };
  const query = `mutation ($input: WithdrawDwellingInput!) { withdrawDwelling(input: $input) ${payload} }`;
  const { data, errors } = await ask(query, { input });
  expect(errors).toBeUndefined();
  return data.withdrawDwelling;
}

async function listed(ask: Ask, filter: object = {}): Promise<string[]> {
  const query = `query ($filter: DwellingFilter, $after: String) {
    dwellings(first: 200, filter: $filter, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { id } } }`;
  return (await allNodes<{ id: string }>(ask, query, 'dwellings', { filter })).map(({ id }) => id);
}

describe('announcing a dwelling', () => {
  it('records it for those who assign to see, with an audit line', async () => {
    const { dwelling, userErrors } = await announce();
    expect(userErrors).toEqual([]);
    expect(dwelling).toMatchObject({
      ...{ rooms: 3, rentBand: 'UP_TO_FIRST_CAP', accessibility: 'WALKER', availableFrom: '2027-01-15' },
      ...{
        state: 'AVAILABLE',
        municipality: { code: 'GM0505' },
        association: { slug: 'trivire' },
        synthetic: false,
      },
    });
    const key = Buffer.from(dwelling.id, 'base64url').toString().replace('Dwelling:', '');
    expect(
      await count(`hub.audit_event where activity = 'dwelling.announce' and subjects = '{${key}}'`),
    ).toBe(1);
  });

  it('twice with the same reference changes nothing, and with other words is refused', async () => {
    const first = await announce({ reference: 'twice' });
    const before = await count('hub.dwelling');
    expect(await announce({ reference: 'twice' })).toEqual({ ...first, alreadyDone: true });
    expect(codes(await announce({ reference: 'twice', rooms: 4 }))).toEqual(['REFERENCE_REUSED']);
    expect(await count('hub.dwelling')).toBe(before);
  });

  it.each([
    ['outside the working area', { municipality: 'GM0610' }, 'OUTSIDE_WORKING_AREA'],
    ['in the other housing market', { municipality: 'GM0512' }, 'OUTSIDE_WORKING_AREA'],
    ['without rooms', { rooms: 0 }, 'ROOMS_OUT_OF_RANGE'],
    ['with a hundred rooms', { rooms: 100 }, 'ROOMS_OUT_OF_RANGE'],
    ['with a citizen service number', { reference: '111222333' }, 'LOOKS_LIKE_BSN'],
    ['without a reference', { reference: '' }, 'REFERENCE_REQUIRED'],
  ])('%s is refused', async (_, given, code) => {
    const before = await count('hub.dwelling');
    expect(codes(await announce(given))).toEqual([code]);
    expect(await count('hub.dwelling')).toBe(before);
  });

  it('is for associations alone', async () => {
    for (const role of roles) {
      const { data } = await hub.as(
        callerAs(role).partnerId,
        role,
      )('{ __schema { mutationType { fields { name } } } }');
      const names = (data.__schema.mutationType?.fields ?? []).map(({ name }: { name: string }) => name);
      expect([role, names.includes('announceDwelling'), names.includes('withdrawDwelling')]).toEqual([
        role,
        ...Array.from({ length: 2 }, () => role === 'HOUSING_ASSOCIATION'),
      ]);
    }
  });
});

describe('a dwelling', () => {
  it('is seen by its association and those in charge, not by another association', async () => {
    const { dwelling } = await announce();
    for (const ask of [asks.trivire, asks.central, asks.coordinator])
      expect(await listed(ask)).toContain(dwelling.id);
    expect(await listed(hub.as('woonbron', 'HOUSING_ASSOCIATION'))).not.toContain(dwelling.id);
  });

  it('is closed to providers and municipalities until it is named in a nomination that they see', async () => {
    const { dwelling } = await announce({ municipality: 'GM0642' });
    const concerned = [
      hub.as('yulius', 'CARE_PROVIDER'),
      hub.as('sliedrecht', 'MUNICIPALITY'),
      hub.as('zwijndrecht', 'MUNICIPALITY'),
    ];
    const others = [hub.as('timon', 'CARE_PROVIDER'), hub.as('papendrecht', 'MUNICIPALITY')];
    for (const ask of [...concerned, ...others]) expect(await listed(ask)).not.toContain(dwelling.id);
    const id = await asks.newNomination({}, { municipality_id: 'GM0610' });
    await asks.goTo('offerDwelling', id, { offerDwelling: { dwelling: dwelling.id } });
    for (const ask of concerned) expect(await listed(ask)).toContain(dwelling.id);
    for (const ask of others) expect(await listed(ask)).not.toContain(dwelling.id);
  });

  it('does not exist for the other roles', async () => {
    for (const role of [
      'ACCESS_POINT',
      'PUBLIC_HEALTH',
      'COMMUNITY_TEAM',
      'PROGRAMME_TEAM',
      'DASHBOARD',
    ] as const) {
      const { status } = await hub.as(
        callerAs(role).partnerId,
        role,
      )('{ dwellings(first: 1) { totalCount } }');
      expect([role, status]).toEqual([role, 400]);
    }
  });

  it('is found by what it is', async () => {
    const { dwelling } = await announce({
      rooms: 5,
      accessibility: 'WHEELCHAIR',
      availableFrom: '2028-05-01',
    });
    const found = (filter: object) => listed(asks.coordinator, filter);
    expect(await found({ accessibility: ['WHEELCHAIR'], state: ['AVAILABLE'] })).toContain(dwelling.id);
    expect(await found({ housingMarket: ['DRECHTSTEDEN'], municipality: ['GM0505'] })).toContain(dwelling.id);
    expect(await found({ availableBy: '2028-04-30' })).not.toContain(dwelling.id);
    expect(await found({ housingMarket: ['ALBLASSERWAARD'] })).not.toContain(dwelling.id);
  });
});

describe('withdrawing a dwelling', () => {
  it('takes it away once, whatever is sent again', async () => {
    const { dwelling } = await announce();
    const first = await withdraw(dwelling.id, { reference: 'gone' });
    expect(first).toMatchObject({ alreadyDone: false, dwelling: { state: 'WITHDRAWN' }, userErrors: [] });
    expect(await withdraw(dwelling.id, { reference: 'gone' })).toEqual({ ...first, alreadyDone: true });
    expect(codes(await withdraw(dwelling.id))).toEqual(['DWELLING_NOT_AVAILABLE']);
  });

  it('is refused of one that stands in a nomination', async () => {
    const { dwelling } = await announce();
    const id = await asks.newNomination();
    await asks.goTo('offerDwelling', id, { offerDwelling: { dwelling: dwelling.id } });
    expect(await withdraw(dwelling.id)).toMatchObject({
      ...{
        dwelling: { state: 'NOMINATED' },
        userErrors: [{ __typename: 'Conflict', code: 'DWELLING_NOT_AVAILABLE' }],
      },
    });
  });

  it('of another association is refused as one that does not exist', async () => {
    const { dwelling } = await announce();
    const woonbron = hub.as('woonbron', 'HOUSING_ASSOCIATION');
    const theirs = await withdraw(dwelling.id, {}, woonbron);
    expect(theirs).toMatchObject({ dwelling: null, userErrors: [{ code: 'DWELLING_NOT_FOUND' }] });
    expect(await withdraw('x', {}, woonbron)).toEqual(theirs);
  });

  it('while it is offered: one of the two comes first', async () => {
    const { dwelling } = await announce();
    const id = await asks.newNomination();
    await asks.goTo('assignNomination', id);
    const [offered, withdrawn] = await Promise.all([
      asks.step(asks.trivire, 'offerDwelling', id, { dwelling: dwelling.id }),
      withdraw(dwelling.id),
    ]);
    const outcomes = [codes(offered), codes(withdrawn)];
    expect(outcomes.filter((each) => each.length === 0)).toHaveLength(1);
    expect(outcomes.flat()).toEqual(['DWELLING_NOT_AVAILABLE']);
  });
});
