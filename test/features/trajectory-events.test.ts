import { toGlobalId } from '../../src/graphql/global-id';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, herstart, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let write: Writing;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
});
afterAll(() => hub.stop());

let day = 0;

/** A client on the shelter route whom everybody of the chain knows, each under its own pseudonym. */
async function newClient(): Promise<Record<'accessPoint' | 'central' | 'coordinator' | 'provider', string>> {
  const happenedOn = `2026-08-${String((day += 1)).padStart(2, '0')}`;
  const { trajectory } = await write.register('accessPoint', { happenedOn });
  expect(codes(await write.handOver('accessPoint', trajectory.id, 'provider'))).toEqual([]);
  const known = async (actor: Actor) => (await write.knownAs(actor, happenedOn))[0]!;
  return {
    accessPoint: trajectory.id,
    central: await known('central'),
    coordinator: await known('coordinator'),
    provider: await known('provider'),
  };
}

const stay = (kind: 'STAY_STARTED' | 'STAY_ENDED', given = {}) => ({ kind, facility: herstart, ...given });

describe('reporting an event', () => {
  it('goes with a client from registration to a home and back, each actor its own steps', async () => {
    const client = await newClient();
    const steps: Array<[keyof typeof client, object, string]> = [
      ['provider', stay('STAY_STARTED', { happenedOn: '2026-10-01' }), 'SHELTERED'],
      ['central', { kind: 'ACCESS_GRANTED', happenedOn: '2026-10-03', destination: 'SHELTER' }, 'SHELTERED'],
      ['provider', { kind: 'TRIAGED', happenedOn: '2026-10-20' }, 'TRIAGED'],
      ['coordinator', { kind: 'MOVE_ON_READY', happenedOn: '2026-10-21' }, 'MOVE_ON_READY'],
      [
        'provider',
        stay('STAY_ENDED', { happenedOn: '2026-11-01', destination: 'OWN_HOME' }),
        'MOVE_ON_READY',
      ],
      ['coordinator', { kind: 'HOUSED', happenedOn: '2026-11-01' }, 'HOUSED'],
      ['provider', { kind: 'FOLLOW_UP_STARTED', happenedOn: '2026-11-02' }, 'FOLLOW_UP'],
      ['coordinator', { kind: 'CLOSED', happenedOn: '2026-11-10' }, 'CLOSED'],
      ['provider', { kind: 'RETURNED', happenedOn: '2026-11-12' }, 'RETURNED'],
    ];
    for (const [actor, given, phase] of steps) {
      const payload = await write.report(actor, client[actor], given as Record<string, unknown>);
      expect([codes(payload), payload.trajectory.phase]).toEqual([[], phase]);
      const { events } = payload.trajectory;
      expect(events.at(-1).id).toBe(payload.event);
    }
    // The access point matches who comes back.
    expect(await write.knownAs('accessPoint', `2026-08-${String(day).padStart(2, '0')}`)).toEqual([
      client.accessPoint,
    ]);
  });

  it.each<[keyof Awaited<ReturnType<typeof newClient>>, string]>([
    ['accessPoint', 'ACCESS_GRANTED'],
    ['accessPoint', 'STAY_STARTED'],
    ['central', 'TRIAGED'],
    ['central', 'CLOSED'],
    ['provider', 'ACCESS_GRANTED'],
    ['provider', 'CLOSED'],
    ['coordinator', 'STAY_STARTED'],
    ['coordinator', 'NOMINATED'],
    ['provider', 'REGISTERED'],
  ])('by %s is refused for %s, which others report', async (actor, kind) => {
    const client = await newClient();
    const given = kind === 'STAY_STARTED' ? stay(kind) : { kind };
    expect(codes(await write.report(actor, client[actor], given))).toContain('KIND_NOT_YOURS');
  });

  it('names the event that is in the way', async () => {
    const { provider } = await newClient();
    const { event } = await write.report(
      'provider',
      provider,
      stay('STAY_STARTED', { happenedOn: '2026-10-05' }),
    );
    const again = await write.report(
      'provider',
      provider,
      stay('STAY_STARTED', { happenedOn: '2026-10-07' }),
    );
    expect(again).toMatchObject({
      event: null,
      userErrors: [
        {
          ...{ __typename: 'EventContradiction', code: 'STAYS_THERE_ALREADY', path: ['input', 'kind'] },
          ...{ conflictsWith: event, contradictedOn: '2026-10-07' },
        },
      ],
    });
    const before = await write.report(
      'provider',
      provider,
      stay('STAY_STARTED', { happenedOn: '2026-10-04' }),
    );
    expect(before.userErrors).toMatchObject([{ code: 'STAYS_THERE_ALREADY', conflictsWith: event }]);
    const early = await write.report('provider', provider, stay('STAY_ENDED', { happenedOn: '2026-10-04' }));
    expect(early.userErrors).toMatchObject([{ code: 'NO_SUCH_STAY', conflictsWith: null }]);
    const triage = await write.report('provider', provider, { kind: 'TRIAGED' });
    expect(codes(triage)).toEqual(['NO_ACCESS_YET']);
  });

  it('says everything that is wrong by itself at once', async () => {
    const { provider } = await newClient();
    const payload = await write.report('provider', provider, {
      ...{
        kind: 'TRIAGED',
        facility: herstart,
        destination: 'STREET',
        happenedOn: '2999-01-01',
        reference: '111222333',
      },
      corrects: 'x',
    });
    expect(codes(payload).sort()).toEqual([
      ...['CORRECTS_NOT_ALLOWED', 'DESTINATION_NOT_ALLOWED', 'EVENT_IN_FUTURE', 'FACILITY_NOT_ALLOWED'],
      'LOOKS_LIKE_BSN',
    ]);
    const { rows } = await hub.database.owner.query('select (current_date + 1)::text as tomorrow');
    expect(
      payload.userErrors.find(({ code }: { code: string }) => code === 'EVENT_IN_FUTURE').whatToDo.nl,
    ).toContain(rows[0].tomorrow);
  });

  it('of a stay is for a facility of its own', async () => {
    const { provider } = await newClient();
    for (const facility of ['tweelingen-stierstraat', 'nowhere']) {
      const payload = await write.report(
        'provider',
        provider,
        stay('STAY_STARTED', { facility: toGlobalId('Facility', facility) }),
      );
      expect(codes(payload)).toEqual(['NOT_YOUR_FACILITY']);
    }
    expect(codes(await write.report('provider', provider, { kind: 'STAY_STARTED' }))).toEqual([
      'FACILITY_REQUIRED',
    ]);
  });

  it("says the same of somebody else's client and of one that does not exist", async () => {
    const client = await newClient();
    const made = toGlobalId('Trajectory', 'v1.AAAAAAAAAAAAAAAAAAAAAA');
    const given = { kind: 'TRIAGED', reference: 'not-mine' };
    const answers = [
      await write.report('otherProvider', client.provider, given),
      await write.report('otherProvider', client.central, given),
      await write.report('otherProvider', made, given),
      await write.report('otherProvider', 'x', given),
    ];
    expect(codes(answers[0])).toEqual(['TRAJECTORY_NOT_FOUND']);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('changes nothing when it is sent twice, and refuses its reference for something else', async () => {
    const client = await newClient();
    const input = stay('STAY_STARTED', { reference: 'stay-1', happenedOn: '2026-10-02' });
    const first = await write.report('provider', client.provider, input);
    const before = await write.count('hub.trajectory_event');
    expect(await write.report('provider', client.provider, input)).toEqual({
      ...first,
      alreadyReported: true,
    });
    const other = await write.report('provider', client.provider, { ...input, happenedOn: '2026-10-03' });
    expect(codes(other)).toEqual(['REFERENCE_REUSED']);
    const elsewhere = await write.report('provider', (await newClient()).provider, input);
    expect(codes(elsewhere)).toEqual(['REFERENCE_REUSED']);
    expect(await write.count('hub.trajectory_event')).toBe(before + 1);
  });

  it('leaves one line in the audit trail', async () => {
    const { provider } = await newClient();
    const { event } = await write.report('provider', provider, stay('STAY_STARTED'));
    const { rows } = await hub.database.owner.query(
      `select partner_id, role, activity from hub.audit_event where $1 = any (subjects)`,
      [event],
    );
    expect(rows).toEqual([
      { partner_id: 'leger-des-heils', role: 'CARE_PROVIDER', activity: 'trajectory.report' },
    ]);
  });

  it.each(['trivire', 'dashboard'])('does not exist for %s', async (partner) => {
    const role = partner === 'trivire' ? 'HOUSING_ASSOCIATION' : 'DASHBOARD';
    const { status } = await hub.as(partner, role)(
      'mutation ($input: ReportTrajectoryEventInput!) { reportTrajectoryEvent(input: $input) { event } }',
      { input: {} },
    );
    expect(status).toBe(400);
  });
});

describe('a correction', () => {
  it('stands in the place of the event: another day, or none', async () => {
    const { provider } = await newClient();
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

  it('is of what the caller reported itself, under its own key, and never of the registration as a whole', async () => {
    const client = await newClient();
    const { event } = await write.report(
      'provider',
      client.provider,
      stay('STAY_STARTED', { happenedOn: '2026-10-05' }),
    );
    const correct = (actor: 'accessPoint' | 'central' | 'provider', corrects: unknown, given = {}) =>
      write.report(actor, client[actor], { kind: 'CORRECTION', corrects, ...given });
    expect(codes(await correct('central', event))).toEqual(['EVENT_NOT_FOUND']);
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

describe('writers at the same time', () => {
  it('wait for each other: one of two stays in one place is recorded, the other names it', async () => {
    const { provider } = await newClient();
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
    const client = await newClient();
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
