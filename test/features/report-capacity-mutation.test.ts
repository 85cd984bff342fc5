import { toGlobalId } from '../../src/graphql/global-id';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';

const herstart = toGlobalId('Facility', 'kromhout-herstart');
const report = `
  mutation ($input: ReportCapacityMutationInput!) {
    reportCapacityMutation(input: $input) {
      alreadyReported
      capacityMutation { id kind number placeKind effectiveOn reference reporter { slug } synthetic }
      facility { name occupancy { places outOfUse available occupied free overOccupied version overdue } }
      userErrors { __typename code path message { nl en } whatToDo { nl en } ... on NotPossibleOnDate { brokenOn firstPossibleDate } }
    }
  }`;

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
    input: { facility: herstart, reference: `test-${(serial += 1)}`, effectiveOn: '2026-11-17', ...input },
  };
  const { data, errors } = await ask(report, variables);
  expect(errors).toBeUndefined();
  return data.reportCapacityMutation;
}

async function linesInLedger(): Promise<number> {
  const { rows } = await hub.database.owner.query(
    'select count(*)::integer as lines from hub.capacity_mutation',
  );
  return rows[0].lines;
}

const codesOf = (payload: { userErrors: Array<{ code: string }> }) =>
  payload.userErrors.map(({ code }) => code);

describe('reporting a capacity mutation', () => {
  it('records it and answers with the new state', async () => {
    const { capacityMutation, facility, userErrors } = await send({ kind: 'OCCUPANCY_COUNT', number: 22 });
    expect(userErrors).toEqual([]);
    expect(capacityMutation).toMatchObject({
      kind: 'OCCUPANCY_COUNT',
      number: 22,
      reporter: { slug: 'leger-des-heils' },
      synthetic: false,
    });
    expect(facility.occupancy).toMatchObject({
      places: 24,
      outOfUse: 1,
      available: 23,
      occupied: 22,
      free: 1,
      overOccupied: 0,
      overdue: false,
    });
  });

  it('shows over-occupancy as it is', async () => {
    const { facility } = await send({ kind: 'OCCUPANCY_COUNT', number: 30 });
    expect(facility.occupancy).toMatchObject({ available: 23, occupied: 30, free: -7, overOccupied: 7 });
  });

  it('writes one audit line in the same transaction', async () => {
    const { capacityMutation } = await send({ kind: 'CONFIRMATION' });
    const key = Buffer.from(capacityMutation.id, 'base64url').toString().replace('CapacityMutation:', '');
    const { rows } = await hub.database.owner.query(
      'select * from hub.audit_event where $1 = any (subjects)',
      [key],
    );
    expect(rows).toEqual([
      expect.objectContaining({
        partner_id: 'leger-des-heils',
        role: 'CARE_PROVIDER',
        activity: 'capacity.report',
      }),
    ]);
  });

  it('changes nothing when the same reference is sent twice', async () => {
    const input = { kind: 'OCCUPANCY_COUNT', number: 20, reference: 'twice' };
    const first = await send(input);
    const before = await linesInLedger();
    expect(await send(input)).toEqual({ ...first, alreadyReported: true });
    expect(await linesInLedger()).toBe(before);
  });

  it('refuses a reference that was used for something else', async () => {
    await send({ kind: 'OCCUPANCY_COUNT', number: 20, reference: 'used' });
    const payload = await send({ kind: 'OCCUPANCY_COUNT', number: 21, reference: 'used' });
    expect(codesOf(payload)).toEqual(['REFERENCE_REUSED']);
    expect(payload.userErrors[0].__typename).toBe('Conflict');
  });

  it('refuses more out of use than there are places, with the first possible date', async () => {
    await send({ kind: 'EXPANSION', number: 6, effectiveOn: '2027-03-01' });
    const { capacityMutation, userErrors } = await send({
      kind: 'OUT_OF_USE',
      number: 26,
      effectiveOn: '2026-12-01',
    });
    expect(capacityMutation).toBeNull();
    expect(userErrors).toEqual([
      expect.objectContaining({
        code: 'OUT_OF_USE_ABOVE_PLACES',
        path: ['input', 'effectiveOn'],
        brokenOn: '2026-12-01',
        firstPossibleDate: '2027-03-01',
      }),
    ]);
    expect(userErrors[0].whatToDo.nl).toContain('2027-03-01');
  });

  it('refuses fewer than zero places', async () => {
    expect(codesOf(await send({ kind: 'REDUCTION', number: 100 }))).toEqual(['PLACES_BELOW_ZERO']);
  });

  it('refuses to put back in use what was not out of use', async () => {
    expect(codesOf(await send({ kind: 'BACK_IN_USE', number: 9 }))).toEqual(['OUT_OF_USE_BELOW_ZERO']);
  });

  it('refuses a second opening and an expansion before the first', async () => {
    expect(codesOf(await send({ kind: 'OPENING', number: 5 }))).toEqual(['ALREADY_OPENED']);
    await hub.database.owner.query(
      `insert into hub.facility (id, name, product_id, operator_id, unit, synthetic) values ('new', 'New', 'time-out', 'leger-des-heils', 'BED', true)`,
    );
    const facility = toGlobalId('Facility', 'new');
    expect(codesOf(await send({ facility, kind: 'EXPANSION', number: 5 }))).toEqual(['NOT_OPENED_YET']);
    const opened = await send({ facility, kind: 'OPENING', number: 5 });
    expect(opened.facility.occupancy).toMatchObject({ places: 5, outOfUse: 0, occupied: null, free: null });
  });

  it('says everything that is wrong with the input at once', async () => {
    const payload = await send({
      kind: 'OCCUPANCY_COUNT',
      effectiveOn: '2999-01-01',
      reference: '',
      note: 'x'.repeat(501),
      placeKind: 'RESERVE',
    });
    expect(codesOf(payload).sort()).toEqual([
      'DATE_IN_FUTURE',
      'NUMBER_REQUIRED',
      'PLACE_KIND_NOT_ALLOWED',
      'REFERENCE_REQUIRED',
      'TEXT_LENGTH',
    ]);
  });

  it('refuses what may be a citizen service number', async () => {
    const payload = await send({
      kind: 'CONFIRMATION',
      note: 'over cliënt 111222333',
      reference: '111.222.333',
    });
    expect(codesOf(payload)).toEqual(['LOOKS_LIKE_BSN', 'LOOKS_LIKE_BSN']);
    expect(payload.userErrors.map(({ path }: { path: string[] }) => path[1])).toEqual(['reference', 'note']);
  });

  it('refuses a facility of another provider, and one that is not there, without showing it', async () => {
    const payloads = ['tweelingen-stierstraat', 'nowhere'].map((id) =>
      send({ facility: toGlobalId('Facility', id), kind: 'CONFIRMATION', reference: 'not-mine' }),
    );
    const [another, none] = await Promise.all(payloads);
    expect(codesOf(another)).toEqual(['NOT_YOUR_FACILITY']);
    expect(another).toEqual(none);
    expect(another.facility).toBeNull();
  });

  it('gives the newer state to a caller that saw an older one', async () => {
    const seen = (await send({ kind: 'OCCUPANCY_COUNT', number: 19 })).facility.occupancy.version;
    await send({ kind: 'OCCUPANCY_COUNT', number: 18 });
    const payload = await send({ kind: 'OCCUPANCY_COUNT', number: 17, seenVersion: seen });
    expect(codesOf(payload)).toEqual(['STATE_CHANGED']);
    expect(payload.facility.occupancy.occupied).toBe(18);
  });

  it('accepts the version that it showed, also with a change that lies ahead', async () => {
    const { facility } = await send({ kind: 'EXPANSION', number: 1, effectiveOn: '2028-01-01' });
    const seenVersion = facility.occupancy.version;
    expect(codesOf(await send({ kind: 'OCCUPANCY_COUNT', number: 16, seenVersion }))).toEqual([]);
  });

  it('has a version that tells nothing of what others report', async () => {
    const version = async () => Number((await send({ kind: 'CONFIRMATION' })).facility.occupancy.version);
    const before = await version();
    const facility = toGlobalId('Facility', 'tweelingen-stierstraat');
    await send({ facility, kind: 'CONFIRMATION' }, hub.as('timon', 'CARE_PROVIDER'));
    expect(await version()).toBe(before + 1);
  });

  it('refuses what lies before the opening, with its date', async () => {
    const payload = await send({ kind: 'EXPANSION', number: 3, effectiveOn: '1950-01-01' });
    expect(payload.userErrors).toEqual([
      expect.objectContaining({ code: 'BEFORE_OPENING', firstPossibleDate: '2020-01-01' }),
    ]);
  });

  it('says so when no date makes it possible', async () => {
    const [error] = (await send({ kind: 'REDUCTION', number: 900 })).userErrors;
    expect(error).toMatchObject({ code: 'PLACES_BELOW_ZERO', firstPossibleDate: null });
    expect(error.whatToDo.nl).toContain('geen enkele latere datum');
  });

  it('tells nothing of a report that it could not keep', async () => {
    const before = await linesInLedger();
    const { data, errors } = await provider(
      `mutation ($input: ReportCapacityMutationInput!) { reportCapacityMutation(input: $input) {
        capacityMutation { id } facility { municipality { facilities(first: 500) { totalCount } } } userErrors { code } } }`,
      {
        input: { facility: herstart, kind: 'CONFIRMATION', effectiveOn: '2026-11-17', reference: 'not-kept' },
      },
    );
    expect(data).toBeNull();
    expect(errors![0]!.extensions.code).toBe('BAD_PAGE');
    expect(await linesInLedger()).toBe(before);
  });

  it('refuses a text that the database cannot hold as bad input', async () => {
    const input = {
      facility: herstart,
      kind: 'CONFIRMATION',
      effectiveOn: '2026-11-17',
      reference: 'a\u0000b',
    };
    const { errors } = await provider(report, { input });
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('does not exist for other roles', async () => {
    for (const [partner, role] of [
      ['trivire', 'HOUSING_ASSOCIATION'],
      ['dordrecht', 'CENTRAL_MUNICIPALITY'],
      ['dashboard', 'DASHBOARD'],
    ] as const) {
      const { status, errors } = await hub.as(partner, role)(report, { input: {} });
      expect(status).toBe(400);
      expect(errors![0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  it('keeps every one of twenty reports that arrive at once, and breaks no rule', async () => {
    const timon = hub.as('timon', 'CARE_PROVIDER');
    const facility = toGlobalId('Facility', 'tweelingen-stierstraat');
    const payloads = await Promise.all(
      Array.from({ length: 20 }, () => send({ facility, kind: 'OUT_OF_USE', number: 1 }, timon)),
    );
    const recorded = payloads.filter(({ userErrors }) => userErrors.length === 0).length;
    // 15 places, of which the synthetic ledger has taken 1 out of use.
    expect(recorded).toBe(14);
    const { rows } = await hub.database.owner.query(
      `select out_of_use, places from hub.capacity_state where facility_id = 'tweelingen-stierstraat' order by from_date desc limit 1`,
    );
    expect(rows[0]).toEqual({ out_of_use: 15, places: 15 });
  });
});
