import { startTestHub, type TestHub } from '../setup/test-hub';
import { ClientAsks } from './client-asks';
import { NominationAsks } from './nomination-asks';
import { actors, codes, herstart, Writing, type Actor } from './trajectory-writing';
import { toGlobalId } from '../../src/graphql/global-id';
import { pseudonymOf } from './nomination-asks';

let hub: TestHub;
let write: Writing;
let clients: ClientAsks;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
  clients = new ClientAsks(write);
});
afterAll(() => hub.stop());

let serial = 0;
const eraseClient = (trajectory: string, given: object = {}, actor: Actor = 'central') =>
  clients.send(
    actor,
    `mutation ($input: EraseClientInput!) { eraseClient(input: $input) { erased alreadyErased userErrors { code path } } }`,
    { input: { trajectory, ground: 'CONSENT_WITHDRAWN', reference: `erase-${(serial += 1)}`, ...given } },
  );

const rowsOf = async (sql: string, values: unknown[] = []) =>
  (await hub.database.owner.query(sql, values)).rows;

/** The internal key of a trajectory, by somebody's pseudonym of it. */
const keyOf = async (globalId: string): Promise<string> => {
  const pseudonym = Buffer.from(globalId, 'base64url').toString().replace('Trajectory:', '');
  return (await rowsOf('select trajectory_id as key from hub.pseudonym where value = $1', [pseudonym]))[0]
    .key;
};

/** All that is published, as one text. */
async function published(): Promise<string> {
  const tables = await rowsOf(
    `select tablename as name from pg_tables where schemaname = 'published' order by 1`,
  );
  const texts = [];
  for (const { name } of tables)
    texts.push(
      await rowsOf(`select string_agg(t::text, '|' order by t::text) as rows from published.${name} t`),
    );
  return JSON.stringify(texts);
}

/** A client of whom everything is known. */
async function fullClient() {
  const client = await write.newClient();
  await write.report('central', client.central, { kind: 'ACCESS_GRANTED', destination: 'SHELTER' });
  await write.report('provider', client.provider, { kind: 'STAY_STARTED', facility: herstart });
  await write.report('provider', client.provider, { kind: 'TRIAGED' });
  await clients.bind('provider', client.provider, `full-${client.happenedOn}`);
  return { ...client, reference: `full-${client.happenedOn}` };
}

describe('a client who is erased', () => {
  it('is in no list and under no name any more, for anybody', async () => {
    const client = await fullClient();
    expect(await eraseClient(client.central)).toEqual({ erased: true, alreadyErased: false, userErrors: [] });
    for (const actor of Object.keys(actors) as Actor[])
      expect([actor, await write.knownAs(actor, client.happenedOn)]).toEqual([actor, []]);
    for (const actor of ['central', 'coordinator', 'provider'] as const) {
      const { data } = await write.ask(actor)('query ($id: ID!) { node(id: $id) { id } }', {
        id: client[actor],
      });
      expect(data.node).toBeNull();
    }
    expect(await clients.found('provider', client.reference)).toEqual([]);
    expect(await clients.toMatch('coordinator')).not.toContain(client.coordinator);
  });

  it('leaves a tombstone: a registration of a quarter on a route, and no more', async () => {
    const client = await fullClient();
    const key = await keyOf(client.central);
    const [{ record_key: recordKey }] = await rowsOf(
      'select record_key from hub.client c join hub.trajectory t on t.client_id = c.id where t.id = $1',
      [key],
    );
    await eraseClient(client.central);
    for (const table of [
      ...['pseudonym', 'trajectory_party', 'trajectory_care', 'trajectory_norm', 'stay', 'housing_need'],
      'unmatched_trajectory',
    ])
      expect([table, await rowsOf(`select from hub.${table} where trajectory_id = $1`, [key])]).toEqual([
        table,
        [],
      ]);
    const [tombstone] = await rowsOf(
      `select t.route, t.phase, t.municipality_id, t.provider_id, t.registered_on::text, t.shielded, c.record_key,
         t.erased_on = current_date as erased, (select count(*)::integer from hub.client_reference r where r.client_id = c.id) as names
       from hub.trajectory t join hub.client c on c.id = t.client_id where t.id = $1`,
      [key],
    );
    expect(tombstone).toEqual({
      ...{
        route: 'SHELTER',
        phase: 'CLOSED',
        municipality_id: null,
        provider_id: null,
        erased: true,
        names: 0,
      },
      ...{ registered_on: '2026-07-01', shielded: true, record_key: recordKey },
    });
    const events = await rowsOf(
      `select kind, happened_on::text as day, facility_id, destination, reference like 'taken away %' as gone
       from hub.trajectory_event where trajectory_id = $1 order by position`,
      [key],
    );
    const nothing = { facility_id: null, destination: null, gone: true };
    expect(events).toEqual([
      { kind: 'REGISTERED', day: '2026-07-01', ...nothing },
      { kind: 'ERASED', day: '2026-10-01', ...nothing },
      { kind: 'ERASED', day: '2026-10-01', ...nothing },
      { kind: 'ERASED', day: '2026-10-01', ...nothing },
    ]);
  });

  it('changes no published figure, nor how many registrations there were in a quarter', async () => {
    const client = await fullClient();
    const registrations = `select date_trunc('quarter', happened_on)::date::text as quarter, count(*) as registrations
      from hub.trajectory_event where kind = 'REGISTERED' group by 1 order by 1`;
    const before = [await published(), await rowsOf(registrations)];
    await eraseClient(client.central);
    expect([await published(), await rowsOf(registrations)]).toEqual(before);
  });

  it('goes with all trajectories that were linked', async () => {
    const [one, other] = [await fullClient(), await fullClient()];
    await clients.link('coordinator', one.coordinator, other.coordinator, { reference: 'secret link' });
    await eraseClient(one.central);
    expect(await write.knownAs('coordinator', other.happenedOn)).toEqual([]);
    expect(await rowsOf(`select from hub.client_match where reference = 'secret link'`)).toEqual([]);
    const { data } = await write.ask('central')(
      '{ erasures(first: 1) { nodes { what ground trajectories decidedBy { name } decidedByRole } } }',
    );
    expect(data.erasures.nodes).toEqual([
      {
        ...{ what: 'CLIENT', ground: 'CONSENT_WITHDRAWN', trajectories: 2 },
        ...{ decidedBy: { name: 'Gemeente Dordrecht' }, decidedByRole: 'CENTRAL_MUNICIPALITY' },
      },
    ]);
  });

  it('is withdrawn from what is under way for a home, and the dwelling is free', async () => {
    const asks = new NominationAsks(hub);
    const trajectory = await asks.newTrajectory();
    const nomination = await asks.nominate(trajectory);
    const dwelling = await asks.newDwelling();
    await asks.goTo('offerDwelling', nomination, { offerDwelling: { dwelling } });
    const own = toGlobalId('Trajectory', pseudonymOf(trajectory, 'dordrecht'));
    expect(codes(await eraseClient(own))).toEqual([]);
    expect(await asks.see(asks.trivire, nomination, 'id')).toBeNull();
    const seen = await asks.see(asks.central, nomination, 'state trajectory { id } need { id } reason');
    expect(seen).toEqual({ state: 'WITHDRAWN', trajectory: null, need: null, reason: null });
    expect(await asks.dwellingState(dwelling)).toBe('AVAILABLE');
    const steps = await rowsOf(
      `select s.mandate from hub.nomination_step s join hub.nomination n on n.id = s.nomination_id
       where n.trajectory_id = $1 and s.mandate is not null`,
      [trajectory.id],
    );
    expect(steps).toEqual([{ mandate: '-' }]);
  });

  it('is erased once under one reference; what is not there is not found', async () => {
    const [one, other] = [await fullClient(), await fullClient()];
    const given = { reference: 'erase-once' };
    await eraseClient(one.central, given);
    expect(await eraseClient(one.central, given)).toMatchObject({ erased: true, alreadyErased: true });
    expect(codes(await eraseClient(other.central, given))).toEqual(['REFERENCE_REUSED']);
    expect(codes(await eraseClient(one.central))).toEqual(['TRAJECTORY_NOT_FOUND']);
    expect(codes(await eraseClient(other.central, { reference: '111222333' }))).toEqual(['LOOKS_LIKE_BSN']);
    expect(await write.knownAs('central', other.happenedOn)).toEqual([other.central]);
  });

  it.each((Object.keys(actors) as Actor[]).filter((actor) => actor !== 'central'))(
    'is erased by no other role: %s',
    async (actor) => {
      const { status } = await write.ask(actor)(
        'mutation ($input: EraseClientInput!) { eraseClient(input: $input) { erased } }',
        { input: {} },
      );
      expect(status).toBe(400);
    },
  );
});
