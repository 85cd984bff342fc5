import { startTestHub, type TestHub } from '../setup/test-hub';
import { ClientAsks } from './client-asks';
import { codes, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let write: Writing;
let clients: ClientAsks;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
  clients = new ClientAsks(write);
});
afterAll(() => hub.stop());

const knowing: Actor[] = ['accessPoint', 'central', 'coordinator', 'provider'];

describe('a reference that a partner binds after a hand-over', () => {
  it('finds the trajectory, for that partner alone', async () => {
    const client = await write.newClient();
    const bound = await clients.bind('provider', client.provider, 'LdH-1');
    expect(bound).toMatchObject({ alreadyBound: false, userErrors: [], trajectory: { id: client.provider } });
    expect(await clients.found('provider', 'LdH-1')).toEqual([client.provider]);
    expect(await clients.found('otherProvider', 'LdH-1')).toEqual([]);
    expect(await clients.found('coordinator', 'LdH-1')).toEqual([]);
  });

  it.each(knowing)('is taken from %s, and changes nothing when it is sent twice', async (actor) => {
    const client = await write.newClient();
    const own = client[actor as keyof typeof client];
    expect(await clients.bind(actor, own, `own-${actor}`)).toMatchObject({
      alreadyBound: false,
      userErrors: [],
    });
    const before = await write.count('hub.client_reference');
    expect(await clients.bind(actor, own, `own-${actor}`)).toMatchObject({
      alreadyBound: true,
      userErrors: [],
    });
    expect(await write.count('hub.client_reference')).toBe(before);
    expect(await clients.found(actor, `own-${actor}`)).toEqual([own]);
  });

  it('is refused for another client, in the same words whoever that is', async () => {
    const [one, other] = [await write.newClient(), await write.newClient()];
    await clients.bind('provider', one.provider, 'LdH-2');
    const before = await write.count('hub.client_reference');
    const refused = await clients.bind('provider', other.provider, 'LdH-2');
    expect(codes(refused)).toEqual(['CLIENT_REFERENCE_IN_USE']);
    expect(JSON.stringify(refused)).not.toContain(one.provider);
    expect(await write.count('hub.client_reference')).toBe(before);
    // What another partner calls so says nothing about one's own.
    expect(codes(await clients.bind('accessPoint', other.accessPoint, 'LdH-2'))).toEqual([]);
  });

  it("is refused for a client of somebody else's as for one who is not there", async () => {
    const client = await write.newClient();
    const elsewhere = await clients.bind('otherProvider', client.provider, 'X-1');
    const made = Buffer.from('Trajectory:v1.AAAAAAAAAAAAAAAAAAAAAA').toString('base64url');
    expect(codes(elsewhere)).toEqual(['TRAJECTORY_NOT_FOUND']);
    expect(await clients.bind('otherProvider', made, 'X-1')).toEqual(elsewhere);
    expect(await clients.found('otherProvider', 'X-1')).toEqual([]);
  });

  it.each([
    ['a citizen service number', '111222333', 'LOOKS_LIKE_BSN'],
    ['nothing', ' ', 'REFERENCE_REQUIRED'],
    ['too much', 'x'.repeat(101), 'REFERENCE_REQUIRED'],
  ])('is refused when it is %s', async (_, reference, code) => {
    const client = await write.newClient();
    const before = await write.count('hub.client_reference');
    expect(codes(await clients.bind('provider', client.provider, reference))).toEqual([code]);
    expect(await write.count('hub.client_reference')).toBe(before);
    expect(await clients.found('provider', reference)).toEqual([]);
  });

  it('is kept as a hash, and the act in the audit trail under its own pseudonym', async () => {
    const client = await write.newClient();
    await clients.bind('provider', client.provider, 'dossier-4711');
    const { rows } = await hub.database.owner.query(
      `select from hub.client_reference c where c::text like '%4711%'`,
    );
    expect(rows).toEqual([]);
    const { rows: acts } = await hub.database.owner.query(
      `select partner_id, subjects from hub.audit_event where activity = 'trajectory.bind-reference' order by id desc limit 1`,
    );
    const own = Buffer.from(client.provider, 'base64url').toString().replace('Trajectory:', '');
    expect(acts).toEqual([{ partner_id: 'leger-des-heils', subjects: [own] }]);
  });

  it('makes a later registration one of the same client', async () => {
    const client = await write.newClient();
    await clients.bind('provider', client.provider, 'LdH-3');
    const { trajectory } = await write.register('provider', {
      ...{ clientReference: 'LdH-3', route: 'SHELTERED_HOUSING', happenedOn: '2026-10-20' },
    });
    expect(await clients.found('provider', 'LdH-3')).toEqual([trajectory.id, client.provider]);
  });

  it('finds nothing any more once the client is with somebody else', async () => {
    const { trajectory } = await write.register('provider', { clientReference: 'LdH-4', route: 'FAMILY' });
    expect(await clients.found('provider', 'LdH-4')).toEqual([trajectory.id]);
    expect(codes(await write.handOver('provider', trajectory.id, 'otherProvider'))).toEqual([]);
    expect(await clients.found('provider', 'LdH-4')).toEqual([]);
  });

  it.each([
    ['trivire', 'HOUSING_ASSOCIATION'],
    ['dashboard', 'DASHBOARD'],
  ] as const)('does not exist for %s', async (partner, role) => {
    const asked = await hub.as(
      partner,
      role,
    )('{ trajectoriesByReference(clientReference: "x") { __typename } }');
    expect(asked.status).toBe(400);
  });
});
