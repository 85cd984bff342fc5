import type { Role } from '../../src/identity/role';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';

let hub: TestHub;
let central: Ask;
let provider: Ask;

beforeAll(async () => {
  hub = await startTestHub();
  central = hub.as('dordrecht', 'CENTRAL_MUNICIPALITY');
  provider = hub.as('leger-des-heils', 'CARE_PROVIDER');
});
afterAll(() => hub.stop());

const list = `query ($filter: TrajectoryFilter, $first: Int, $after: String, $orderBy: TrajectoryOrder) {
  trajectories(filter: $filter, first: $first, after: $after, orderBy: $orderBy) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id phase registeredOn closedOn normStatus synthetic municipalityOfOrigin { code }
      currentStays { id nights } stays { id startedOn endedOn } norms { kind from due doneOn status days }
      events { id kind happenedOn actorRole corrects reference } } } }`;
const whole = `query ($id: ID!) { node(id: $id) { ... on Trajectory { id route phase provider { slug }
  stays { facility { name } startedOn } events { kind facility { name } destination actor { slug } reference }
  care { causes targetGroup } withheld { field } } } }`;

const keyOf = (id: string) => Buffer.from(id, 'base64url').toString().replace('Trajectory:', '');

async function ids(partner: string, role: Role, filter = {}): Promise<string[]> {
  const { data, errors } = await hub.as(partner, role)(
    'query ($filter: TrajectoryFilter) { trajectories(first: 200, filter: $filter) { nodes { id } } }',
    { filter },
  );
  expect(errors).toBeUndefined();
  return data.trajectories.nodes.map(({ id }: { id: string }) => id);
}

describe('trajectories', () => {
  it('are read whole by those in charge, with phase, stays, events and norms', async () => {
    const { data, errors } = await central(list, {
      first: 200,
      filter: { route: ['SHELTER'], phase: ['TRIAGED'] },
    });
    expect(errors).toBeUndefined();
    const [first] = data.trajectories.nodes;
    expect(first).toMatchObject({ phase: 'TRIAGED', synthetic: true });
    const kinds = first.events.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['REGISTERED', 'ACCESS_GRANTED', 'STAY_STARTED', 'TRIAGED']),
    );
    expect(kinds[0]).toBe('REGISTERED');
    expect(first.currentStays).toHaveLength(1);
    expect(first.norms.map(({ kind }: { kind: string }) => kind)).toEqual(['TRIAGE', 'SHELTER']);
    expect(['MET', 'MISSED']).toContain(first.norms[0].status);
    expect(data.trajectories.totalCount).toBe(data.trajectories.nodes.length);
  });

  it('go page by page in order of registration', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await provider(list, { first: 20, after, orderBy: 'REGISTERED_ON_ASC' });
      seen.push(...data.trajectories.nodes.map(({ registeredOn }: { registeredOn: string }) => registeredOn));
      after = data.trajectories.pageInfo.hasNextPage ? data.trajectories.pageInfo.endCursor : null;
    } while (after);
    expect(seen.length).toBeGreaterThan(20);
    expect(seen).toEqual([...seen].sort());
  });

  it.each([
    ['route', { route: ['DETENTION'] }, `route = 'DETENTION'`],
    ['phase', { phase: ['MOVE_ON_READY'] }, `phase = 'MOVE_ON_READY'`],
    ['municipality', { municipality: ['GM0642'] }, `municipality_id = 'GM0642'`],
    ['provider', { provider: ['yulius', 'antes'] }, `provider_id in ('yulius', 'antes')`],
    [
      'a norm that was missed',
      { normStatus: ['MISSED'] },
      `exists (select from hub.trajectory_norm n where n.trajectory_id = t.id and coalesce(n.done_on, current_date) > n.due)`,
    ],
    ['day of registration', { registeredFrom: '2026-10-01' }, `registered_on >= '2026-10-01'`],
  ])('are found by %s', async (_, filter, where) => {
    const { data } = await central(list, { filter, first: 1 });
    const { rows } = await hub.database.owner.query(
      `select count(*)::integer as total from hub.trajectory t where t.reduced_on is null and ${where}`,
    );
    expect(data.trajectories.totalCount).toBe(rows[0].total);
    expect(rows[0].total).toBeGreaterThan(0);
  });

  it('are those whom a provider guides, with their care', async () => {
    const { rows } = await hub.database.owner.query(
      `select count(*)::integer as own from hub.trajectory where provider_id = 'yulius' and reduced_on is null`,
    );
    const own = await ids('yulius', 'CARE_PROVIDER');
    expect(own).toHaveLength(rows[0].own);
    const { data } = await hub.as('yulius', 'CARE_PROVIDER')(whole, { id: own[0] });
    expect(data.node).toMatchObject({ provider: { slug: 'yulius' }, withheld: [] });
    expect(Array.isArray(data.node.care.causes)).toBe(true);
  });

  it('are those from a municipality, without care detail', async () => {
    const { rows } = await hub.database.owner.query(
      `select count(*)::integer as own from hub.trajectory
       where municipality_id = 'GM0642' and reduced_on is null`,
    );
    const own = await ids('zwijndrecht', 'MUNICIPALITY');
    expect(own).toHaveLength(rows[0].own);
    const ask = hub.as('zwijndrecht', 'MUNICIPALITY');
    expect((await ask(list, { first: 3 })).errors).toBeUndefined();
    const closed = [
      ...['route', 'provider { slug }', 'care { causes }', 'stays { facility { name } }'],
      ...['currentStays { facility { name } }', 'events { facility { name } }', 'events { destination }'],
      'events { actor { slug } }',
    ];
    for (const field of closed) {
      const { status } = await ask(`{ trajectories { nodes { ${field} } } }`);
      expect([field, status]).toEqual([field, 400]);
    }
    expect((await ask('{ trajectories(filter: { route: [SHELTER] }) { totalCount } }')).status).toBe(400);
  });

  it.each([
    ['trivire', 'HOUSING_ASSOCIATION'],
    ['programmateam', 'PROGRAMME_TEAM'],
    ['dashboard', 'DASHBOARD'],
  ] as const)('do not exist for %s', async (partner, role) => {
    const { status, errors } = await hub.as(partner, role)('{ trajectories { totalCount } }');
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('what partners call a client', () => {
  it('is another for each of them', async () => {
    const known = new Set((await ids('dordrecht', 'CENTRAL_MUNICIPALITY')).map(keyOf));
    const others = [
      await ids('leger-des-heils', 'CARE_PROVIDER'),
      await ids('zwijndrecht', 'MUNICIPALITY'),
      await ids('sociale-dienst-drechtsteden', 'CASE_COORDINATOR'),
    ].flat();
    expect(others.map(keyOf).filter((key) => known.has(key))).toEqual([]);
    expect(new Set(others).size).toBe(others.length);
  });

  it('finds nothing for anybody else, and neither does a key of a table', async () => {
    const [id] = await ids('dordrecht', 'CENTRAL_MUNICIPALITY');
    for (const [partner, role] of [
      ['sociale-dienst-drechtsteden', 'CASE_COORDINATOR'],
      ['leger-des-heils', 'CARE_PROVIDER'],
    ] as const) {
      expect((await hub.as(partner, role)(whole, { id })).data.node).toBeNull();
    }
    const { rows } = await hub.database.owner.query('select id from hub.trajectory limit 1');
    const internal = Buffer.from(`Trajectory:${rows[0].id}`).toString('base64url');
    expect((await central(whole, { id: internal })).data.node).toBeNull();
    expect((await central(whole, { id })).data.node.id).toBe(id);
  });

  it('holds no key of a table, nor do stays, events, cursors and audit lines', async () => {
    const { data } = await central(list, { first: 100 });
    const answer = JSON.stringify(data);
    const decoded = answer.replace(
      /[A-Za-z0-9_-]{20,}/g,
      (text) => `${text} ${Buffer.from(text, 'base64url').toString()}`,
    );
    const { rows: lines } = await hub.database.owner.query(
      `select subjects from hub.audit_event where activity = 'trajectory.read'`,
    );
    const { rows } = await hub.database.owner.query(
      `select id::text from hub.trajectory union select id::text from hub.stay union select id::text from hub.trajectory_event
       union select id::text from hub.client`,
    );
    const told = decoded + JSON.stringify(lines);
    expect(rows.filter(({ id }) => told.includes(id))).toEqual([]);
  });

  it('of an event is told with its reference to who reported it alone', async () => {
    const [own] = await ids('leger-des-heils', 'CARE_PROVIDER', { phase: ['TRIAGED'] });
    const { data } = await provider(whole, { id: own });
    const references = data.node.events.map(
      (event: { actor: { slug: string }; reference: string | null }) => [
        event.actor.slug === 'leger-des-heils',
        event.reference !== null,
      ],
    );
    for (const [mine, shown] of references) expect(shown).toBe(mine);
  });
});

describe('a read of trajectories', () => {
  it('leaves a line with the pseudonyms of who read, below another object too', async () => {
    const { data, headers } = await provider('{ trajectories(first: 2) { nodes { id stays { id } } } }');
    const { rows } = await hub.database.owner.query(
      'select partner_id, activity, subjects from hub.audit_event where request_id = $1',
      [headers.get('x-request-id')],
    );
    const expected = data.trajectories.nodes.map(({ id }: { id: string }) => keyOf(id)).sort();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ partner_id: 'leger-des-heils', activity: 'trajectory.read' });
    expect([...rows[0].subjects].sort()).toEqual(expected);
  });
});

describe('the course of a trajectory', () => {
  const course = `query ($id: ID!, $asOf: LocalDate, $knownAt: KnownMoment) {
    trajectoryCourse(trajectory: $id, asOf: $asOf, knownAt: $knownAt) {
      asOf knownAt phase closedOn stays { facility { name } startedOn endedOn } norms { kind status days doneOn } } }`;

  it('is asked as of a day and as known on a moment', async () => {
    const [id] = await ids('dordrecht', 'CENTRAL_MUNICIPALITY', { route: ['SHELTER'], phase: ['CLOSED'] });
    const { data: now } = await central(whole, { id });
    const first = now.node.stays[0].startedOn as string;
    const at = async (variables: object) => {
      const { data, errors } = await central(course, { id, ...variables });
      expect(errors).toBeUndefined();
      return data.trajectoryCourse;
    };
    expect(await at({ asOf: first })).toMatchObject({
      asOf: first,
      phase: 'SHELTERED',
      stays: [{ endedOn: null }],
    });
    expect((await at({ asOf: '2020-01-01' })).phase).toBeNull();
    expect((await at({ knownAt: '2020-01-01T00:00:00Z' })).phase).toBeNull();
    expect(await at({})).toMatchObject({ phase: 'CLOSED', knownAt: null });
    const known = await at({ knownAt: `${first}T12:00:00Z` });
    expect(known).toMatchObject({
      phase: 'SHELTERED',
      norms: [{ kind: 'TRIAGE', doneOn: null }, { kind: 'SHELTER' }],
    });
  });

  it('is nothing to who does not see the trajectory, and leaves a line for who does', async () => {
    const [id] = await ids('dordrecht', 'CENTRAL_MUNICIPALITY');
    const other = await hub.as('yulius', 'CARE_PROVIDER')(course, { id });
    expect([other.data.trajectoryCourse, other.errors]).toEqual([null, undefined]);
    const { headers } = await central(course, { id });
    const { rows } = await hub.database.owner.query(
      'select activity, subjects from hub.audit_event where request_id = $1',
      [headers.get('x-request-id')],
    );
    expect(rows).toEqual([{ activity: 'trajectory.read', subjects: [keyOf(id!)] }]);
  });
});
