import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { toGlobalId } from '../../src/graphql/global-id';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';

let hub: TestHub;
let provider: Ask;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  provider = hub.as('yulius', 'CARE_PROVIDER');
});
afterAll(() => hub.stop());

type Input = Record<string, unknown>;

const errors = `userErrors { __typename code path message { nl } whatToDo { nl en }
  ... on NotPossibleOnDate { brokenOn firstPossibleDate offendingLine } }`;
const one = `mutation ($input: ReportCapacityMutationInput!) { reportCapacityMutation(input: $input) {
  capacityMutation { id kind number effectiveOn endsOn withdrawn corrects { id } corrections { number } }
  facility { occupancy { places occupied version } } alreadyReported ${errors} } }`;
const many = `mutation ($input: ReportCapacityMutationsInput!) { reportCapacityMutations(input: $input) {
  recorded alreadyReported ${errors}
  outcomes { index alreadyReported capacityMutation { number } facility { occupancy { occupied } } userErrors { code } } } }`;
const unchanged = `mutation ($input: ConfirmNoChangeInput!) { confirmNoChange(input: $input) {
  recorded alreadyReported ${errors} outcomes { facility { id occupancy { overdue reportedAt } } } } }`;

/** A facility of the provider with ten places since the beginning of the year. */
async function newFacility(): Promise<string> {
  const facility = factories.facility({ id: `many-${(serial += 1)}`, operator_id: 'yulius' });
  await insert(hub.database.owner, 'hub.facility', [facility]);
  await insert(hub.database.owner, 'hub.capacity_mutation', [
    factories.capacityMutation({
      ...{
        facility_id: facility.id,
        kind: 'OPENING',
        place_kind: 'REGULAR',
        number: 10,
        reporter_id: 'yulius',
      },
    }),
  ]);
  return toGlobalId('Facility', String(facility.id));
}

const report = (facility: string, given: Input): Input => ({
  ...{ facility, reference: `many-reference-${(serial += 1)}`, effectiveOn: '2026-11-16' },
  ...given,
});

async function send(facility: string, given: Input) {
  const { data, errors: failed } = await provider(one, { input: report(facility, given) });
  expect(failed).toBeUndefined();
  return data.reportCapacityMutation;
}

async function sendAll(mutations: Input[], mode?: string) {
  const { data, errors: failed } = await provider(many, { input: { mutations, mode } });
  expect(failed).toBeUndefined();
  return data.reportCapacityMutations;
}

async function confirm(input: Input, ask: Ask = provider) {
  const { data, errors: failed } = await ask(unchanged, { input });
  expect(failed).toBeUndefined();
  return data.confirmNoChange;
}

const count = async () =>
  (await hub.database.owner.query('select count(*)::integer as n from hub.capacity_mutation')).rows[0].n;

const codes = (payload: { userErrors: Array<{ code: string }> }) =>
  payload.userErrors.map(({ code }) => code);

describe('corrections', () => {
  it('take the place of a line, and are shown with it', async () => {
    const facility = await newFacility();
    const counted = await send(facility, { kind: 'OCCUPANCY_COUNT', number: 7 });
    const line = counted.capacityMutation.id;
    const corrected = await send(facility, { kind: 'CORRECTION', corrects: line, number: 8 });
    expect(corrected.userErrors).toEqual([]);
    expect(corrected.capacityMutation).toMatchObject({
      kind: 'CORRECTION',
      number: 8,
      corrects: { id: line },
    });
    expect(corrected.facility.occupancy.occupied).toBe(8);
    // A correction of the correction is one more of the first line.
    const again = await send(facility, {
      kind: 'CORRECTION',
      corrects: corrected.capacityMutation.id,
      number: 9,
    });
    expect(again.capacityMutation.corrects).toEqual({ id: line });
    const withdrawn = await send(facility, { kind: 'CORRECTION', corrects: line, withdraw: true });
    expect(withdrawn.capacityMutation).toMatchObject({ withdrawn: true, number: null });
    expect(withdrawn.facility.occupancy.occupied).toBeNull();
    const { data } = await provider(
      'query ($id: ID!) { node(id: $id) { ... on CapacityMutation { number corrections { number withdrawn } } } }',
      { id: line },
    );
    expect(data.node).toEqual({
      number: 7,
      corrections: [
        { number: 8, withdrawn: false },
        { number: 9, withdrawn: false },
        { number: null, withdrawn: true },
      ],
    });
  });

  it('are refused when a later line would become impossible, which is named', async () => {
    const facility = await newFacility();
    const expansion = await send(facility, {
      ...{ kind: 'EXPANSION', number: 5, effectiveOn: '2026-10-01' },
    });
    const out = await send(facility, { kind: 'OUT_OF_USE', number: 14, effectiveOn: '2026-11-01' });
    const before = await count();
    const refused = await send(facility, {
      ...{ kind: 'CORRECTION', corrects: expansion.capacityMutation.id, withdraw: true },
    });
    expect(refused.userErrors).toEqual([
      expect.objectContaining({
        ...{ code: 'OUT_OF_USE_ABOVE_PLACES', brokenOn: '2026-11-01', firstPossibleDate: null },
        offendingLine: out.capacityMutation.id,
      }),
    ]);
    expect(await count()).toBe(before);
  });

  it.each([
    [{ kind: 'CORRECTION', number: 3 }, 'CORRECTS_REQUIRED'],
    [{ kind: 'CORRECTION', number: 3, corrects: 'x' }, 'LINE_NOT_FOUND'],
    [{ kind: 'OCCUPANCY_COUNT', number: 3, corrects: 'x' }, 'CORRECTS_NOT_ALLOWED'],
    [{ kind: 'OCCUPANCY_COUNT', number: 3, withdraw: true }, 'CORRECTS_NOT_ALLOWED'],
    [{ kind: 'REDUCTION', number: 3, endsOn: '2026-12-01' }, 'ENDS_ON_NOT_ALLOWED'],
    [{ kind: 'EXPANSION', number: 3, endsOn: '2026-11-16' }, 'ENDS_BEFORE_START'],
    [{ kind: 'CLOSURE', number: 3 }, 'NUMBER_NOT_ALLOWED'],
  ])('refuse %j', async (given, code) => {
    const before = await count();
    expect(codes(await send(await newFacility(), given))).toEqual([code]);
    expect(await count()).toBe(before + 1);
  });

  it('do not reach a line of another facility', async () => {
    const line = (await send(await newFacility(), { kind: 'OCCUPANCY_COUNT', number: 7 })).capacityMutation
      .id;
    const payload = await send(await newFacility(), { kind: 'CORRECTION', corrects: line, number: 1 });
    expect(codes(payload)).toEqual(['LINE_NOT_FOUND']);
  });
});

describe('closing a facility', () => {
  it('is refused while somebody is in it, then possible, and then nothing is reported of it any more', async () => {
    const facility = await newFacility();
    await send(facility, { kind: 'OCCUPANCY_COUNT', number: 2, effectiveOn: '2026-11-01' });
    const refused = await send(facility, { kind: 'CLOSURE', effectiveOn: '2026-11-10' });
    expect(refused.userErrors[0]).toMatchObject({ code: 'STILL_OCCUPIED', firstPossibleDate: null });
    expect(refused.userErrors[0].whatToDo.en).toContain('count of 0');
    await send(facility, { kind: 'OCCUPANCY_COUNT', number: 0, effectiveOn: '2026-11-15' });
    const early = await send(facility, { kind: 'CLOSURE', effectiveOn: '2026-11-10' });
    expect(early.userErrors[0]).toMatchObject({ firstPossibleDate: '2026-11-15' });
    const closed = await send(facility, { kind: 'CLOSURE', effectiveOn: '2026-11-16' });
    expect(closed).toMatchObject({ userErrors: [], facility: { occupancy: { places: 0, occupied: 0 } } });
    const after = await send(facility, { kind: 'OCCUPANCY_COUNT', number: 1, effectiveOn: '2026-11-17' });
    expect(codes(after)).toEqual(['CLOSED_ALREADY']);
    const reopened = await send(facility, { kind: 'OPENING', number: 4, effectiveOn: '2026-11-18' });
    expect(reopened.userErrors).toEqual([]);
  });
});

describe('several reports in one call', () => {
  it('are recorded in their order, each checked against those before it', async () => {
    const facility = await newFacility();
    const payload = await sendAll([
      report(facility, { kind: 'REDUCTION', number: 4 }),
      report(facility, { kind: 'OCCUPANCY_COUNT', number: 5 }),
      report(facility, { kind: 'OCCUPANCY_COUNT', number: 6 }),
    ]);
    expect(payload).toMatchObject({ recorded: 3, alreadyReported: 0, userErrors: [] });
    expect(payload.outcomes.map(({ index }: { index: number }) => index)).toEqual([0, 1, 2]);
    expect(payload.outcomes[0].facility.occupancy.occupied).toBe(6);
  });

  it('are recorded all or none, and the mistake says which one it was', async () => {
    const facility = await newFacility();
    const before = await count();
    const payload = await sendAll([
      report(facility, { kind: 'OCCUPANCY_COUNT', number: 5 }),
      report(facility, { kind: 'REDUCTION', number: 6 }),
      report(facility, { kind: 'REDUCTION', number: 5 }),
    ]);
    expect(payload).toMatchObject({ recorded: 0, userErrors: [{ code: 'PLACES_BELOW_ZERO' }] });
    expect(payload.userErrors[0].path).toEqual(['input', 'mutations', '2', 'effectiveOn']);
    expect(payload.outcomes.map(({ capacityMutation }: Input) => capacityMutation)).toEqual([
      null,
      null,
      null,
    ]);
    expect(await count()).toBe(before);
  });

  it('are recorded row by row when asked', async () => {
    const facility = await newFacility();
    const payload = await sendAll(
      [
        report(facility, { kind: 'REDUCTION', number: 6 }),
        report(facility, { kind: 'REDUCTION', number: 5 }),
        report('x', { kind: 'CONFIRMATION' }),
        report(facility, { kind: 'REDUCTION', number: 4 }),
      ],
      'PER_ROW',
    );
    expect(payload.recorded).toBe(2);
    expect(payload.outcomes.map(codes)).toEqual([[], ['PLACES_BELOW_ZERO'], ['NOT_YOUR_FACILITY'], []]);
  });

  it('change nothing when they are sent twice, within a call too', async () => {
    const facility = await newFacility();
    const mutations = [
      report(facility, { kind: 'OCCUPANCY_COUNT', number: 5 }),
      report(facility, { kind: 'CONFIRMATION' }),
    ];
    const before = await count();
    expect(await sendAll([...mutations, mutations[0]!])).toMatchObject({ recorded: 2, alreadyReported: 1 });
    expect(await sendAll(mutations)).toMatchObject({ recorded: 0, alreadyReported: 2, userErrors: [] });
    expect(await count()).toBe(before + 2);
  });

  it.each([0, 501])('are refused when there are %d', async (number) => {
    const facility = await newFacility();
    const mutations = Array.from({ length: number }, () => report(facility, { kind: 'CONFIRMATION' }));
    expect(codes(await sendAll(mutations))).toEqual(['TOO_MANY_REPORTS']);
  });

  it('never lose one or break a rule when they come over many connections at once', async () => {
    const facility = await newFacility();
    const before = await count();
    const sent = Array.from({ length: 24 }, () => send(facility, { kind: 'REDUCTION', number: 1 }));
    const payloads = await Promise.all(sent);
    expect(payloads.filter((payload) => payload.userErrors.length === 0)).toHaveLength(10);
    expect(payloads.flatMap(codes)).toEqual(Array.from({ length: 14 }, () => 'PLACES_BELOW_ZERO'));
    expect(await count()).toBe(before + 10);
  });

  it('let one win of two that saw the same state', async () => {
    const facility = await newFacility();
    const seenVersion = (await send(facility, { kind: 'CONFIRMATION' })).facility.occupancy.version;
    const payloads = await Promise.all(
      [4, 5].map((number) => send(facility, { kind: 'OCCUPANCY_COUNT', number, seenVersion })),
    );
    const [won, lost] = payloads.sort((a, b) => a.userErrors.length - b.userErrors.length);
    expect(won.userErrors).toEqual([]);
    expect(codes(lost)).toEqual(['STATE_CHANGED']);
    expect(lost.facility.occupancy).toEqual(won.facility.occupancy);
  });
});

describe('nothing changed', () => {
  it('is one call for all own open facilities, counts as fresh, and changes nothing twice', async () => {
    const facility = await newFacility();
    const before = await count();
    const payload = await confirm({ reference: 'week 47' });
    expect(payload.userErrors).toEqual([]);
    expect(payload.recorded).toBe((await count()) - before);
    expect(payload.outcomes.map((outcome: { facility: { id: string } }) => outcome.facility.id)).toContain(
      facility,
    );
    for (const outcome of payload.outcomes) expect(outcome.facility.occupancy.overdue).toBe(false);
    expect(await confirm({ reference: 'week 47' })).toMatchObject({ recorded: 0, userErrors: [] });
    expect(await count()).toBe(before + payload.recorded);
  });

  it('is refused for a day that lies ahead, and where nothing is open', async () => {
    const before = await count();
    expect(new Set(codes(await confirm({ reference: 'ahead', date: '2099-01-01' })))).toEqual(
      new Set(['DATE_IN_FUTURE']),
    );
    expect(codes(await confirm({ reference: 'long ago', date: '1999-01-01' }))).toEqual([
      'NOTHING_TO_CONFIRM',
    ]);
    expect(codes(await confirm({ reference: '' }))).toEqual(['REFERENCE_REQUIRED']);
    expect(await count()).toBe(before);
  });

  it('is for providers', async () => {
    const { errors: refused } = await hub.as('dordrecht', 'CENTRAL_MUNICIPALITY')(unchanged, {
      input: { reference: 'x' },
    });
    expect(refused![0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('the ledger', () => {
  it.each([
    'update hub.capacity_mutation set number = 1',
    'delete from hub.capacity_mutation',
    'truncate hub.capacity_mutation cascade',
  ])('refuses %s, of its owner too', async (sql) => {
    await expect(hub.database.owner.query(sql)).rejects.toThrow('append-only');
  });
});
