import { runJobs } from '../../src/jobs/clock';
import type { Pseudonyms } from '../../src/disclosure/pseudonym';
import { pseudonymsOf } from '../../src/secrets';
import { withService } from '../setup/publish';
import { testLogins } from '../setup/test-database';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { ClientAsks } from './client-asks';
import { toGlobalId } from '../../src/graphql/global-id';
import { codes, Writing } from './trajectory-writing';

let hub: TestHub;
let write: Writing;
let clients: ClientAsks;
let pseudonyms: Pseudonyms;
let today: string;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
  clients = new ClientAsks(write);
  pseudonyms = pseudonymsOf({ pseudonymKey: null }, testLogins().dataDir);
  const { rows } = await hub.database.owner.query<{ day: string }>('select current_date::text as day');
  today = rows[0]!.day;
  await hub.database.owner.query(
    `insert into hub.partner (id, name, kind, oin) select v.id, v.id, kind, v.oin
     from hub.partner p, (values ('new-access-point', '00000099000000009001'), ('new-provider', '00000099000000009002'),
       ('new-coordinator', '00000099000000009003')) v(id, oin) where p.id = 'dienst-gezondheid-en-jeugd'`,
  );
  // Before anybody asks: the hub reads who may act in which role every half a minute.
  await hub.database.owner.query(
    `insert into hub.partner_role (partner_id, role) values ('new-access-point', 'ACCESS_POINT'),
       ('new-provider', 'CARE_PROVIDER'), ('new-coordinator', 'CASE_COORDINATOR')`,
  );
});
afterAll(() => hub.stop());

/** As the clock does every ten minutes. */
const runClock = () =>
  withService(hub.database, (dataSource) =>
    runJobs({ dataSource, pseudonyms, retentionDays: 1096, report: () => undefined }, (error) => {
      throw error;
    }),
  );

let serial = 0;
const succeed = async (predecessor: string, successor: string, role: string, given = {}) => {
  const mutation = `mutation ($input: SucceedPartnerInput!) { succeedPartner(input: $input) {
    succession { id role effectiveOn appliedAt predecessor { name } successor { name } } alreadyRecorded userErrors { code path } } }`;
  const input = {
    ...{ predecessor: toGlobalId('Partner', predecessor), successor: toGlobalId('Partner', successor) },
    ...{ role, effectiveOn: today, reference: `succession-${(serial += 1)}`, ...given },
  };
  return clients.send('central', mutation, { input });
};

const trajectoriesOf = async (
  partner: string,
  role: 'ACCESS_POINT' | 'CARE_PROVIDER' | 'CASE_COORDINATOR',
) => {
  const { data, errors } = await hub.as(
    partner,
    role,
  )('{ trajectories(first: 200) { totalCount nodes { id synthetic } } }');
  expect(errors).toBeUndefined();
  return data.trajectories as { totalCount: number; nodes: Array<{ id: string; synthetic: boolean }> };
};

describe('a decision on a succession', () => {
  it.each([
    ['of itself', 'yulius', 'yulius', 'CARE_PROVIDER', {}, ['SAME_PARTNER']],
    [
      'in a role that the predecessor does not have',
      'trivire',
      'yulius',
      'CARE_PROVIDER',
      {},
      ['PARTNER_NOT_IN_ROLE'],
    ],
    ['by nobody', 'yulius', 'nobody', 'CARE_PROVIDER', {}, ['PARTNER_NOT_FOUND']],
    [
      'in the past',
      'yulius',
      'antes',
      'CARE_PROVIDER',
      { effectiveOn: '2020-01-01' },
      ['SUCCESSION_IN_PAST'],
    ],
    ['too far ahead', 'yulius', 'antes', 'CARE_PROVIDER', { effectiveOn: '2099-01-01' }, ['DATE_TOO_FAR']],
    ['with a number', 'yulius', 'antes', 'CARE_PROVIDER', { reference: '111222333' }, ['LOOKS_LIKE_BSN']],
  ])('%s is refused and nothing kept', async (_, predecessor, successor, role, given, expected) => {
    expect(codes(await succeed(predecessor, successor, role, given))).toEqual(expected);
    expect(await write.count('hub.partner_succession')).toBe(0);
  });

  it.each(['coordinator', 'accessPoint', 'provider'] as const)('does not exist for %s', async (actor) => {
    const { status } = await write.ask(actor)('{ successions { id } }');
    expect(status).toBe(400);
  });

  it('is kept once, and nothing happens before its day', async () => {
    const given = { effectiveOn: `${Number(today.slice(0, 4)) + 1}-01-01`, reference: 'later' };
    const decided = await succeed('de-hoop', 'antes', 'CARE_PROVIDER', given);
    expect(decided).toMatchObject({ alreadyRecorded: false, succession: { appliedAt: null } });
    expect(await succeed('de-hoop', 'antes', 'CARE_PROVIDER', given)).toEqual({
      ...decided,
      alreadyRecorded: true,
    });
    expect(codes(await succeed('de-hoop', 'yulius', 'CARE_PROVIDER', given))).toEqual(['REFERENCE_REUSED']);
    expect(codes(await succeed('de-hoop', 'yulius', 'CARE_PROVIDER'))).toEqual(['SUCCEEDED_ALREADY']);
    const before = await trajectoriesOf('de-hoop', 'CARE_PROVIDER');
    await runClock();
    expect(await trajectoriesOf('de-hoop', 'CARE_PROVIDER')).toEqual(before);
  });
});

describe('the successor of an access point', () => {
  it('has the hand-overs, the references and the names that the predecessor used', async () => {
    const client = await write.newClient();
    await clients.bind('accessPoint', client.accessPoint, 'TNS-77');
    const { trajectory: registered } = await write.register('accessPoint', { clientReference: 'TNS-78' });
    // The predecessor goes on to see this one, in its other role.
    const kept = await write.newClient();
    await write.report('central', kept.central, { kind: 'ACCESS_GRANTED' });
    expect(codes(await write.handOver('coordinator', kept.coordinator, 'publicHealth'))).toEqual([]);
    expect(codes(await succeed('dienst-gezondheid-en-jeugd', 'new-access-point', 'ACCESS_POINT'))).toEqual(
      [],
    );
    await runClock();
    const successor = hub.as('new-access-point', 'ACCESS_POINT');
    const found = async (reference: string) => {
      const asked = 'query ($r: String!) { trajectoriesByReference(clientReference: $r) { id phase } }';
      return (await successor(asked, { r: reference })).data.trajectoriesByReference;
    };
    expect(await found('TNS-77')).toEqual([{ id: client.accessPoint, phase: 'REGISTERED' }]);
    expect(await found('TNS-78')).toEqual([{ id: registered.id, phase: 'REGISTERED' }]);
    expect(await write.knownAs('publicHealth', kept.happenedOn)).toEqual([kept.accessPoint]);
    const listed = await successor(
      'query ($day: LocalDate) { trajectories(filter: { registeredFrom: $day, registeredTo: $day }) { nodes { id synthetic } } }',
      { day: kept.happenedOn },
    );
    const own = listed.data.trajectories.nodes.filter((node: { synthetic: boolean }) => !node.synthetic);
    expect(own).toHaveLength(1);
    expect(own[0].id).not.toBe(kept.accessPoint);
    const { data } = await write.ask('central')(
      '{ successions { role appliedAt trajectories clientReferences } }',
    );
    const applied = data.successions.find((s: { role: string }) => s.role === 'ACCESS_POINT');
    expect(applied.appliedAt).not.toBeNull();
    expect(applied.trajectories).toBeGreaterThanOrEqual(2);
  });

  it('registers under an inherited reference the client whom the predecessor meant', async () => {
    const mutation = `mutation ($input: RegisterTrajectoryInput!) { registerTrajectory(input: $input) {
      trajectory { id } userErrors { code } } }`;
    const input = {
      ...{ clientReference: 'TNS-78', route: 'SHELTER', municipalityOfOrigin: 'GM0505' },
      ...{ happenedOn: '2026-10-22', reference: 'back-again' },
    };
    const { data } = await hub.as('new-access-point', 'ACCESS_POINT')(mutation, { input });
    expect(data.registerTrajectory.userErrors).toEqual([]);
    const { rows } = await hub.database.owner.query(
      `select count(*)::integer as trajectories, count(distinct client_id)::integer as clients from hub.trajectory
       where client_id = (select client_id from hub.trajectory where registered_on = '2026-10-22' and not synthetic)`,
    );
    expect(rows[0]).toEqual({ trajectories: 2, clients: 1 });
    // By a link that can be undone: both may have counted from one.
    const [coordinated] = await write.knownAs('coordinator', '2026-10-22');
    const [link] = await clients.matches(
      'coordinator',
      (await write.knownAs('coordinator', '2026-10-01'))[0]!,
    );
    expect(link).toMatchObject({ kind: 'LINKED', reason: 'INHERITED_REFERENCE', other: { id: coordinated } });
    expect(codes(await clients.unlink('coordinator', link.trajectory.id, link.id))).toEqual([]);
    expect(await clients.toMatch('coordinator')).toContain(coordinated);
  });

  it('is the access point, and the predecessor is not any more', async () => {
    const { rows } = await hub.database.owner.query(
      `select partner_id as partner, role from hub.partner_role
       where partner_id in ('new-access-point', 'dienst-gezondheid-en-jeugd') order by 1, 2`,
    );
    expect(rows).toEqual([
      { partner: 'dienst-gezondheid-en-jeugd', role: 'PUBLIC_HEALTH' },
      { partner: 'new-access-point', role: 'ACCESS_POINT' },
    ]);
    const { trajectory } = await write.register('team', { clientReference: 'after-succession' });
    expect(trajectory).not.toBeNull();
    const { nodes } = await trajectoriesOf('new-access-point', 'ACCESS_POINT');
    expect(nodes.length).toBeGreaterThanOrEqual(3);
  });
});

describe('the successor of a provider', () => {
  it('guides its clients, each under the name that the predecessor used', async () => {
    const { trajectory } = await write.register('otherProvider', {
      route: 'FAMILY',
      happenedOn: '2026-10-23',
    });
    const ready = { kind: 'MOVE_ON_READY', happenedOn: '2026-10-25' };
    const { event } = await write.report('otherProvider', trajectory.id, ready);
    const before = await trajectoriesOf('yulius', 'CARE_PROVIDER');
    expect(codes(await succeed('yulius', 'new-provider', 'CARE_PROVIDER'))).toEqual([]);
    await runClock();
    const after = await trajectoriesOf('new-provider', 'CARE_PROVIDER');
    expect(after.totalCount).toBe(before.totalCount);
    expect(after.nodes.map(({ id }) => id)).toContain(trajectory.id);
    // What the predecessor reported it puts right, event and registration alike.
    const successor = hub.as('new-provider', 'CARE_PROVIDER');
    const { data: corrected } = await successor(
      'mutation ($input: ReportTrajectoryEventInput!) { reportTrajectoryEvent(input: $input) { userErrors { code } } }',
      {
        input: {
          ...{ trajectory: trajectory.id, kind: 'CORRECTION', corrects: event },
          ...{ happenedOn: '2026-10-24', reference: 'of-the-successor' },
        },
      },
    );
    expect(corrected.reportTrajectoryEvent.userErrors).toEqual([]);
    const { data: registered } = await successor(
      'mutation ($input: CorrectRegistrationInput!) { correctRegistration(input: $input) { userErrors { code } } }',
      { input: { trajectory: trajectory.id, route: 'DETENTION', reference: 'of-the-successor' } },
    );
    expect(registered.correctRegistration.userErrors).toEqual([]);
    const { rows } = await hub.database.owner.query(
      `select count(*)::integer as rows from hub.trajectory where provider_id = 'yulius'`,
    );
    expect(rows).toEqual([{ rows: 0 }]);
  });
});

describe('a case coordinator that comes later', () => {
  it('sees all that was there, under pseudonyms of its own', async () => {
    const others = await trajectoriesOf('sociale-dienst-drechtsteden', 'CASE_COORDINATOR');
    await runClock();
    const own = await trajectoriesOf('new-coordinator', 'CASE_COORDINATOR');
    expect(own.totalCount).toBe(others.totalCount);
    const theirs = new Set(others.nodes.map(({ id }) => id));
    expect(own.nodes.filter(({ id }) => theirs.has(id))).toEqual([]);
    const pseudonymsBefore = await write.count('hub.pseudonym');
    await runClock();
    expect(await write.count('hub.pseudonym')).toBe(pseudonymsBefore);
  });
});

describe('a municipality that gets a working area', () => {
  it('sees the clients of it that were there, under pseudonyms of its own', async () => {
    await write.register('team', { municipalityOfOrigin: 'GM0642', happenedOn: '2026-10-25' });
    expect(await write.knownAs('otherMunicipality', '2026-10-25')).toEqual([]);
    await hub.database.owner.query(
      `insert into hub.working_area (id, partner_id, municipality_id, valid_from)
       values ('papendrecht-later', 'papendrecht', 'GM0642', current_date)`,
    );
    expect(await write.knownAs('otherMunicipality', '2026-10-25')).toEqual([]);
    await runClock();
    expect(await write.knownAs('otherMunicipality', '2026-10-25')).toHaveLength(1);
  });
});
