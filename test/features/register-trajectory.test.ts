import { startTestHub, type TestHub } from '../setup/test-hub';
import { actors, codes, herstart, partner, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let write: Writing;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
});
afterAll(() => hub.stop());

/** A day of registration of its own, by which each partner finds the trajectory under its own pseudonym. */
let day = 0;
const newDay = () => `2026-09-${String((day += 1)).padStart(2, '0')}`;

describe('a registration', () => {
  it('opens a trajectory to whom it concerns, each under its own pseudonym', async () => {
    const happenedOn = newDay();
    const { trajectory, userErrors } = await write.register('team', {
      happenedOn,
      municipalityOfOrigin: 'GM0642',
    });
    expect(userErrors).toEqual([]);
    expect(trajectory).toMatchObject({ phase: 'REGISTERED', registeredOn: happenedOn });
    const known = new Map<Actor, string[]>();
    for (const actor of Object.keys(actors) as Actor[])
      known.set(actor, await write.knownAs(actor, happenedOn));
    const knowing = [...known].filter(([, ids]) => ids.length > 0).map(([actor]) => actor);
    expect(knowing).toEqual(['accessPoint', 'central', 'coordinator', 'municipality', 'team']);
    expect(known.get('team')).toEqual([trajectory.id]);
    expect(new Set([...known.values()].flat()).size).toBe(5);
  });

  it('keeps nothing of the reference of the client but a hash, and finds the client by it again', async () => {
    const clientReference = 'dossier-0815';
    const [one, other] = [
      await write.register('team', { clientReference }),
      await write.register('team', { clientReference }),
    ];
    expect([codes(one), codes(other)]).toEqual([[], []]);
    const another = await write.register('otherTeam', { clientReference, municipalityOfOrigin: 'GM0512' });
    expect(codes(another)).toEqual([]);
    const { rows } = await hub.database.owner.query(
      `select count(distinct client_id)::integer as clients from hub.client_reference where hash in (
         select c.hash from hub.client_reference c join hub.trajectory t on t.client_id = c.client_id
         where not t.synthetic group by c.hash having count(*) = 2)`,
    );
    expect(rows[0].clients).toBe(1);
    const { rows: found } = await hub.database.owner.query(
      `select from hub.client_reference c where c::text like '%0815%'`,
    );
    expect(found).toEqual([]);
  });

  it('changes nothing when it is sent twice, and refuses its reference for another', async () => {
    const input = { clientReference: 'same', reference: 'registered-once', happenedOn: newDay() };
    const first = await write.register('accessPoint', input);
    const before = await write.count('hub.trajectory');
    expect(await write.register('accessPoint', input)).toEqual({ ...first, alreadyReported: true });
    expect(codes(await write.register('accessPoint', { ...input, clientReference: 'another' }))).toEqual([
      'REFERENCE_REUSED',
    ]);
    expect(await write.count('hub.trajectory')).toBe(before);
  });

  it('leaves one line in the audit trail, with the pseudonym of who registered', async () => {
    const { trajectory } = await write.register('accessPoint');
    const key = Buffer.from(trajectory.id, 'base64url').toString().replace('Trajectory:', '');
    const { rows } = await hub.database.owner.query(
      `select partner_id, role, activity, subjects from hub.audit_event
       where $1 = any (subjects) and activity <> 'trajectory.read'`,
      [key],
    );
    expect(rows).toEqual([
      {
        ...{ partner_id: 'dienst-gezondheid-en-jeugd', role: 'ACCESS_POINT' },
        ...{ activity: 'trajectory.register', subjects: [key] },
      },
    ]);
  });

  it.each<[Actor, string, string[]]>([
    ['accessPoint', 'SHELTER', []],
    ['team', 'SHELTER', []],
    ['provider', 'SHELTERED_HOUSING', []],
    ['municipality', 'DETENTION', []],
    ['accessPoint', 'DETENTION', ['ROUTE_NOT_YOURS']],
    ['team', 'FAMILY', ['ROUTE_NOT_YOURS']],
    ['provider', 'SHELTER', ['ROUTE_NOT_YOURS']],
    ['municipality', 'SHELTER', ['ROUTE_NOT_YOURS']],
  ])('by %s on the route %s', async (actor, route, expected) => {
    const payload = await write.register(actor, { route, municipalityOfOrigin: 'GM0642' });
    expect(codes(payload)).toEqual(expected);
    expect(payload.trajectory === null).toBe(expected.length > 0);
  });

  it.each(['central', 'coordinator', 'publicHealth'] as const)('does not exist for %s', async (actor) => {
    const { status } = await write.ask(actor)(
      'mutation ($input: RegisterTrajectoryInput!) { registerTrajectory(input: $input) { alreadyReported } }',
      { input: {} },
    );
    expect(status).toBe(400);
  });

  it.each([
    ['a citizen service number as reference', { clientReference: '111222333' }, ['LOOKS_LIKE_BSN']],
    ['one in its own reference', { reference: 'zaak 111.222.333' }, ['LOOKS_LIKE_BSN']],
    ['no reference of the client', { clientReference: ' ' }, ['REFERENCE_REQUIRED']],
    ['a day that lies ahead', { happenedOn: '2999-01-01' }, ['EVENT_IN_FUTURE']],
    ['a municipality outside the region', { municipalityOfOrigin: 'GM0599' }, ['MUNICIPALITY_NOT_FOUND']],
    ['shielding by who is no provider', { shielded: true }, ['SHIELDED_BY_PROVIDER']],
  ])('refuses %s and keeps nothing', async (_, given, expected) => {
    const before = [await write.count('hub.client'), await write.count('hub.client_reference')];
    expect(codes(await write.register('accessPoint', given))).toEqual(expected);
    expect([await write.count('hub.client'), await write.count('hub.client_reference')]).toEqual(before);
  });

  it('by a municipality is of its own inhabitants', async () => {
    const payload = await write.register('municipality', {
      route: 'DETENTION',
      municipalityOfOrigin: 'GM0590',
    });
    expect(codes(payload)).toEqual(['NOT_YOUR_MUNICIPALITY']);
    const unknown = await write.register('municipality', { route: 'DETENTION', municipalityOfOrigin: null });
    expect(codes(unknown)).toEqual(['NOT_YOUR_MUNICIPALITY']);
  });

  it("of women's shelter is seen by the provider and those in charge only", async () => {
    const happenedOn = newDay();
    const { trajectory } = await write.register('provider', {
      ...{ happenedOn, route: 'WOMENS_SHELTER', municipalityOfOrigin: 'GM0642' },
    });
    expect(trajectory).toMatchObject({ phase: 'REGISTERED' });
    const knowing: Actor[] = [];
    for (const actor of Object.keys(actors) as Actor[])
      if ((await write.knownAs(actor, happenedOn)).length > 0) knowing.push(actor);
    expect(knowing).toEqual(['central', 'coordinator', 'provider']);
    const handed = await write.handOver('provider', trajectory.id, 'team');
    expect(codes(handed)).toEqual(['SHIELDED_NOT_HANDED']);
  });
});

describe('a hand-over', () => {
  it('opens the trajectory to the next partner under a pseudonym of its own', async () => {
    const happenedOn = newDay();
    const { trajectory } = await write.register('accessPoint', { happenedOn });
    expect(await write.knownAs('provider', happenedOn)).toEqual([]);
    const handed = await write.handOver('accessPoint', trajectory.id, 'provider');
    expect(handed).toMatchObject({ userErrors: [], trajectory: { id: trajectory.id } });
    const [own] = await write.knownAs('provider', happenedOn);
    expect(own).toBeDefined();
    expect(own).not.toBe(trajectory.id);
    const started = await write.report('provider', own!, { kind: 'STAY_STARTED', facility: herstart });
    expect(started).toMatchObject({ userErrors: [], trajectory: { phase: 'SHELTERED' } });
  });

  it('to another provider takes the client from the one before', async () => {
    const happenedOn = newDay();
    const { trajectory } = await write.register('provider', { happenedOn, route: 'FAMILY' });
    const reference = 'to-another';
    const handed = await write.handOver('provider', trajectory.id, 'otherProvider', { reference });
    expect(handed).toMatchObject({ userErrors: [], trajectory: null });
    expect(await write.knownAs('provider', happenedOn)).toEqual([]);
    expect(await write.knownAs('otherProvider', happenedOn)).toHaveLength(1);
    const again = await write.handOver('provider', trajectory.id, 'otherProvider', { reference });
    expect(again).toMatchObject({ alreadyReported: true, userErrors: [] });
    expect(codes(await write.handOver('provider', trajectory.id, 'team'))).toEqual(['TRAJECTORY_NOT_FOUND']);
  });

  it("is refused to a partner without the role, one that has the client, and of somebody else's client", async () => {
    const { trajectory } = await write.register('accessPoint');
    const wrongRole = await write.handOver('accessPoint', trajectory.id, 'team', { role: 'PUBLIC_HEALTH' });
    expect(codes(wrongRole)).toEqual(['PARTNER_NOT_IN_ROLE']);
    expect(codes(await write.handOver('accessPoint', trajectory.id, 'accessPoint'))).toEqual([
      'ALREADY_HANDED_OVER',
    ]);
    const none = await write.handOver('otherProvider', trajectory.id, 'team', { reference: 'not-mine' });
    const made = Buffer.from('Trajectory:v1.AAAAAAAAAAAAAAAAAAAAAA').toString('base64url');
    expect(codes(none)).toEqual(['TRAJECTORY_NOT_FOUND']);
    expect(await write.handOver('otherProvider', made, 'team', { reference: 'not-mine' })).toEqual(none);
    expect(codes(await write.handOver('accessPoint', trajectory.id, 'team', { partner: 'x' }))).toEqual([
      'PARTNER_NOT_IN_ROLE',
    ]);
  });

  it('is on the day of the registration or later', async () => {
    const happenedOn = newDay();
    const { trajectory } = await write.register('accessPoint', { happenedOn });
    const handOver = (day: string) =>
      write.handOver('accessPoint', trajectory.id, 'team', { happenedOn: day });
    const before = await handOver('2026-08-31');
    expect(before.userErrors).toEqual([
      { code: 'HANDED_BEFORE_REGISTRATION', path: ['input', 'happenedOn'] },
    ]);
    expect(await write.knownAs('team', happenedOn)).toEqual([]);
    expect(codes(await handOver(happenedOn))).toEqual([]);
  });

  it.each(['publicHealth', 'team', 'municipality'] as const)('does not exist for %s', async (actor) => {
    const { status } = await write.ask(actor)(
      'mutation ($input: HandOverInput!) { handOver(input: $input) { alreadyReported } }',
      { input: { partner: partner('team') } },
    );
    expect(status).toBe(400);
  });
});
