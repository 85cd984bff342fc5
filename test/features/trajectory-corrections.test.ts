import { toGlobalId } from '../../src/graphql/global-id';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, stay, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let write: Writing;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
});
afterAll(() => hub.stop());

describe('a correction', () => {
  it('stands in the place of the event: another day, or none', async () => {
    const { provider } = await write.newClient();
    const started = await write.report(
      'provider',
      provider,
      stay('STAY_STARTED', { happenedOn: '2026-10-05' }),
    );
    const corrected = await write.report('provider', provider, {
      ...{ kind: 'CORRECTION', corrects: started.event, happenedOn: '2026-10-06' },
    });
    expect(codes(corrected)).toEqual([]);
    const stays = async () => {
      const { data } = await write.ask('provider')(
        'query ($id: ID!) { node(id: $id) { ... on Trajectory { phase stays { startedOn } events { kind corrects withdrawn } } } }',
        { id: provider },
      );
      return data.node;
    };
    expect(await stays()).toMatchObject({ phase: 'SHELTERED', stays: [{ startedOn: '2026-10-06' }] });
    const withdrawn = await write.report('provider', provider, {
      ...{ kind: 'CORRECTION', corrects: corrected.event, withdraw: true },
    });
    expect(codes(withdrawn)).toEqual([]);
    const after = await stays();
    expect(after).toMatchObject({ phase: 'REGISTERED', stays: [] });
    expect(after.events.slice(1)).toEqual([
      { kind: 'STAY_STARTED', corrects: null, withdrawn: false },
      { kind: 'CORRECTION', corrects: started.event, withdrawn: false },
      { kind: 'CORRECTION', corrects: started.event, withdrawn: true },
    ]);
  });

  it('that withdraws names no place, and is possible wherever the stay was', async () => {
    const { provider } = await write.newClient();
    const started = stay('STAY_STARTED', { happenedOn: '2026-10-05' });
    const { event: corrects } = await write.report('provider', provider, started);
    const withdraw = (given: object) =>
      write.report('provider', provider, { kind: 'CORRECTION', corrects, withdraw: true, ...given });
    for (const facility of ['kromhout-herstart', 'tweelingen-stierstraat', 'nowhere'])
      expect(await withdraw({ facility: toGlobalId('Facility', facility) })).toMatchObject({
        userErrors: [{ code: 'WITHDRAWAL_SAYS_NO_MORE', path: ['input', 'facility'] }],
      });
    expect(codes(await withdraw({ destination: 'OWN_HOME' }))).toEqual(['WITHDRAWAL_SAYS_NO_MORE']);
    const { owner } = hub.database;
    const operate = `update hub.facility set operator_id = $1 where id = 'kromhout-herstart'`;
    await owner.query(operate, ['timon']);
    const once = await withdraw({ reference: 'withdrawn-once' });
    expect(codes(once)).toEqual([]);
    expect(await withdraw({ reference: 'withdrawn-once' })).toEqual({ ...once, alreadyReported: true });
    await owner.query(operate, ['leger-des-heils']);
    expect(await staysSeen('provider', provider)).toEqual([]);
  });

  it('is of what the caller reported itself, under its own key, and never withdraws a registration', async () => {
    const client = await write.newClient();
    const { event } = await write.report(
      'provider',
      client.provider,
      stay('STAY_STARTED', { happenedOn: '2026-10-05' }),
    );
    const correct = (actor: 'accessPoint' | 'central' | 'provider', corrects: unknown, given = {}) =>
      write.report(actor, client[actor], { kind: 'CORRECTION', corrects, ...given });
    // Its own key is the provider's alone, and the access point reported nothing of the kind.
    expect(codes(await correct('central', event))).toEqual(['EVENT_NOT_FOUND']);
    const theirs = await keyOf('accessPoint', client.accessPoint, 'STAY_STARTED');
    expect(codes(await correct('accessPoint', theirs))).toEqual(['EVENT_NOT_FOUND']);
    expect(codes(await correct('provider', 'nothing'))).toEqual(['EVENT_NOT_FOUND']);
    expect(codes(await correct('provider', null))).toEqual(['EVENT_NOT_FOUND']);
    const { data } = await write.ask('accessPoint')(
      'query ($id: ID!) { node(id: $id) { ... on Trajectory { events { id } } } }',
      { id: client.accessPoint },
    );
    const registration = data.node.events[0].id;
    expect(codes(await correct('accessPoint', registration, { withdraw: true }))).toEqual([
      'REGISTRATION_STAYS',
    ]);
    const late = await correct('accessPoint', registration, { happenedOn: '2026-10-09' });
    expect(late.userErrors).toMatchObject([{ code: 'NOT_REGISTERED_YET', path: ['input', 'happenedOn'] }]);
  });
});

/** The key under which an actor knows the last event of a kind. */
async function keyOf(actor: Actor, trajectory: string, kind: string): Promise<string> {
  const { data } = await write.ask(actor)(
    'query ($id: ID!) { node(id: $id) { ... on Trajectory { events { id kind } } } }',
    { id: trajectory },
  );
  const events = data.node.events as Array<{ id: string; kind: string }>;
  return events.filter((event) => event.kind === kind).at(-1)!.id;
}

const staysSeen = async (actor: Actor, trajectory: string) => {
  const { data } = await write.ask(actor)(
    'query ($id: ID!) { node(id: $id) { ... on Trajectory { stays { startedOn endedOn facility { id } } } } }',
    { id: trajectory },
  );
  return data.node.stays;
};

describe('what nobody can put right who reported it', () => {
  const facilityOf = (slug: string) => toGlobalId('Facility', slug);

  it.each(['central', 'coordinator'] as const)('is put right by those in charge: %s', async (actor) => {
    const client = await write.newClient();
    const wrong = stay('STAY_STARTED', { happenedOn: '2026-10-05' });
    const { event } = await write.report('provider', client.provider, wrong);
    expect(codes(await write.handOver('coordinator', client.coordinator, 'otherProvider'))).toEqual([]);
    const late = { kind: 'CORRECTION', corrects: event, happenedOn: '2026-10-04' };
    expect(codes(await write.report('provider', client.provider, late))).toEqual(['TRAJECTORY_NOT_FOUND']);
    const corrects = await keyOf(actor, client[actor], 'STAY_STARTED');
    const correction = { kind: 'CORRECTION', corrects, happenedOn: '2026-10-03' };
    expect(codes(await write.report(actor, client[actor], correction))).toEqual([]);
    expect(await staysSeen(actor, client[actor])).toEqual([
      { startedOn: '2026-10-03', endedOn: null, facility: { id: facilityOf('kromhout-herstart') } },
    ]);
    // It may also have been another house, whoever runs that.
    const elsewhere = { ...correction, facility: facilityOf('tweelingen-stierstraat') };
    expect(codes(await write.report(actor, client[actor], elsewhere))).toEqual([]);
    expect(await staysSeen(actor, client[actor])).toMatchObject([
      { facility: { id: facilityOf('tweelingen-stierstraat') } },
    ]);
    // What is left out stays as it was said last.
    const day = { ...correction, happenedOn: '2026-10-02', reference: `of-${actor}` };
    const payload = await write.report(actor, client[actor], day);
    expect(codes(payload)).toEqual([]);
    expect(await staysSeen(actor, client[actor])).toEqual([
      { startedOn: '2026-10-02', endedOn: null, facility: { id: facilityOf('tweelingen-stierstraat') } },
    ]);
    const nowhere = { ...correction, facility: facilityOf('nowhere') };
    expect(codes(await write.report(actor, client[actor], nowhere))).toEqual(['FACILITY_NOT_FOUND']);
    await write.report(actor, client[actor], { ...correction, facility: facilityOf('kromhout-herstart') });
    expect(await write.report(actor, client[actor], day)).toMatchObject({
      ...{ alreadyReported: true, event: payload.event, userErrors: [] },
    });
  });

  it('can be taken away after that', async () => {
    const client = await write.newClient();
    await write.report('provider', client.provider, stay('STAY_STARTED', { happenedOn: '2026-10-05' }));
    const event = await keyOf('central', client.central, 'STAY_STARTED');
    const erase = async () => {
      const { data } = await write.ask('central')(
        `mutation ($input: EraseCorrectedEventInput!) { eraseCorrectedEvent(input: $input) { userErrors { code } } }`,
        { input: { trajectory: client.central, event, ground: 'INCORRECT', reference: 'erase-theirs' } },
      );
      return codes(data.eraseCorrectedEvent);
    };
    expect(await erase()).toEqual(['EVENT_STANDS']);
    const withdrawal = { kind: 'CORRECTION', corrects: event, withdraw: true };
    expect(codes(await write.report('central', client.central, withdrawal))).toEqual([]);
    expect(await erase()).toEqual([]);
    // What was taken away says nothing any more, so there is nothing to put right, for nobody.
    const events = await write.count('hub.trajectory_event');
    for (const actor of ['central', 'provider'] as const) {
      const corrects = await keyOf(actor, client[actor], 'ERASED');
      const given = { kind: 'CORRECTION', corrects, happenedOn: '2026-10-04' };
      const payload = await write.report(actor, client[actor], given);
      expect(payload.userErrors).toMatchObject([{ code: 'EVENT_NOT_FOUND', path: ['input', 'corrects'] }]);
    }
    expect(await write.count('hub.trajectory_event')).toBe(events);
  });

  it('is not the reporter’s house any more: its stay is put right, and put into no other', async () => {
    const client = await write.newClient();
    const wrong = stay('STAY_STARTED', { happenedOn: '2026-10-05' });
    const { event } = await write.report('provider', client.provider, wrong);
    const operate = (operator: string) =>
      hub.database.owner.query(`update hub.facility set operator_id = $1 where id = 'kromhout-herstart'`, [
        operator,
      ]);
    await operate('timon');
    const correction = { kind: 'CORRECTION', corrects: event, happenedOn: '2026-10-04' };
    expect(codes(await write.report('provider', client.provider, correction))).toEqual([]);
    const facility = facilityOf('tweelingen-stierstraat');
    expect(codes(await write.report('provider', client.provider, { ...correction, facility }))).toEqual([
      'NOT_YOUR_FACILITY',
    ]);
    await operate('leger-des-heils');
  });
});

describe('writers at the same time', () => {
  it('wait for each other: one of two stays in one place is recorded, the other names it', async () => {
    const { provider } = await write.newClient();
    const payloads = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        write.report('provider', provider, stay('STAY_STARTED', { happenedOn: `2026-10-0${i + 1}` })),
      ),
    );
    const recorded = payloads.filter((payload) => codes(payload).length === 0);
    expect(recorded).toHaveLength(1);
    for (const payload of payloads.filter((each) => !recorded.includes(each)))
      expect(payload.userErrors).toMatchObject([
        { code: 'STAYS_THERE_ALREADY', conflictsWith: recorded[0].event },
      ]);
  });

  it('of two partners see each other: a decision is made once', async () => {
    const client = await write.newClient();
    const decide = (kind: string) => write.report('central', client.central, { kind });
    const payloads = await Promise.all([
      ...[decide('ACCESS_GRANTED'), decide('ACCESS_REFUSED')],
      write.report('provider', client.provider, stay('STAY_STARTED', { happenedOn: '2026-10-02' })),
    ]);
    const decided = payloads.slice(0, 2).filter((payload) => codes(payload).length === 0);
    expect(decided).toHaveLength(1);
    expect(payloads.slice(0, 2).flatMap(codes)).toEqual(['DECIDED_ALREADY']);
  });
});
