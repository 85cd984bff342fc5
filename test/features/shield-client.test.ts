import { toGlobalId } from '../../src/graphql/global-id';
import { publishAgain } from '../setup/publish';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { codes, NominationAsks, pseudonymOf } from './nomination-asks';
import { actors, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let write: Writing;
let asks: NominationAsks;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
  asks = new NominationAsks(hub);
});
afterAll(() => hub.stop());

const mutation = `mutation ($input: ShieldClientInput!) { shieldClient(input: $input) {
  trajectory { id phase } alreadyReported userErrors { code path } } }`;

let serial = 0;
async function shieldAs(ask: Ask, trajectory: string, given = {}) {
  const input = { trajectory, reference: `shield-${(serial += 1)}`, ...given };
  const { data, errors } = await ask(mutation, { input });
  expect(errors).toBeUndefined();
  return data.shieldClient;
}
const shield = (actor: Actor, trajectory: string, given = {}) =>
  shieldAs(write.ask(actor), trajectory, given);

async function knowing(happenedOn: string): Promise<Actor[]> {
  const found: Actor[] = [];
  for (const actor of Object.keys(actors) as Actor[])
    if ((await write.knownAs(actor, happenedOn)).length > 0) found.push(actor);
  return found;
}

let day = 0;
/** A client on the shelter route who went on to a house of a provider, and whom everybody knows. */
async function newClient() {
  const happenedOn = `2026-06-${String((day += 1)).padStart(2, '0')}`;
  const registration = { happenedOn, municipalityOfOrigin: 'GM0642', reference: `shielded-${day}` };
  const given = { ...registration, clientReference: `shielded-${day}` };
  const { trajectory } = await write.register('accessPoint', given);
  for (const to of ['team', 'provider'] as const)
    expect(codes(await write.handOver('accessPoint', trajectory.id, to))).toEqual([]);
  const as = async (actor: Actor) => (await write.knownAs(actor, happenedOn))[0]!;
  return { given, happenedOn, accessPoint: trajectory.id as string, provider: await as('provider'), as };
}

describe('a client who is shielded', () => {
  it.each(['provider', 'coordinator', 'central'] as const)(
    'by %s is for the provider and those in charge only, at once',
    async (actor) => {
      const client = await newClient();
      expect(await knowing(client.happenedOn)).toEqual([
        ...['accessPoint', 'central', 'coordinator', 'provider', 'municipality', 'team'],
      ]);
      const lost = await Promise.all((['accessPoint', 'municipality', 'team'] as const).map(client.as));
      const own = await client.as(actor);
      expect(await shield(actor, own)).toEqual({
        trajectory: { id: own, phase: 'REGISTERED' },
        ...{ alreadyReported: false, userErrors: [] },
      });
      expect(await knowing(client.happenedOn)).toEqual(['central', 'coordinator', 'provider']);
      // Their pseudonyms lead nowhere, and their hand-overs are over.
      const values = lost.map((id) => Buffer.from(id, 'base64url').toString().replace('Trajectory:', ''));
      expect(await write.count(`hub.pseudonym where value = any ('{${values.join()}}')`)).toBe(0);
      const open = `hub.trajectory_party p join hub.trajectory t on t.id = p.trajectory_id
        where not t.synthetic and t.registered_on = '${client.happenedOn}' and p.closed_on is null`;
      expect(await write.count(open)).toBe(1);
      const handed = await write.handOver('provider', client.provider, 'team');
      expect(codes(handed)).toEqual(['SHIELDED_NOT_HANDED']);
    },
  );

  it('stays so when somebody else gets the client, and when the registration is put right', async () => {
    const client = await newClient();
    const central = await client.as('central');
    await shield('provider', client.provider);
    expect(
      codes(await write.handOver('coordinator', await client.as('coordinator'), 'otherProvider')),
    ).toEqual([]);
    const { data } = await write.ask('central')(
      'mutation ($input: CorrectRegistrationInput!) { correctRegistration(input: $input) { userErrors { code } } }',
      {
        input: {
          trajectory: central,
          route: 'SHELTER',
          municipalityOfOrigin: 'GM0590',
          reference: 'shielded',
        },
      },
    );
    expect(data.correctRegistration.userErrors).toEqual([]);
    expect(await knowing(client.happenedOn)).toEqual(['central', 'coordinator', 'otherProvider']);
  });

  it('is handed to nobody else at the same moment', async () => {
    for (let round = 0; round < 3; round += 1) {
      const client = await newClient();
      const [shielded, handed] = await Promise.all([
        shield('provider', client.provider),
        write.handOver('accessPoint', client.accessPoint, 'publicHealth'),
      ]);
      expect(codes(shielded)).toEqual([]);
      expect([[], ['TRAJECTORY_NOT_FOUND']]).toContainEqual(codes(handed));
      const open = `hub.trajectory_party p join hub.trajectory t on t.id = p.trajectory_id
        where not t.synthetic and t.registered_on = '${client.happenedOn}' and p.closed_on is null`;
      expect(await write.count(open)).toBe(1);
    }
  });

  it('changes nothing when it is sent twice, and is shielded once', async () => {
    const client = await newClient();
    const once = { reference: 'shielded-once' };
    const first = await shield('provider', client.provider, once);
    const acts = `hub.audit_event where activity = 'trajectory.shield'`;
    const before = await write.count(acts);
    expect(await shield('provider', client.provider, once)).toEqual({ ...first, alreadyReported: true });
    expect(await write.count(acts)).toBe(before);
    expect(codes(await shield('provider', client.provider))).toEqual(['ALREADY_SHIELDED']);
    const other = await newClient();
    expect(codes(await shield('provider', other.provider, once))).toEqual(['REFERENCE_REUSED']);
    // The registration is known again as it was sent.
    const again = await write.register('accessPoint', client.given);
    expect(again).toMatchObject({ alreadyReported: true, trajectory: null, userErrors: [] });
  });

  it('is in no list that is published from then on', async () => {
    const trajectory = await asks.newTrajectory();
    const listed = async () => {
      // Made anew, without the record that stays of who left.
      await hub.database.owner.query('delete from published.candidate_memory');
      await publishAgain(hub.database);
      return (await asks.trivire('{ moveOnCandidates(first: 1) { totalCount } }')).data.moveOnCandidates
        .totalCount;
    };
    const before = await listed();
    const own = toGlobalId('Trajectory', pseudonymOf(trajectory, 'yulius'));
    expect(codes(await shieldAs(hub.as('yulius', 'CARE_PROVIDER'), own))).toEqual([]);
    expect(await listed()).toBe(before - 1);
  });

  it.each(['submitted', 'decideNomination', 'offerDwelling', 'signLease'])(
    'goes no further in a nomination that was under way: after %s',
    async (last) => {
      const trajectory = await asks.newTrajectory({ municipality_id: 'GM0610', route: 'SHELTERED_HOUSING' });
      const nomination = await asks.nominate(trajectory);
      const dwelling = await asks.newDwelling();
      if (last !== 'submitted') await asks.goTo(last, nomination, { offerDwelling: { dwelling } });
      const yulius = hub.as('yulius', 'CARE_PROVIDER');
      const own = toGlobalId('Trajectory', pseudonymOf(trajectory, 'yulius'));
      expect(await shieldAs(yulius, own)).toMatchObject({
        ...{ userErrors: [], trajectory: { phase: 'MOVE_ON_READY' } },
      });
      const { state, steps, closedOn } = await asks.see(asks.central, nomination);
      expect([state, closedOn]).toEqual(['WITHDRAWN', expect.any(String)]);
      expect(steps.at(-1)).toMatchObject({ kind: 'WITHDRAWN', ground: 'ARRANGED_OUTSIDE_HUB' });
      expect(await asks.dwellingState(dwelling)).toBe(last === 'signLease' ? 'LET' : 'AVAILABLE');
      for (const ask of [asks.trivire, hub.as('sliedrecht', 'MUNICIPALITY')])
        expect(await asks.see(ask, nomination)).toBeNull();
      expect(await asks.see(yulius, nomination, 'state')).toEqual({ state: 'WITHDRAWN' });
    },
  );
});

describe('shielding', () => {
  it('is refused for who is not there for the caller, and with a number', async () => {
    const client = await newClient();
    expect(codes(await shield('otherProvider', client.provider))).toEqual(['TRAJECTORY_NOT_FOUND']);
    expect(codes(await shield('provider', 'nothing'))).toEqual(['TRAJECTORY_NOT_FOUND']);
    expect(codes(await shield('provider', client.provider, { reference: '111222333' }))).toEqual([
      'LOOKS_LIKE_BSN',
    ]);
    expect(await knowing(client.happenedOn)).toContain('municipality');
  });

  it.each(['accessPoint', 'team', 'municipality', 'publicHealth'] as const)(
    'does not exist for %s',
    async (actor) => {
      const { status } = await write.ask(actor)(mutation, { input: { trajectory: 'x', reference: 'x' } });
      expect(status).toBe(400);
    },
  );

  it('is forgotten with the client who is erased', async () => {
    const client = await newClient();
    await shield('provider', client.provider, { reference: 'of-who-is-erased' });
    const { data } = await write.ask('central')(
      'mutation ($input: EraseClientInput!) { eraseClient(input: $input) { erased } }',
      { input: { trajectory: await client.as('central'), ground: 'OBJECTION', reference: 'erase-shielded' } },
    );
    expect(data.eraseClient.erased).toBe(true);
    expect(await write.count(`hub.shielding where reference = 'of-who-is-erased'`)).toBe(0);
  });
});
