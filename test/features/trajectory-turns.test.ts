import { inLine } from '../setup/at-once';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { ClientAsks } from './client-asks';
import { codes, partner, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let write: Writing;
let clients: ClientAsks;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
  clients = new ClientAsks(write);
});
afterAll(() => hub.stop());

const rowsOf = async (sql: string, values: unknown[] = []) =>
  (await hub.database.owner.query(sql, values)).rows;

/** The internal key of a trajectory, by somebody's pseudonym of it. */
async function keyOf(globalId: string): Promise<string> {
  const pseudonym = Buffer.from(globalId, 'base64url').toString().replace('Trajectory:', '');
  const [row] = await rowsOf('select trajectory_id as key from hub.pseudonym where value = $1', [pseudonym]);
  return row.key;
}

/** Sends a mutation whose payload says what was wrong, under a reference of its own. */
const change = (actor: Actor, name: string, input: Record<string, unknown>) =>
  clients.send(
    actor,
    `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
      userErrors { code } } }`,
    { input: { ...(name === 'bindReference' ? {} : { reference: `turn-${(serial += 1)}` }), ...input } },
  );

const erase = (trajectory: string) =>
  change('central', 'eraseClient', { trajectory, ground: 'CONSENT_WITHDRAWN' });

const need = {
  ...{ housingMarket: 'DRECHTSTEDEN', expectedPeriod: `${new Date().getUTCFullYear() + 1}-Q2` },
  kindOfDwelling: 'INDEPENDENT_DWELLING',
};
const toYulius = { partner: partner('otherProvider'), role: 'CARE_PROVIDER', happenedOn: '2026-10-11' };
const submission = { scheme: 'PRIORITY_SCHEME', reason: 'FROM_SHELTER', submittedOn: '2026-10-11' };

/** Whatever leaves something behind with a client, and what it is told when the client is gone. */
const writing: Array<[name: string, given: Record<string, unknown>, code: string]> = [
  ['reportTrajectoryEvent', { kind: 'TRIAGED', happenedOn: '2026-10-11' }, 'TRAJECTORY_NOT_FOUND'],
  ['handOver', toYulius, 'TRAJECTORY_NOT_FOUND'],
  ['recordHousingNeed', need, 'TRAJECTORY_NOT_FOUND'],
  ['stateCare', { causes: ['NUISANCE'] }, 'TRAJECTORY_NOT_FOUND'],
  ['bindReference', { clientReference: 'after-the-end' }, 'TRAJECTORY_NOT_FOUND'],
  ['submitNomination', submission, 'NEED_NOT_KNOWN'],
  ['markAsNewClient', {}, 'TRAJECTORY_NOT_FOUND'],
];

describe('whoever waited while a client was erased', () => {
  it.each(writing)('leaves nothing behind: %s', async (name, given, code) => {
    const client = await write.newClient();
    if (name === 'submitNomination')
      await change('coordinator', 'recordHousingNeed', { trajectory: client.coordinator, ...need });
    const key = await keyOf(client.central);
    const acts = await write.count('hub.audit_event');
    const [erased, late] = await inLine(hub, `trajectory:${key}`, [
      () => erase(client.central),
      () => change('coordinator', name, { trajectory: client.coordinator, ...given }),
    ]);
    expect([codes(erased), codes(late)]).toEqual([[], [code]]);
    expect(await write.count('hub.audit_event')).toBe(acts + 1);
    for (const table of ['trajectory_party', 'housing_need', 'care_statement', 'nomination', 'client_match'])
      expect([table, await rowsOf(`select from hub.${table} where trajectory_id = $1`, [key])]).toEqual([
        table,
        [],
      ]);
    const [left] = await rowsOf(
      `select t.phase, (select count(*)::integer from hub.client_reference r where r.client_id = t.client_id) as names,
         array(select distinct kind from hub.trajectory_event where trajectory_id = t.id order by 1) as events
       from hub.trajectory t where id = $1`,
      [key],
    );
    expect(left).toEqual({ phase: 'CLOSED', names: 0, events: ['REGISTERED'] });
  });

  it('links nobody to the client', async () => {
    const [one, other] = [await write.newClient(), await write.newClient()];
    const [, late] = await inLine(hub, `trajectory:${await keyOf(one.central)}`, [
      () => erase(one.central),
      () => clients.link('coordinator', other.coordinator, one.coordinator),
    ]);
    expect(codes(late)).toEqual(['TRAJECTORY_NOT_FOUND']);
  });

  it('and had linked the client before: all trajectories go', async () => {
    const [one, other] = [await write.newClient(), await write.newClient()];
    const [linked, erased] = await inLine(hub, 'hub.client_match', [
      () => clients.link('coordinator', other.coordinator, one.coordinator),
      () => erase(one.central),
    ]);
    expect([codes(linked), codes(erased)]).toEqual([[], []]);
    for (const client of [one, other])
      expect(await write.knownAs('coordinator', client.happenedOn)).toEqual([]);
  });
});

describe('a provider that waited while its client went to another', () => {
  it.each(writing.filter(([name]) => name !== 'markAsNewClient'))(
    'is told that there is no such client: %s',
    async (name, given, code) => {
      const client = await write.newClient();
      if (name === 'submitNomination')
        await change('coordinator', 'recordHousingNeed', { trajectory: client.coordinator, ...need });
      const [handed, late] = await inLine(hub, `trajectory:${await keyOf(client.central)}`, [
        () => change('coordinator', 'handOver', { trajectory: client.coordinator, ...toYulius }),
        () => change('provider', name, { trajectory: client.provider, ...given }),
      ]);
      expect([codes(handed), codes(late)]).toEqual([[], [code]]);
    },
  );
});

it('an access point that waited while the client left its phase is told so', async () => {
  const client = await write.newClient();
  await write.report('central', client.central, { kind: 'ACCESS_GRANTED' });
  const [triaged, late] = await inLine(hub, `trajectory:${await keyOf(client.central)}`, [
    () => change('provider', 'reportTrajectoryEvent', triage(client.provider)),
    () => clients.markNew('accessPoint', client.accessPoint),
  ]);
  expect([codes(triaged), codes(late)]).toEqual([[], ['TRAJECTORY_NOT_FOUND']]);
});

const triage = (trajectory: string) => ({ trajectory, kind: 'TRIAGED', happenedOn: '2026-10-11' });
