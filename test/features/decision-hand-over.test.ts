import { startTestHub, type TestHub } from '../setup/test-hub';
import { ClientAsks } from './client-asks';
import { actors, codes, partner, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let write: Writing;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
});
afterAll(() => hub.stop());

let day = 0;

/** A client whom only the access point, those in charge and the municipality know. */
async function registered() {
  const happenedOn = `2026-09-${String((day += 1)).padStart(2, '0')}`;
  const { trajectory } = await write.register('accessPoint', { happenedOn });
  return { happenedOn, own: trajectory.id, central: (await write.knownAs('central', happenedOn))[0]! };
}

const to = (actor: Actor, given = {}) => ({ partner: partner(actor), role: actors[actor][1], ...given });
const granted = (handTo: object | undefined, given = {}) => ({
  ...{ kind: 'ACCESS_GRANTED', happenedOn: '2026-10-05', destination: 'SHELTER', handTo, ...given },
});

const counts = async () => [
  await write.count('hub.trajectory_event'),
  await write.count('hub.trajectory_party'),
  await write.count('hub.pseudonym'),
];

describe('a decision that grants access', () => {
  it('opens the trajectory to the next partner, under a pseudonym of its own to which it binds its reference', async () => {
    const { happenedOn, central } = await registered();
    expect(await write.knownAs('otherProvider', happenedOn)).toEqual([]);
    const decided = await write.report('central', central, granted(to('otherProvider')));
    expect([codes(decided), decided.trajectory.phase]).toEqual([[], 'ACCESS_DECIDED']);
    const seen = await write.knownAs('otherProvider', happenedOn);
    expect(seen).toHaveLength(1);
    expect(seen[0]).not.toBe(central);
    const clients = new ClientAsks(write);
    const bound = await clients.bind('otherProvider', seen[0]!, 'Y-77');
    expect(bound).toMatchObject({ userErrors: [], trajectory: { id: seen[0] } });
    expect(await clients.found('otherProvider', 'Y-77')).toEqual(seen);
  });

  it('opens it to public health in its phase, which begins with the decision', async () => {
    const { happenedOn, central } = await registered();
    expect(codes(await write.report('central', central, granted(to('publicHealth'))))).toEqual([]);
    const { data } = await write.ask('publicHealth')(
      `query ($day: LocalDate) { trajectories(filter: { registeredFrom: $day, registeredTo: $day }, first: 9) { nodes { phase synthetic } } }`,
      { day: happenedOn },
    );
    expect(data.trajectories.nodes).toContainEqual({ phase: 'ACCESS_DECIDED', synthetic: false });
  });

  it('leaves a line of both in the audit trail', async () => {
    const { central } = await registered();
    const { event } = await write.report('central', central, granted(to('otherProvider')));
    const { rows } = await hub.database.owner.query(
      `select activity from hub.audit_event a
       where request_id = (select request_id from hub.audit_event where $1 = any (subjects)) order by activity`,
      [event],
    );
    expect(rows.map(({ activity }) => activity)).toEqual([
      ...['trajectory.hand-over', 'trajectory.read', 'trajectory.report'],
    ]);
  });

  it('changes nothing when it is sent twice, and is another one when it says something else', async () => {
    const { central } = await registered();
    const input = granted(to('otherProvider'), { reference: 'decision-1' });
    const first = await write.report('central', central, input);
    const before = await counts();
    expect(await write.report('central', central, input)).toEqual({ ...first, alreadyReported: true });
    for (const handTo of [undefined, to('provider'), to('otherProvider', { role: 'PUBLIC_HEALTH' })])
      expect(codes(await write.report('central', central, { ...input, handTo }))).toEqual([
        'REFERENCE_REUSED',
      ]);
    const again = { reference: 'decision-1', happenedOn: '2026-10-05' };
    expect(await write.handOver('central', central, 'otherProvider', again)).toMatchObject({
      ...{ userErrors: [], alreadyReported: true },
    });
    expect(codes(await write.handOver('central', central, 'provider', again))).toEqual(['REFERENCE_REUSED']);
    expect(await counts()).toEqual(before);
  });

  it('without a hand-over keeps its reference apart from those of hand-overs', async () => {
    const { central } = await registered();
    const reference = 'decision-2';
    expect(codes(await write.handOver('central', central, 'otherProvider', { reference }))).toEqual([]);
    expect(codes(await write.report('central', central, granted(to('provider'), { reference })))).toEqual([
      'REFERENCE_REUSED',
    ]);
    expect(codes(await write.report('central', central, granted(undefined, { reference })))).toEqual([]);
    expect(await write.report('central', central, granted(undefined, { reference }))).toMatchObject({
      ...{ userErrors: [], alreadyReported: true },
    });
    expect(
      codes(await write.report('central', central, granted(to('otherProvider'), { reference }))),
    ).toEqual(['REFERENCE_REUSED']);
  });

  it.each([
    [
      'a partner without the role',
      () => to('team', { role: 'PUBLIC_HEALTH' }),
      'PARTNER_NOT_IN_ROLE',
      'partner',
    ],
    ['no partner', () => to('team', { partner: 'x' }), 'PARTNER_NOT_IN_ROLE', 'partner'],
    ['who has the client', () => to('accessPoint'), 'ALREADY_HANDED_OVER', 'partner'],
  ])('is not recorded when it is handed to %s', async (_, handTo, code, field) => {
    const { central } = await registered();
    const before = await counts();
    const { event, userErrors } = await write.report('central', central, granted(handTo()));
    expect([event, userErrors]).toMatchObject([null, [{ code, path: ['input', 'handTo', field] }]]);
    expect(await counts()).toEqual(before);
  });

  it('is not recorded for a shielded client that is handed to somebody else than a provider', async () => {
    const { trajectory } = await write.register('provider', {
      route: 'FAMILY',
      shielded: true,
      happenedOn: '2026-07-29',
    });
    expect(trajectory).not.toBeNull();
    const [central] = await write.knownAs('central', '2026-07-29');
    const { userErrors } = await write.report('central', central!, granted(to('team')));
    expect(userErrors).toMatchObject([
      { code: 'NOT_ON_THIS_ROUTE' },
      { code: 'SHIELDED_NOT_HANDED', path: ['input', 'handTo', 'role'] },
    ]);
  });

  it('hands nobody over when the decision itself is not possible', async () => {
    const { happenedOn, central } = await registered();
    await write.report('central', central, { kind: 'ACCESS_REFUSED', happenedOn: '2026-10-04' });
    const before = await counts();
    expect(codes(await write.report('central', central, granted(to('otherProvider'))))).toEqual([
      'DECIDED_ALREADY',
    ]);
    expect(await counts()).toEqual(before);
    expect(await write.knownAs('otherProvider', happenedOn)).toEqual([]);
  });

  it('is the only event that hands over', async () => {
    const { central } = await registered();
    const given = { handTo: to('otherProvider') };
    const refused = await write.report('central', central, { kind: 'ACCESS_REFUSED', ...given });
    expect(refused.userErrors).toMatchObject([{ code: 'HAND_TO_NOT_ALLOWED', path: ['input', 'handTo'] }]);
    const { event } = await write.report('central', central, granted(undefined));
    const correction = { kind: 'CORRECTION', corrects: event, destination: 'SHELTER', ...given };
    expect(codes(await write.report('central', central, correction))).toEqual(['HAND_TO_NOT_ALLOWED']);
  });

  it('leaves the client with who got it when it is withdrawn, until somebody else gets it', async () => {
    const { happenedOn, central } = await registered();
    const { event } = await write.report('central', central, granted(to('otherProvider')));
    const withdrawn = await write.report('central', central, {
      ...{ kind: 'CORRECTION', corrects: event, withdraw: true, happenedOn: '2026-10-06' },
    });
    expect([codes(withdrawn), withdrawn.trajectory.phase]).toEqual([[], 'REGISTERED']);
    expect(await write.knownAs('otherProvider', happenedOn)).toHaveLength(1);
    expect(codes(await write.report('central', central, granted(to('provider'))))).toEqual([]);
    expect(await write.knownAs('otherProvider', happenedOn)).toEqual([]);
    expect(await write.knownAs('provider', happenedOn)).toHaveLength(1);
  });

  it('has no hand-over for those who hand nobody over', async () => {
    const { data, errors } = await write.ask('municipality')(
      'mutation ($input: ReportTrajectoryEventInput!) { reportTrajectoryEvent(input: $input) { event } }',
      {
        input: {
          ...{ trajectory: 'x', kind: 'MOVE_ON_READY', happenedOn: '2026-10-05', reference: 'r' },
          handTo: to('provider'),
        },
      },
    );
    expect(data).toBeNull();
    expect(errors![0]!.message).toContain('Field "handTo" is not defined');
  });
});
