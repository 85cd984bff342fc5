import { startTestHub, type TestHub, type Ask } from '../setup/test-hub';
import { codes, errorFields, report, Reporting, type Input } from './reporting';

let hub: TestHub;
let provider: Reporting;

beforeAll(async () => {
  hub = await startTestHub();
  provider = new Reporting(hub);
});
afterAll(() => hub.stop());

const many = `mutation ($input: ReportCapacityMutationsInput!) { reportCapacityMutations(input: $input) {
  recorded alreadyReported ${errorFields}
  outcomes { index alreadyReported capacityMutation { number } facility { occupancy { occupied } } userErrors { code } } } }`;
const unchanged = `mutation ($input: ConfirmNoChangeInput!) { confirmNoChange(input: $input) {
  recorded alreadyReported ${errorFields} outcomes { facility { id occupancy { overdue reportedAt } } } } }`;

async function sendAll(mutations: Input[], mode?: string) {
  const { data, errors: failed } = await provider.ask(many, { input: { mutations, mode } });
  expect(failed).toBeUndefined();
  return data.reportCapacityMutations;
}

async function confirm(input: Input, ask: Ask = provider.ask) {
  const { data, errors: failed } = await ask(unchanged, { input });
  expect(failed).toBeUndefined();
  return data.confirmNoChange;
}

describe('several reports in one call', () => {
  it('are recorded in their order, each checked against those before it', async () => {
    const facility = await provider.newFacility();
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
    const facility = await provider.newFacility();
    const before = await provider.count();
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
    expect(await provider.count()).toBe(before);
  });

  it('are recorded row by row when asked', async () => {
    const facility = await provider.newFacility();
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
    const facility = await provider.newFacility();
    const mutations = [
      report(facility, { kind: 'OCCUPANCY_COUNT', number: 5 }),
      report(facility, { kind: 'CONFIRMATION' }),
    ];
    const before = await provider.count();
    expect(await sendAll([...mutations, mutations[0]!])).toMatchObject({ recorded: 2, alreadyReported: 1 });
    expect(await sendAll(mutations)).toMatchObject({ recorded: 0, alreadyReported: 2, userErrors: [] });
    expect(await provider.count()).toBe(before + 2);
  });

  it('say of a report that is named twice that it was reported only when it was', async () => {
    const facility = await provider.newFacility();
    const [count, bad] = [
      report(facility, { kind: 'OCCUPANCY_COUNT', number: 5 }),
      report(facility, { kind: 'REDUCTION', number: 50 }),
    ];
    const payload = await sendAll([count, count, bad]);
    expect(payload).toMatchObject({ recorded: 0, alreadyReported: 0 });
    expect((await sendAll([count])).recorded).toBe(1);
    const again = await sendAll([count, bad]);
    expect(again.outcomes[0]).toMatchObject({ alreadyReported: true });
  });

  it.each([0, 501])('are refused when there are %d', async (number) => {
    const facility = await provider.newFacility();
    const mutations = Array.from({ length: number }, () => report(facility, { kind: 'CONFIRMATION' }));
    expect(codes(await sendAll(mutations))).toEqual(['TOO_MANY_REPORTS']);
  });

  it('never lose one or break a rule when they come over many connections at once', async () => {
    const facility = await provider.newFacility();
    const before = await provider.count();
    const sent = Array.from({ length: 24 }, () => provider.send(facility, { kind: 'REDUCTION', number: 1 }));
    const payloads = await Promise.all(sent);
    expect(payloads.filter((payload) => payload.userErrors.length === 0)).toHaveLength(10);
    expect(payloads.flatMap(codes)).toEqual(Array.from({ length: 14 }, () => 'PLACES_BELOW_ZERO'));
    expect(await provider.count()).toBe(before + 10);
  });

  it('let one win of two that saw the same state', async () => {
    const facility = await provider.newFacility();
    const seenVersion = (await provider.send(facility, { kind: 'CONFIRMATION' })).facility.occupancy.version;
    const payloads = await Promise.all(
      [4, 5].map((number) => provider.send(facility, { kind: 'OCCUPANCY_COUNT', number, seenVersion })),
    );
    const [won, lost] = payloads.sort((a, b) => a.userErrors.length - b.userErrors.length);
    expect(won.userErrors).toEqual([]);
    expect(codes(lost)).toEqual(['STATE_CHANGED']);
    expect(lost.facility.occupancy).toEqual(won.facility.occupancy);
  });
});

describe('nothing changed', () => {
  it('is one call for all own open facilities, counts as fresh, and changes nothing twice', async () => {
    const facility = await provider.newFacility();
    const before = await provider.count();
    const payload = await confirm({ reference: 'week 47' });
    expect(payload.userErrors).toEqual([]);
    expect(payload.recorded).toBe((await provider.count()) - before);
    expect(payload.outcomes.map((outcome: { facility: { id: string } }) => outcome.facility.id)).toContain(
      facility,
    );
    for (const outcome of payload.outcomes) expect(outcome.facility.occupancy.overdue).toBe(false);
    expect(await confirm({ reference: 'week 47' })).toMatchObject({ recorded: 0, userErrors: [] });
    expect(await provider.count()).toBe(before + payload.recorded);
  });

  it('answers the same after a facility opened since then, and refuses the reference for another day', async () => {
    const first = await confirm({ reference: 'week 48', date: '2026-11-16' });
    await provider.newFacility();
    const before = await provider.count();
    const again = await confirm({ reference: 'week 48' });
    expect(again).toMatchObject({ recorded: 0, alreadyReported: first.recorded, userErrors: [] });
    expect(codes(await confirm({ reference: 'week 48', date: '2026-11-15' }))).toEqual(['REFERENCE_REUSED']);
    expect(await provider.count()).toBe(before);
  });

  it('is never taken for a citizen service number', async () => {
    for (const reference of ['2026-01-07', '2026-01-10', 'week 48b', '20261122'])
      expect((await confirm({ reference, date: '2026-11-16' })).userErrors).toEqual([]);
    expect(codes(await confirm({ reference: '111222333' }))).toEqual(['LOOKS_LIKE_BSN']);
  });

  it('is refused for a day that lies ahead, and where nothing is open', async () => {
    const before = await provider.count();
    const ahead = await confirm({ reference: 'ahead', date: '2099-01-01' });
    expect(ahead.userErrors).toMatchObject([{ code: 'DATE_IN_FUTURE', path: ['input', 'date'] }]);
    expect(codes(await confirm({ reference: 'long ago', date: '1999-01-01' }))).toEqual([
      'NOTHING_TO_CONFIRM',
    ]);
    expect(codes(await confirm({ reference: '' }))).toEqual(['REFERENCE_REQUIRED']);
    expect(await provider.count()).toBe(before);
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
