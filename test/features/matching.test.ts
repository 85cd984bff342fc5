import { startTestHub, type TestHub } from '../setup/test-hub';
import type { TableRow } from '../../seeds/insert';
import { toGlobalId } from '../../src/graphql/global-id';
import { inLine } from '../setup/at-once';
import { ClientAsks } from './client-asks';
import { NominationAsks, pseudonymOf } from './nomination-asks';
import { actors, codes, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let write: Writing;
let clients: ClientAsks;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
  clients = new ClientAsks(write);
});
afterAll(() => hub.stop());

/** How many clients stand behind the trajectories that were registered on these days. */
async function clientsBehind(...days: string[]): Promise<number> {
  const { rows } = await hub.database.owner.query<{ clients: number }>(
    `select count(distinct client_id)::integer as clients from hub.trajectory
     where not synthetic and registered_on = any ($1)`,
    [days],
  );
  return rows[0]!.clients;
}

async function recordKeys(...days: string[]): Promise<string[]> {
  const { rows } = await hub.database.owner.query<{ key: string }>(
    `select distinct c.record_key::text as key from hub.trajectory t join hub.client c on c.id = t.client_id
     where not t.synthetic and t.registered_on = any ($1) order by 1`,
    [days],
  );
  return rows.map(({ key }) => key);
}

describe('a trajectory that nobody has matched yet', () => {
  it('waits for those in charge and for the access point that it was handed to, until it is marked', async () => {
    const client = await write.newClient();
    expect(await clients.toMatch('coordinator')).toContain(client.coordinator);
    expect(await clients.toMatch('central')).toContain(client.central);
    expect(await clients.toMatch('accessPoint')).toContain(client.accessPoint);
    expect(await clients.markNew('accessPoint', client.accessPoint)).toMatchObject({ userErrors: [] });
    expect(await clients.toMatch('coordinator')).not.toContain(client.coordinator);
    expect(await clients.toMatch('accessPoint')).not.toContain(client.accessPoint);
  });

  it('does not wait when its partner used the reference before: then the hub knows', async () => {
    const clientReference = 'known-by-reference';
    const first = await write.register('accessPoint', { clientReference, happenedOn: '2026-05-01' });
    const second = await write.register('accessPoint', { clientReference, happenedOn: '2026-05-02' });
    const waiting = await clients.toMatch('accessPoint');
    expect(waiting).toContain(first.trajectory.id);
    expect(waiting).not.toContain(second.trajectory.id);
  });

  it('is marked as new once under one reference', async () => {
    const client = await write.newClient();
    const given = { reference: 'new-once' };
    expect(await clients.markNew('coordinator', client.coordinator, given)).toMatchObject({
      alreadyRecorded: false,
    });
    expect(await clients.markNew('coordinator', client.coordinator, given)).toMatchObject({
      alreadyRecorded: true,
    });
    const other = await write.newClient();
    expect(codes(await clients.markNew('coordinator', other.coordinator, given))).toEqual([
      'REFERENCE_REUSED',
    ]);
    expect(await clients.toMatch('coordinator')).toContain(other.coordinator);
  });

  it("of women's shelter waits for the case coordinator and not for the access point", async () => {
    const given = { happenedOn: '2026-05-03', route: 'WOMENS_SHELTER' };
    await write.register('provider', given);
    const [own] = await write.knownAs('coordinator', given.happenedOn);
    expect(await clients.toMatch('coordinator')).toContain(own);
    expect(codes(await clients.markNew('accessPoint', own!))).toEqual(['TRAJECTORY_NOT_FOUND']);
  });
});

describe('two trajectories that are linked', () => {
  it('are of one client, whose record key stays, and the references of both find them', async () => {
    const [one, other] = [await write.newClient(), await write.newClient()];
    await clients.bind('provider', one.provider, 'one');
    await clients.bind('provider', other.provider, 'other');
    const [survivor] = await recordKeys(one.happenedOn);
    expect(codes(await clients.link('coordinator', one.coordinator, other.coordinator))).toEqual([]);
    expect(await recordKeys(one.happenedOn, other.happenedOn)).toEqual([survivor]);
    for (const reference of ['one', 'other'])
      expect((await clients.found('provider', reference)).sort()).toEqual(
        [one.provider, other.provider].sort(),
      );
    expect(await clients.toMatch('coordinator')).not.toEqual(expect.arrayContaining([one.coordinator]));
    expect(await clients.bind('provider', other.provider, 'one')).toMatchObject({ alreadyBound: true });
  });

  it('stand in the record, for each who may see it under its own key', async () => {
    const [one, other] = [await write.newClient(), await write.newClient()];
    await clients.link('coordinator', one.coordinator, other.coordinator, { reason: 'REGISTERED_TWICE' });
    const [seen] = await clients.matches('coordinator', one.coordinator);
    expect(seen).toMatchObject({
      ...{ kind: 'LINKED', trajectory: { id: one.coordinator }, other: { id: other.coordinator } },
      ...{ reason: 'REGISTERED_TWICE', actorRole: 'CASE_COORDINATOR', undone: false, undoes: null },
    });
    const [byCentral] = await clients.matches('central', one.central);
    expect(byCentral).toMatchObject({ kind: 'LINKED', trajectory: { id: one.central } });
    expect(byCentral.id).not.toBe(seen.id);
    expect(await clients.matches('accessPoint', one.accessPoint)).toHaveLength(1);
  });

  it('come apart again when the link was wrong, with what came later under each reference', async () => {
    const [one, other] = [await write.newClient(), await write.newClient()];
    await clients.bind('provider', one.provider, 'apart-one');
    await clients.bind('provider', other.provider, 'apart-other');
    const before = await recordKeys(one.happenedOn, other.happenedOn);
    await clients.link('coordinator', one.coordinator, other.coordinator);
    const later = await write.register('provider', {
      ...{ clientReference: 'apart-other', route: 'FAMILY', happenedOn: '2026-10-21' },
    });
    const [{ id: match }] = await clients.matches('coordinator', one.coordinator);
    expect(codes(await clients.unlink('coordinator', one.coordinator, match))).toEqual([]);
    expect(await recordKeys(one.happenedOn, other.happenedOn)).toEqual(before);
    expect(await clients.found('provider', 'apart-one')).toEqual([one.provider]);
    expect(await clients.found('provider', 'apart-other')).toEqual([later.trajectory.id, other.provider]);
    expect(await clients.toMatch('coordinator')).toContain(other.coordinator);
    const record = await clients.matches('coordinator', one.coordinator);
    expect(record.map(({ kind, undone }: { kind: string; undone: boolean }) => [kind, undone])).toEqual([
      ['UNLINKED', false],
      ['LINKED', true],
    ]);
    expect(codes(await clients.unlink('coordinator', one.coordinator, match))).toEqual(['ALREADY_UNLINKED']);
  });

  it('in a chain come apart in any order', async () => {
    const [a, b, c] = [await write.newClient(), await write.newClient(), await write.newClient()];
    const days = [a.happenedOn, b.happenedOn, c.happenedOn];
    const before = await recordKeys(...days);
    await clients.link('coordinator', b.coordinator, c.coordinator);
    await clients.link('coordinator', a.coordinator, b.coordinator);
    expect(await clientsBehind(...days)).toBe(1);
    const [ofB] = (await clients.matches('coordinator', b.coordinator)).slice(-1);
    await clients.unlink('coordinator', b.coordinator, ofB.id);
    expect(await clientsBehind(a.happenedOn, b.happenedOn)).toBe(1);
    expect(await clientsBehind(...days)).toBe(2);
    const [ofA] = await clients.matches('coordinator', a.coordinator);
    await clients.unlink('coordinator', a.coordinator, ofA.id);
    expect(await recordKeys(...days)).toEqual(before);
  });

  it('are linked once: twice the same changes nothing, and what is one already is said to be', async () => {
    const [one, other] = [await write.newClient(), await write.newClient()];
    const given = { reference: 'link-once' };
    expect(await clients.link('coordinator', one.coordinator, other.coordinator, given)).toMatchObject({
      ...{ alreadyRecorded: false, userErrors: [] },
    });
    const rows = await write.count('hub.client_match');
    expect(await clients.link('coordinator', one.coordinator, other.coordinator, given)).toMatchObject({
      ...{ alreadyRecorded: true, userErrors: [] },
    });
    const again = await clients.link('coordinator', other.coordinator, one.coordinator);
    expect(codes(again)).toEqual(['ALREADY_ONE_CLIENT']);
    const same = await clients.link('coordinator', one.coordinator, one.coordinator);
    expect(codes(same)).toEqual(['SAME_TRAJECTORY']);
    expect(await write.count('hub.client_match')).toBe(rows);
  });

  it('are linked by whoever sees both, and others learn nothing', async () => {
    const [one, other] = [await write.newClient(), await write.newClient()];
    expect(codes(await clients.link('accessPoint', one.accessPoint, other.accessPoint))).toEqual([]);
    const third = await write.newClient();
    await write.report('central', third.central, { kind: 'ACCESS_GRANTED' });
    await write.report('provider', third.provider, { kind: 'TRIAGED' });
    // The access point sees it no more: not in its phase.
    const unseen = await clients.link('accessPoint', one.accessPoint, third.accessPoint);
    const made = Buffer.from('Trajectory:v1.AAAAAAAAAAAAAAAAAAAAAA').toString('base64url');
    expect(codes(unseen)).toEqual(['TRAJECTORY_NOT_FOUND']);
    expect(await clients.link('accessPoint', one.accessPoint, made)).toEqual(unseen);
    const [{ id: match }] = await clients.matches('coordinator', one.coordinator);
    expect(codes(await clients.unlink('accessPoint', third.accessPoint, match))).toEqual([
      'TRAJECTORY_NOT_FOUND',
    ]);
    expect(codes(await clients.unlink('accessPoint', one.accessPoint, match))).toEqual(['MATCH_NOT_FOUND']);
  });

  const others = (Object.keys(actors) as Actor[]).filter((a) => a !== 'coordinator' && a !== 'accessPoint');
  it.each(others)('are no business of %s', async (actor) => {
    const { status } = await write.ask(actor)(
      'mutation ($input: LinkTrajectoriesInput!) { linkTrajectories(input: $input) { alreadyRecorded } }',
      { input: {} },
    );
    expect(status).toBe(400);
  });

  /** Two clients who are on the way to a home, each on a trajectory that the access point does not see. */
  async function newPair(asks: NominationAsks) {
    const pair = [await write.newClient(), await write.newClient()] as const;
    const trajectories: TableRow[] = [];
    for (const { happenedOn } of pair) {
      const { rows } = await hub.database.owner.query(
        `select client_id from hub.trajectory where not synthetic and registered_on = $1`,
        [happenedOn],
      );
      trajectories.push(await asks.newTrajectory(rows[0]));
    }
    return { pair, trajectories };
  }

  it('are not linked while a nomination of each is under way, which an access point is not told', async () => {
    const asks = new NominationAsks(hub);
    const { pair, trajectories } = await newPair(asks);
    const [one, other] = pair;
    const asAccessPoint = () => clients.link('accessPoint', one.accessPoint, other.accessPoint);
    const asCoordinator = () => clients.link('coordinator', one.coordinator, other.coordinator);
    const before = await asAccessPoint();
    expect(before.userErrors).toMatchObject([
      { __typename: 'Conflict', code: 'LINKED_BY_COORDINATOR', path: ['input', 'other'] },
    ]);
    const nominations: string[] = [];
    for (const trajectory of trajectories) nominations.push(await asks.nominate(trajectory));
    expect(await asAccessPoint()).toEqual(before);
    expect((await asCoordinator()).userErrors).toMatchObject([
      { __typename: 'Conflict', code: 'BOTH_NOMINATED', path: ['input', 'other'] },
    ]);
    expect(await clientsBehind(one.happenedOn, other.happenedOn)).toBe(2);
    await asks.step(asks.coordinator, 'withdrawNomination', nominations[1]!);
    expect(await asAccessPoint()).toEqual(before);
    expect(codes(await asCoordinator())).toEqual([]);
  });

  it('are linked by an access point where one of them goes on elsewhere', async () => {
    const { pair } = await newPair(new NominationAsks(hub));
    const other = await write.newClient();
    expect(codes(await clients.link('accessPoint', pair[0].accessPoint, other.accessPoint))).toEqual([]);
  });

  it('while one of them is nominated: one of the two comes first, and one nomination is under way', async () => {
    const asks = new NominationAsks(hub);
    const [one, other] = [await asks.newTrajectory(), await asks.newTrajectory()];
    await asks.nominate(one);
    const known = (t: TableRow) => toGlobalId('Trajectory', pseudonymOf(t, 'sociale-dienst-drechtsteden'));
    const submission = { scheme: 'PRIORITY_SCHEME', reason: 'FROM_SHELTER', submittedOn: '2026-10-11' };
    const submit = () =>
      clients.send(
        'coordinator',
        'mutation ($input: SubmitNominationInput!) { submitNomination(input: $input) { userErrors { code } } }',
        { input: { ...submission, trajectory: known(other), reference: 'while-linked' } },
      );
    const link = () => clients.link('coordinator', known(one), known(other));
    const outcomes = await inLine(hub, 'hub.client_match', [link, submit]);
    expect(outcomes.map(codes)).toEqual([[], ['ALREADY_NOMINATED']]);
  });

  it('by two at once are linked once, and the other is told', async () => {
    const [one, other] = [await write.newClient(), await write.newClient()];
    const outcomes = await Promise.all([
      clients.link('coordinator', one.coordinator, other.coordinator),
      clients.link('accessPoint', other.accessPoint, one.accessPoint),
    ]);
    expect(outcomes.map(codes).sort()).toEqual([[], ['ALREADY_ONE_CLIENT']]);
    expect(await clientsBehind(one.happenedOn, other.happenedOn)).toBe(1);
  });
});
