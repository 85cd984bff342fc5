import { toGlobalId } from '../../src/graphql/global-id';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, herstart, stay, Writing, type KnownBy } from './trajectory-writing';

let hub: TestHub;
let write: Writing;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
});
afterAll(() => hub.stop());

describe('reporting an event', () => {
  it('goes with a client from registration to a home and back, each actor its own steps', async () => {
    const client = await write.newClient();
    const steps: Array<[KnownBy, object, string]> = [
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
    expect(await write.knownAs('accessPoint', client.happenedOn)).toEqual([client.accessPoint]);
  });

  it.each<[KnownBy, string]>([
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
    const client = await write.newClient();
    const given = kind === 'STAY_STARTED' ? stay(kind) : { kind };
    expect(codes(await write.report(actor, client[actor], given))).toContain('KIND_NOT_YOURS');
  });

  it('names the event that is in the way', async () => {
    const { provider } = await write.newClient();
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
    const { provider } = await write.newClient();
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

  it('that refuses access after a first stay leaves the norm of the stay, and none of triage', async () => {
    const client = await write.newClient();
    await write.report('provider', client.provider, stay('STAY_STARTED', { happenedOn: '2026-09-20' }));
    const norms = async () => {
      const { data } = await write.ask('provider')(
        'query ($id: ID!) { node(id: $id) { ... on Trajectory { norms { kind from doneOn } } } }',
        { id: client.provider },
      );
      return data.node.norms;
    };
    const shelter = { kind: 'SHELTER', from: '2026-09-20', doneOn: null };
    expect(await norms()).toEqual([{ ...shelter, kind: 'TRIAGE' }, shelter]);
    const refusal = { kind: 'ACCESS_REFUSED', happenedOn: '2026-09-25' };
    expect(codes(await write.report('central', client.central, refusal))).toEqual([]);
    expect(await norms()).toEqual([shelter]);
    const before = `query ($id: ID!) { trajectoryCourse(trajectory: $id, asOf: "2026-09-24") { norms { kind } } }`;
    const { data } = await write.ask('provider')(before, { id: client.provider });
    expect(data.trajectoryCourse.norms).toEqual([{ kind: 'TRIAGE' }, { kind: 'SHELTER' }]);
  });

  it('of a stay is for a facility of its own', async () => {
    const { provider } = await write.newClient();
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
    const client = await write.newClient();
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
    const client = await write.newClient();
    const input = stay('STAY_STARTED', { reference: 'stay-1', happenedOn: '2026-10-02' });
    const first = await write.report('provider', client.provider, input);
    const before = await write.count('hub.trajectory_event');
    expect(await write.report('provider', client.provider, input)).toEqual({
      ...first,
      alreadyReported: true,
    });
    const other = await write.report('provider', client.provider, { ...input, happenedOn: '2026-10-03' });
    expect(codes(other)).toEqual(['REFERENCE_REUSED']);
    const elsewhere = await write.report('provider', (await write.newClient()).provider, input);
    expect(codes(elsewhere)).toEqual(['REFERENCE_REUSED']);
    expect(await write.count('hub.trajectory_event')).toBe(before + 1);
  });

  it('leaves one line in the audit trail', async () => {
    const { provider } = await write.newClient();
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
