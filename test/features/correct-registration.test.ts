import { toGlobalId } from '../../src/graphql/global-id';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, NominationAsks, pseudonymOf } from './nomination-asks';
import { actors, stay, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let write: Writing;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
  // A second access point, which works in one municipality only.
  await hub.database.owner.query(
    `insert into hub.partner (id, name, kind, oin) select 'west', 'west', kind, '00000099000000009101'
     from hub.partner where id = 'dienst-gezondheid-en-jeugd'`,
  );
  await hub.database.owner.query(
    `insert into hub.partner_role (partner_id, role) values ('west', 'ACCESS_POINT')`,
  );
  await hub.database.owner.query(
    `insert into hub.working_area (id, partner_id, municipality_id) values ('west-GM0642', 'west', 'GM0642')`,
  );
});
afterAll(() => hub.stop());

const mutation = `mutation ($input: CorrectRegistrationInput!) { correctRegistration(input: $input) {
  trajectory { id phase municipalityOfOrigin { code } } alreadyReported
  userErrors { __typename code path ... on EventContradiction { conflictsWith contradictedOn } } } }`;

let serial = 0;
const given = (trajectory: string, more = {}) => ({
  ...{ trajectory, route: 'SHELTER', municipalityOfOrigin: 'GM0642' },
  ...{ reference: `put-right-${(serial += 1)}`, ...more },
});

async function correct(actor: Actor, trajectory: string, more = {}) {
  const { data, errors } = await write.ask(actor)(mutation, { input: given(trajectory, more) });
  expect(errors).toBeUndefined();
  return data.correctRegistration;
}

let day = 0;
const newDay = () => `2026-07-${String((day += 1)).padStart(2, '0')}`;

async function knowing(happenedOn: string): Promise<Actor[]> {
  const found: Actor[] = [];
  for (const actor of Object.keys(actors) as Actor[])
    if ((await write.knownAs(actor, happenedOn)).length > 0) found.push(actor);
  return found;
}

describe('a registration that is put right', () => {
  it('is seen by the right municipality and no more by the wrong one, whose pseudonym leads nowhere', async () => {
    const happenedOn = newDay();
    const { trajectory } = await write.register('accessPoint', {
      ...{ happenedOn, municipalityOfOrigin: 'GM0590' },
    });
    expect(await knowing(happenedOn)).toEqual([
      ...['accessPoint', 'central', 'coordinator', 'otherMunicipality'],
    ]);
    const [wrong] = await write.knownAs('otherMunicipality', happenedOn);
    const payload = await correct('accessPoint', trajectory.id);
    expect(payload).toMatchObject({
      ...{ userErrors: [], alreadyReported: false },
      trajectory: { id: trajectory.id, municipalityOfOrigin: { code: 'GM0642' } },
    });
    expect(await knowing(happenedOn)).toEqual(['accessPoint', 'central', 'coordinator', 'municipality']);
    const { data } = await write.ask('otherMunicipality')('query ($id: ID!) { node(id: $id) { id } }', {
      id: wrong,
    });
    expect(data.node).toBeNull();
    const { rows } = await hub.database.owner.query('select from hub.pseudonym where value = $1', [
      Buffer.from(wrong!, 'base64url').toString().replace('Trajectory:', ''),
    ]);
    expect(rows).toEqual([]);
    expect(new Set([...(await write.knownAs('municipality', happenedOn)), wrong]).size).toBe(2);
  });

  it('comes before the access points of the right municipality, and leaves those of the wrong one', async () => {
    const happenedOn = newDay();
    const { trajectory } = await write.register('team', { happenedOn, municipalityOfOrigin: 'GM0642' });
    const west = async () => {
      const { data } = await hub.as(
        'west',
        'ACCESS_POINT',
      )('{ trajectories(first: 200) { nodes { registeredOn } } }');
      return data.trajectories.nodes.filter(
        (node: { registeredOn: string }) => node.registeredOn === happenedOn,
      );
    };
    expect(await west()).toHaveLength(1);
    expect(codes(await correct('team', trajectory.id, { municipalityOfOrigin: 'GM0505' }))).toEqual([]);
    expect(await west()).toHaveLength(0);
    expect(await knowing(happenedOn)).toEqual(['accessPoint', 'central', 'coordinator', 'team']);
    expect(codes(await correct('team', trajectory.id))).toEqual([]);
    expect(await west()).toHaveLength(1);
  });

  it('takes stays, need and nomination of the client with it', async () => {
    const asks = new NominationAsks(hub);
    const trajectory = await asks.newTrajectory({ route: 'SHELTERED_HOUSING', municipality_id: 'GM0610' });
    const nomination = await asks.nominate(trajectory);
    const own = toGlobalId('Trajectory', pseudonymOf(trajectory, 'dordrecht'));
    const sees = async (partner: string) => {
      const { data } = await hub.as(partner, 'MUNICIPALITY')(
        `query ($id: ID!) { node(id: $id) { id ... on Nomination { need { kindOfDwelling } } } }`,
        { id: nomination },
      );
      return data.node?.need ?? null;
    };
    expect([await sees('sliedrecht'), await sees('zwijndrecht')]).toEqual([
      ...[{ kindOfDwelling: 'INDEPENDENT_DWELLING' }, null],
    ]);
    expect(codes(await correct('central', own, { route: 'SHELTERED_HOUSING' }))).toEqual([]);
    expect([await sees('sliedrecht'), await sees('zwijndrecht')]).toEqual([
      ...[null, { kindOfDwelling: 'INDEPENDENT_DWELLING' }],
    ]);
    const { rows } = await hub.database.owner.query(
      `select t.municipality_id as trajectory, n.municipality_id as need, m.municipality_id as nomination
       from hub.trajectory t join hub.housing_need n on n.trajectory_id = t.id join hub.nomination m on m.trajectory_id = t.id
       where t.id = $1`,
      [trajectory.id],
    );
    expect(rows).toEqual([{ trajectory: 'GM0642', need: 'GM0642', nomination: 'GM0642' }]);
  });

  it('has another route where no event contradicts it, and the norms of it', async () => {
    const happenedOn = newDay();
    const { trajectory } = await write.register('provider', {
      ...{ happenedOn, route: 'FAMILY', municipalityOfOrigin: 'GM0642' },
    });
    await write.report('provider', trajectory.id, stay('STAY_STARTED', { happenedOn: '2026-10-02' }));
    const [coordinated] = await write.knownAs('coordinator', happenedOn);
    const norms = async () => {
      const { data } = await write.ask('coordinator')(
        'query ($id: ID!) { node(id: $id) { ... on Trajectory { route norms { kind } } } }',
        { id: coordinated },
      );
      return data.node;
    };
    expect(await norms()).toEqual({ route: 'FAMILY', norms: [] });
    expect(codes(await correct('coordinator', coordinated!))).toEqual([]);
    expect(await norms()).toEqual({ route: 'SHELTER', norms: [{ kind: 'TRIAGE' }, { kind: 'SHELTER' }] });
    // On the shelter route a registration is handed to the access points of the municipality.
    expect(await knowing(happenedOn)).toContain('accessPoint');
    expect(codes(await correct('coordinator', coordinated!, { route: 'DETENTION' }))).toEqual([]);
    expect(await norms()).toEqual({ route: 'DETENTION', norms: [] });
    expect(await knowing(happenedOn)).not.toContain('accessPoint');
  });

  it('is refused a route that an event contradicts, which it names', async () => {
    const client = await write.newClient();
    const granted = await write.report('central', client.central, { kind: 'ACCESS_GRANTED' });
    const payload = await correct('central', client.central, { route: 'FAMILY' });
    expect(payload.userErrors).toEqual([
      {
        ...{ __typename: 'EventContradiction', code: 'NOT_ON_THIS_ROUTE', path: ['input', 'route'] },
        ...{ conflictsWith: granted.event, contradictedOn: '2026-10-10' },
      },
    ]);
  });

  it('changes nothing when it is sent twice, also where the caller sees the client no more', async () => {
    const { trajectory } = await write.register('municipality', {
      ...{ route: 'DETENTION', happenedOn: newDay(), municipalityOfOrigin: 'GM0642' },
    });
    const once = { route: 'DETENTION', municipalityOfOrigin: 'GM0590', reference: 'not-ours' };
    const first = await correct('municipality', trajectory.id, once);
    expect(first).toEqual({ trajectory: null, alreadyReported: false, userErrors: [] });
    expect(await correct('municipality', trajectory.id, once)).toEqual({ ...first, alreadyReported: true });
    expect(codes(await correct('municipality', trajectory.id, { ...once, route: 'FAMILY' }))).toEqual([
      'REFERENCE_REUSED',
    ]);
    expect(await write.count(`hub.registration_correction where reference = 'not-ours'`)).toBe(1);
    expect(codes(await correct('municipality', trajectory.id))).toEqual(['TRAJECTORY_NOT_FOUND']);
  });

  it('is known again when the registration is sent again as it was', async () => {
    const input = { happenedOn: newDay(), clientReference: 'again', reference: 'registered-wrongly' };
    const { trajectory } = await write.register('accessPoint', input);
    await correct('accessPoint', trajectory.id);
    const again = await write.register('accessPoint', input);
    expect(again).toMatchObject({ alreadyReported: true, userErrors: [], trajectory: { id: trajectory.id } });
  });

  it('leaves a line in the audit trail, and nobody reads what was said before', async () => {
    const { trajectory } = await write.register('accessPoint', { happenedOn: newDay() });
    await correct('accessPoint', trajectory.id, { reference: 'in-the-trail' });
    const { rows } = await hub.database.owner.query(
      `select a.partner_id, a.role, c.was_route, c.was_municipality_id, c.actor_role
       from hub.audit_event a, hub.registration_correction c
       where a.activity = 'trajectory.correct-registration' and c.reference = 'in-the-trail' order by a.id desc limit 1`,
    );
    expect(rows).toEqual([
      {
        ...{ partner_id: 'dienst-gezondheid-en-jeugd', role: 'ACCESS_POINT', actor_role: 'ACCESS_POINT' },
        ...{ was_route: 'SHELTER', was_municipality_id: 'GM0505' },
      },
    ]);
  });
});

describe('a correction of a registration', () => {
  it('is of what one registered oneself, or of anybody for those in charge', async () => {
    const client = await write.newClient();
    expect(codes(await correct('provider', client.provider))).toEqual(['NOT_YOUR_REGISTRATION']);
    expect(codes(await correct('otherProvider', client.provider))).toEqual(['TRAJECTORY_NOT_FOUND']);
    expect(codes(await correct('coordinator', client.coordinator))).toEqual([]);
    expect(codes(await correct('central', client.central, { municipalityOfOrigin: 'GM0590' }))).toEqual([]);
  });

  it.each([
    ['a municipality outside the region', { municipalityOfOrigin: 'GM0599' }, ['MUNICIPALITY_NOT_FOUND']],
    ['a route of others', { route: 'FAMILY' }, ['ROUTE_NOT_YOURS']],
    ['what it says already', { municipalityOfOrigin: 'GM0505' }, ['REGISTRATION_SAYS_SO']],
    ['a citizen service number', { reference: '111222333' }, ['LOOKS_LIKE_BSN']],
    ['no reference', { reference: ' ' }, ['REFERENCE_REQUIRED']],
  ])('is refused with %s, and nothing is changed', async (_, more, expected) => {
    const { trajectory } = await write.register('accessPoint', { happenedOn: newDay() });
    const before = await write.count('hub.registration_correction');
    const payload = await correct('accessPoint', trajectory.id, more);
    expect(codes(payload)).toEqual(expected);
    expect(payload.trajectory.municipalityOfOrigin).toEqual({ code: 'GM0505' });
    expect(await write.count('hub.registration_correction')).toBe(before);
  });

  it("is not to women's shelter for who is not shielded", async () => {
    const { trajectory } = await write.register('provider', { route: 'FAMILY', happenedOn: newDay() });
    const payload = await correct('provider', trajectory.id, { route: 'WOMENS_SHELTER' });
    expect(codes(payload)).toEqual(['NOT_SHIELDED_YET']);
  });

  it('does not exist for public health', async () => {
    const { status } = await write.ask('publicHealth')(mutation, { input: given('x') });
    expect(status).toBe(400);
  });

  it('goes with the client who is erased', async () => {
    const client = await write.newClient();
    await correct('central', client.central, { reference: 'of-who-is-erased' });
    const { data } = await write.ask('central')(
      'mutation ($input: EraseClientInput!) { eraseClient(input: $input) { erased } }',
      { input: { trajectory: client.central, ground: 'OBJECTION', reference: 'erase-corrected' } },
    );
    expect(data.eraseClient.erased).toBe(true);
    expect(await write.count(`hub.registration_correction where reference = 'of-who-is-erased'`)).toBe(0);
  });
});
