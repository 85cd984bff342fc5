import { roles, type Role } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { atOnce } from '../setup/at-once';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { actors, codes, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let writing: Writing;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  writing = new Writing(hub);
});
afterAll(() => hub.stop());

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const all = `id version housingMarket expectedHalfYear expectedQuarter kindOfDwelling minRooms householdSize accessibility
  rentBand guidanceArranged guidanceUntil scheme areas { municipality { code } wish exclusionReason }`;
const mutation = `mutation ($input: RecordHousingNeedInput!) { recordHousingNeed(input: $input) {
  housingNeed { ${all} } alreadyRecorded
  userErrors { __typename code path message { nl en } whatToDo { nl en } } } }`;

const nextYear = new Date().getUTCFullYear() + 1;

const usual = {
  ...{
    housingMarket: 'DRECHTSTEDEN',
    expectedPeriod: `${nextYear}-Q2`,
    kindOfDwelling: 'INDEPENDENT_DWELLING',
  },
  ...{ minRooms: 2, householdSize: 'TWO', accessibility: 'STEP_FREE', rentBand: 'UP_TO_FIRST_CAP' },
  ...{ guidanceArranged: true, guidanceUntil: `${nextYear + 1}-01-01`, scheme: 'PRIORITY_SCHEME' },
  ...{ preferred: ['GM0505'], excluded: [{ municipality: 'GM0642', reason: 'SAFETY' }] },
};

const inputOf = (trajectory: string, given: object = {}) => ({
  ...{ ...usual, trajectory, reference: `need-${(serial += 1)}`, ...given },
});

/** A client of a provider on a route without access and triage. */
const newGuided = async (given: object = {}): Promise<string> =>
  (await writing.register('provider', { route: 'SHELTERED_HOUSING', ...given })).trajectory.id;

async function record(actor: Actor, trajectory: string, given: object = {}) {
  const { data, errors } = await writing.ask(actor)(mutation, { input: inputOf(trajectory, given) });
  expect(errors).toBeUndefined();
  return data.recordHousingNeed;
}

async function needOf(actor: Actor, trajectory: string, fields = all) {
  const query = `query ($id: ID!) { housingNeed(trajectory: $id) { ${fields} } }`;
  const { data, errors } = await writing.ask(actor)(query, { id: trajectory });
  expect(errors).toBeUndefined();
  return data.housingNeed;
}

describe('a provider', () => {
  it('records the whole need of its own client, which those in charge then see', async () => {
    const { provider, coordinator } = await writing.newClient();
    expect(await needOf('provider', provider)).toBeNull();
    const { housingNeed, alreadyRecorded, userErrors } = await record('provider', provider);
    expect([alreadyRecorded, userErrors]).toEqual([false, []]);
    const { expectedPeriod: _period, preferred: _preferred, excluded: _excluded, ...said } = usual;
    expect(housingNeed).toMatchObject({
      ...{ ...said, expectedHalfYear: `${nextYear}-H1`, expectedQuarter: `${nextYear}-Q2` },
      areas: [
        { municipality: { code: 'GM0505' }, wish: 'PREFERRED', exclusionReason: null },
        { municipality: { code: 'GM0642' }, wish: 'EXCLUDED', exclusionReason: 'SAFETY' },
      ],
    });
    expect(await needOf('provider', provider)).toEqual(housingNeed);
    expect(await needOf('coordinator', coordinator)).toEqual(housingNeed);
  });

  it('changes it whole, under the same key: what is left out is not known any more', async () => {
    const { provider } = await writing.newClient();
    const { housingNeed: before } = await record('provider', provider);
    const little = {
      ...{
        housingMarket: 'ALBLASSERWAARD',
        expectedPeriod: `${nextYear}-H2`,
        kindOfDwelling: 'CLUSTERED_DWELLING',
      },
      ...{ minRooms: null, householdSize: null, accessibility: null, rentBand: null, scheme: null },
      ...{ guidanceArranged: null, guidanceUntil: null, preferred: ['GM0512'], excluded: [] },
    };
    const { housingNeed } = await record('provider', provider, { ...little, seenVersion: before.version });
    expect(housingNeed).toEqual({
      ...{
        id: before.id,
        version: expect.any(String),
        expectedHalfYear: `${nextYear}-H2`,
        expectedQuarter: null,
      },
      ...{ housingMarket: 'ALBLASSERWAARD', kindOfDwelling: 'CLUSTERED_DWELLING', minRooms: null },
      ...{ householdSize: null, accessibility: null, rentBand: null, scheme: null },
      ...{ guidanceArranged: null, guidanceUntil: null },
      areas: [{ municipality: { code: 'GM0512' }, wish: 'PREFERRED', exclusionReason: null }],
    });
  });

  it('opens the way to a nomination with it', async () => {
    const provider = await newGuided();
    await record('provider', provider);
    expect(codes(await writing.report('provider', provider, { kind: 'MOVE_ON_READY' }))).toEqual([]);
    const submit = `mutation ($input: SubmitNominationInput!) { submitNomination(input: $input) {
      nomination { state need { minRooms } } userErrors { code } } }`;
    const input = {
      ...{ trajectory: provider, scheme: 'PRIORITY_SCHEME', reason: 'FROM_SHELTER' },
      ...{ submittedOn: '2026-11-01', reference: `nomination-${(serial += 1)}` },
    };
    const { data } = await writing.ask('provider')(submit, { input });
    expect(data.submitNomination).toEqual({
      ...{ nomination: { state: 'SUBMITTED', need: { minRooms: 2 } }, userErrors: [] },
    });
    // What the nomination rests on does not move to the other housing market under it.
    const elsewhere = { housingMarket: 'ALBLASSERWAARD', preferred: [], excluded: [] };
    expect(codes(await record('provider', provider, elsewhere))).toEqual(['NEED_IN_NOMINATION']);
    expect(codes(await record('provider', provider, { minRooms: 3 }))).toEqual([]);
  });
});

describe('who may record a need', () => {
  const allowed: Role[] = ['CENTRAL_MUNICIPALITY', 'CARE_PROVIDER', 'CASE_COORDINATOR'];

  it('are those in charge and the provider, by the schema', async () => {
    const asked = await Promise.all(
      roles.map((role) =>
        hub.as(callerAs(role).partnerId, role)('{ __schema { mutationType { fields { name } } } }'),
      ),
    );
    const found = roles.filter((_, i) =>
      asked[i]!.data.__schema.mutationType?.fields.some(
        ({ name }: { name: string }) => name === 'recordHousingNeed',
      ),
    );
    expect(found).toEqual(allowed);
  });

  it.each<Actor>(['central', 'coordinator'])('is %s for any client', async (actor) => {
    const client = await writing.newClient();
    const known = client[actor as 'central'];
    expect((await record(actor, known)).housingNeed).toMatchObject({ minRooms: 2 });
  });

  it("is not a provider for another's client: the answer is as for one that does not exist", async () => {
    const { provider, coordinator } = await writing.newClient();
    await record('provider', provider);
    const nowhere = Buffer.from('Trajectory:none').toString('base64url');
    for (const trajectory of [provider, coordinator, nowhere, 'x']) {
      const theirs = await record('otherProvider', trajectory);
      expect(theirs).toMatchObject({ housingNeed: null, userErrors: [{ code: 'TRAJECTORY_NOT_FOUND' }] });
      expect(theirs).toEqual(await record('otherProvider', nowhere));
      expect(await needOf('otherProvider', trajectory)).toBeNull();
    }
  });

  it('is the provider that guides the client now, and no longer the one before it', async () => {
    const { provider, coordinator } = await writing.newClient();
    await record('provider', provider);
    await writing.handOver('coordinator', coordinator, 'otherProvider');
    expect(codes(await record('provider', provider))).toEqual(['TRAJECTORY_NOT_FOUND']);
  });
});

describe('sending it again', () => {
  it('changes nothing under the same reference, in whatever order the areas come', async () => {
    const { provider } = await writing.newClient();
    const preferred = ['GM0505', 'GM0610'];
    const first = await record('provider', provider, { reference: 'again', preferred });
    const again = { reference: 'again', preferred: preferred.toReversed() };
    expect(await record('provider', provider, again)).toEqual({ ...first, alreadyRecorded: true });
    const other = await record('provider', provider, { ...again, minRooms: 3 });
    expect(codes(other)).toEqual(['REFERENCE_REUSED']);
    expect(other.housingNeed).toEqual(first.housingNeed);
    const someoneElse = await writing.newClient();
    expect(codes(await record('provider', someoneElse.provider, again))).toEqual(['REFERENCE_REUSED']);
  });

  it('with a version that is old gives a conflict and the newer need', async () => {
    const { provider, coordinator } = await writing.newClient();
    const { housingNeed } = await record('provider', provider);
    await record('coordinator', coordinator, { minRooms: 4 });
    const late = await record('provider', provider, { seenVersion: housingNeed.version });
    expect(late).toMatchObject({
      ...{ housingNeed: { minRooms: 4 }, userErrors: [{ code: 'NEED_CHANGED' }] },
    });
    // Neither says how often somebody recorded it.
    const versions = [housingNeed.version, late.housingNeed.version];
    expect(versions).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)]);
    expect(new Set(versions).size).toBe(2);
  });

  it('of two who saw the same version at once lets one win', async () => {
    const { provider, coordinator } = await writing.newClient();
    const { housingNeed } = await record('provider', provider);
    const seenVersion = housingNeed.version;
    const answers = await atOnce(hub, 'hub.housing_need_report', [
      () => record('provider', provider, { seenVersion, minRooms: 3 }),
      () => record('coordinator', coordinator, { seenVersion, minRooms: 4 }),
    ]);
    expect(answers.flatMap(codes)).toEqual(['NEED_CHANGED']);
    const winner = answers.find((answer) => codes(answer).length === 0);
    expect(await needOf('provider', provider)).toEqual(winner.housingNeed);
  });
});

describe('a need is refused', () => {
  it.each<[string, object, string, string]>([
    ['in a period that is over', { expectedPeriod: '2020-Q1' }, 'PERIOD_PASSED', 'expectedPeriod'],
    ['in no period', { expectedPeriod: '2027' }, 'PERIOD_UNKNOWN', 'expectedPeriod'],
    ['with an area in the other market', { preferred: ['GM0512'] }, 'AREA_OUTSIDE_MARKET', 'preferred'],
    ['with an area twice', { preferred: ['GM0642'] }, 'AREA_TWICE', 'excluded'],
    ['with ten rooms', { minRooms: 10 }, 'ROOMS_OUT_OF_RANGE', 'minRooms'],
    [
      'with guidance that is not there',
      { guidanceArranged: false },
      'GUIDANCE_NOT_ARRANGED',
      'guidanceUntil',
    ],
    ['under a BSN', { reference: 'cliënt 111222333' }, 'LOOKS_LIKE_BSN', 'reference'],
    ['without a reference', { reference: ' ' }, 'REFERENCE_REQUIRED', 'reference'],
  ])('%s', async (_, given, code, field) => {
    const { provider } = await writing.newClient();
    const { userErrors, housingNeed } = await record('provider', provider, given);
    expect(userErrors).toMatchObject([{ code, path: ['input', field] }]);
    expect([housingNeed, await needOf('provider', provider)]).toEqual([null, null]);
  });

  it.each([
    { kindOfDwelling: 'CASTLE' },
    { excluded: [{ municipality: 'GM0642', reason: 'GOSSIP' }] },
    { housingMarket: 'ROTTERDAM' },
  ])('with a code that nobody knows: %j', async (given) => {
    const { provider } = await writing.newClient();
    const { errors } = await writing.ask('provider')(mutation, { input: inputOf(provider, given) });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(await needOf('provider', provider)).toBeNull();
  });

  it('where no home is sought', async () => {
    const registeredOn = '2026-07-15';
    const provider = await newGuided({ happenedOn: registeredOn });
    const [known] = await writing.knownAs('coordinator', registeredOn);
    for (const kind of ['MOVE_ON_READY', 'HOUSED'])
      expect(codes(await writing.report('coordinator', known!, { kind }))).toEqual([]);
    expect(codes(await record('provider', provider))).toEqual(['NO_HOME_SOUGHT']);
  });
});

it('leaves a line in the audit trail, and no second copy of what was said', async () => {
  const { provider } = await writing.newClient();
  const input = inputOf(provider);
  const { headers } = await writing.ask('provider')(mutation, { input });
  const { owner } = hub.database;
  const { rows } = await owner.query(
    `select activity, partner_id from hub.audit_event where request_id = $1 and activity = 'candidate.need.record'`,
    [headers.get('x-request-id')],
  );
  expect(rows).toEqual([{ activity: 'candidate.need.record', partner_id: actors.provider[0] }]);
  const kept = await owner.query('select said from hub.housing_need_report where reference = $1', [
    input.reference,
  ]);
  expect(kept.rows).toEqual([{ said: null }]);
});
