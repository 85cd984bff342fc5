import { startTestHub, type TestHub } from '../setup/test-hub';
import { ClientAsks } from './client-asks';
import { actors, codes, herstart, Writing, type Actor } from './trajectory-writing';
import { toGlobalId } from '../../src/graphql/global-id';

let hub: TestHub;
let write: Writing;
let clients: ClientAsks;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
  clients = new ClientAsks(write);
});
afterAll(() => hub.stop());

const payload = 'erased alreadyErased userErrors { code path }';
let serial = 0;
const eraseEvent = (actor: Actor, trajectory: string, event: string, given: object = {}) =>
  clients.send(
    actor,
    `mutation ($input: EraseCorrectedEventInput!) { eraseCorrectedEvent(input: $input) { ${payload} } }`,
    { input: { trajectory, event, ground: 'INCORRECT', reference: `event-${(serial += 1)}`, ...given } },
  );
const eraseText = (actor: Actor, input: object) =>
  clients.send(actor, `mutation ($input: EraseTextInput!) { eraseText(input: $input) { ${payload} } }`, {
    input: { ground: 'INCORRECT', reference: `text-${(serial += 1)}`, ...input },
  });

const eventsOf = async (actor: Actor, id: string) => {
  const asked = `query ($id: ID!) { node(id: $id) { ... on Trajectory {
    phase stays { startedOn } events { id kind happenedOn corrects reference } } } }`;
  return (await write.ask(actor)(asked, { id })).data.node;
};

async function correctedStay() {
  const client = await write.newClient();
  const started = { kind: 'STAY_STARTED', facility: herstart, happenedOn: '2026-10-05' };
  const { event } = await write.report('provider', client.provider, started);
  const correction = { kind: 'CORRECTION', corrects: event, happenedOn: '2026-10-07' };
  expect(codes(await write.report('provider', client.provider, correction))).toEqual([]);
  return { client, event: event as string };
}

describe('what an event said before it was corrected', () => {
  it('is taken away: the last word takes its place, and a tombstone stays', async () => {
    const { client, event } = await correctedStay();
    const before = await eventsOf('provider', client.provider);
    expect(await eraseEvent('provider', client.provider, event)).toMatchObject({
      erased: true,
      userErrors: [],
    });
    const after = await eventsOf('provider', client.provider);
    expect(after).toMatchObject({ phase: before.phase, stays: [{ startedOn: '2026-10-07' }] });
    expect(after.events.slice(1)).toEqual([
      { ...before.events[1], happenedOn: '2026-10-07' },
      {
        ...before.events[2],
        ...{ kind: 'ERASED', happenedOn: '2026-10-01', corrects: null },
        reference: expect.stringContaining('taken away'),
      },
    ]);
    const { rows } = await hub.database.owner.query(
      `select from hub.trajectory_event e join hub.pseudonym p on p.trajectory_id = e.trajectory_id
       where p.value = $1 and e.happened_on = '2026-10-05'`,
      [Buffer.from(client.provider, 'base64url').toString().replace('Trajectory:', '')],
    );
    expect(rows).toEqual([]);
  });

  it('of an event that was withdrawn goes whole, and the trajectory goes on', async () => {
    const client = await write.newClient();
    const { event } = await write.report('provider', client.provider, {
      ...{ kind: 'STAY_STARTED', facility: herstart, happenedOn: '2026-10-05' },
    });
    const withdrawal = { kind: 'CORRECTION', corrects: event, withdraw: true };
    await write.report('provider', client.provider, withdrawal);
    expect(
      codes(
        await eraseEvent('central', client.central, (await eventsOf('central', client.central)).events[1].id),
      ),
    ).toEqual([]);
    const after = await eventsOf('provider', client.provider);
    expect(after.events.map(({ kind }: { kind: string }) => kind)).toEqual([
      'REGISTERED',
      'ERASED',
      'ERASED',
    ]);
    expect(after).toMatchObject({ phase: 'REGISTERED', stays: [] });
    const started = { kind: 'STAY_STARTED', facility: herstart, happenedOn: '2026-10-08' };
    expect(codes(await write.report('provider', client.provider, started))).toEqual([]);
    expect((await eventsOf('provider', client.provider)).phase).toBe('SHELTERED');
  });

  it("is its reporter's and the central municipality's to take away, once, and only what was corrected", async () => {
    const { client, event } = await correctedStay();
    const registration = (await eventsOf('provider', client.provider)).events[0].id;
    expect(codes(await eraseEvent('provider', client.provider, registration))).toEqual(['EVENT_NOT_FOUND']);
    expect(codes(await eraseEvent('provider', client.provider, 'made up'))).toEqual(['EVENT_NOT_FOUND']);
    expect(codes(await eraseEvent('otherProvider', client.provider, event))).toEqual([
      'TRAJECTORY_NOT_FOUND',
    ]);
    const ofCoordinator = (await eventsOf('coordinator', client.coordinator)).events[1].id;
    expect(codes(await eraseEvent('coordinator', client.coordinator, ofCoordinator))).toEqual([
      'EVENT_NOT_FOUND',
    ]);
    const own = (await eventsOf('accessPoint', client.accessPoint)).events[0].id;
    expect(codes(await eraseEvent('accessPoint', client.accessPoint, own))).toEqual(['EVENT_STANDS']);
    const given = { reference: 'event-once' };
    expect(codes(await eraseEvent('provider', client.provider, event, given))).toEqual([]);
    expect(await eraseEvent('provider', client.provider, event, given)).toMatchObject({
      alreadyErased: true,
    });
    expect(codes(await eraseEvent('provider', client.provider, event))).toEqual(['EVENT_STANDS']);
  });
});

describe('a free text', () => {
  const line = async (note: string | null, reporter = 'leger-des-heils') => {
    const { rows } = await hub.database.owner.query<{ id: string }>(
      `insert into hub.capacity_mutation (facility_id, kind, effective_on, note, reporter_id, reference)
       values ('kromhout-herstart', 'CONFIRMATION', '2026-11-01', $1, $2, gen_random_uuid()) returning id`,
      [note, reporter],
    );
    return rows[0]!.id;
  };
  const noteOf = async (id: string) =>
    (await hub.database.owner.query('select note from hub.capacity_mutation where id = $1', [id])).rows[0]
      .note;
  const of = (id: string) => ({ text: 'CAPACITY_NOTE', of: toGlobalId('CapacityMutation', id) });

  it("of a line of the ledger is its reporter's to take away, and nothing else of the line changes", async () => {
    const id = await line('Mevrouw De Vries belde');
    const { rows: before } = await hub.database.owner.query(
      `select to_jsonb(m) - 'note' as line from hub.capacity_mutation m where id = $1`,
      [id],
    );
    expect(await eraseText('provider', of(id))).toEqual({
      erased: true,
      alreadyErased: false,
      userErrors: [],
    });
    expect(await noteOf(id)).toBeNull();
    const { rows: after } = await hub.database.owner.query(
      `select to_jsonb(m) - 'note' as line from hub.capacity_mutation m where id = $1`,
      [id],
    );
    expect(after).toEqual(before);
  });

  it("is anybody's for the central municipality, and nobody else's", async () => {
    const id = await line('Mevrouw De Vries belde');
    expect(codes(await eraseText('otherProvider', of(id)))).toEqual(['TEXT_NOT_FOUND']);
    expect(await noteOf(id)).toBe('Mevrouw De Vries belde');
    expect(codes(await eraseText('central', of(id)))).toEqual([]);
    expect(await noteOf(id)).toBeNull();
    expect(codes(await eraseText('central', of(id)))).toEqual(['TEXT_NOT_FOUND']);
    expect(codes(await eraseText('central', { text: 'CAPACITY_NOTE', of: 'x' }))).toEqual(['TEXT_NOT_FOUND']);
  });

  it('of an error report and of its answer goes too', async () => {
    const { rows } = await hub.database.owner.query<{ id: string }>(
      `insert into hub.error_report (facility_id, about, text, reporter_id, reference)
       values ('kromhout-herstart', 'OTHER', 'Vraag naar Jan', 'trivire', 'erasing') returning id`,
    );
    const { id } = rows[0]!;
    await hub.database.owner.query(
      `insert into hub.error_answer (error_report_id, outcome, text, answered_by_id) values ($1, 'NOT_AN_ERROR', 'Jan is er', 'leger-des-heils')`,
      [id],
    );
    const report = toGlobalId('ErrorReport', id);
    expect(codes(await eraseText('provider', { text: 'ERROR_REPORT', of: report }))).toEqual([
      'TEXT_NOT_FOUND',
    ]);
    expect(codes(await eraseText('provider', { text: 'ERROR_ANSWER', of: report }))).toEqual([]);
    expect(codes(await eraseText('central', { text: 'ERROR_REPORT', of: report }))).toEqual([]);
    const { data } = await write.ask('central')(
      'query ($id: ID!) { node(id: $id) { ... on ErrorReport { text answer { text } } } }',
      { id: report },
    );
    expect(data.node).toEqual({ text: '-', answer: { text: '-' } });
  });

  it('on accepting clients goes from what was stated and from what everybody sees', async () => {
    const state = async (facility: string, by: string) =>
      hub.database.owner.query(
        `insert into hub.acceptance_statement (facility_id, accepting, from_date, target_groups, note, stated_by_id, reference)
         values ($1, false, '2026-11-01', '{}', 'Bel Jan', $2, gen_random_uuid())`,
        [facility, by],
      );
    await state('kromhout-herstart', 'leger-des-heils');
    const note = { text: 'ACCEPTANCE_NOTE', of: herstart };
    expect(codes(await eraseText('otherProvider', note))).toEqual(['TEXT_NOT_FOUND']);
    expect(codes(await eraseText('provider', note))).toEqual([]);
    const { data } = await write.ask('central')(
      'query ($id: ID!) { node(id: $id) { ... on Facility { acceptance { accepting note } } } }',
      { id: herstart },
    );
    expect(data.node.acceptance).toEqual({ accepting: false, note: null });
    const { rows } = await hub.database.owner.query(
      `select from hub.acceptance_statement where facility_id = 'kromhout-herstart' and note is not null`,
    );
    expect(rows).toEqual([]);
    expect(codes(await eraseText('central', note))).toEqual(['TEXT_NOT_FOUND']);
  });

  it('leaves a line in the audit trail and one among the erasures, each to whoever did it', async () => {
    const asked = '{ erasures(first: 50) { nodes { what decidedBy { slug } } } }';
    const own = (await write.ask('provider')(asked)).data.erasures.nodes;
    expect(new Set(own.map(({ decidedBy }: { decidedBy: { slug: string } }) => decidedBy.slug))).toEqual(
      new Set(['leger-des-heils']),
    );
    const all = (await write.ask('central')(asked)).data.erasures.nodes;
    expect(all.length).toBeGreaterThan(own.length);
    const { rows } = await hub.database.owner.query(
      `select count(*)::integer as acts from hub.audit_event where activity in ('text.erase', 'trajectory.erase-event')`,
    );
    expect(rows[0].acts).toBe(all.length);
  });

  const others = (Object.keys(actors) as Actor[]).filter(
    (actor) => !['central', 'provider', 'otherProvider'].includes(actor),
  );
  it.each(others)('is not for %s to take away', async (actor) => {
    const { status } = await write.ask(actor)(
      'mutation ($input: EraseTextInput!) { eraseText(input: $input) { erased } }',
      { input: {} },
    );
    expect(status).toBe(400);
  });
});
