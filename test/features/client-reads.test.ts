import { sees } from '../../src/access/matrix';
import { roles, type Role } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { keyOf, linesOf, readClients, type Line } from './audit-asks';

let hub: TestHub;
let today: string;

const provider = () => hub.as('leger-des-heils', 'CARE_PROVIDER');
const otherProvider = () => hub.as('yulius', 'CARE_PROVIDER');
const coordinator = () => hub.as('sociale-dienst-drechtsteden', 'CASE_COORDINATOR');
const central = () => hub.as('dordrecht', 'CENTRAL_MUNICIPALITY');
const asRole = (role: Role): Ask => hub.as(callerAs(role).partnerId, role);

beforeAll(async () => {
  hub = await startTestHub();
  const { rows } = await hub.database.owner.query<{ day: string }>(
    `select to_char(now() at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as day`,
  );
  today = rows[0]!.day;
});
afterAll(() => hub.stop());

interface ClientRead extends Omit<Line, 'subjects' | 'requestId'> {
  trajectory: { id: string };
}

const reads = (fields: string) => `query ($first: Int, $filter: ClientReadFilter) {
  readsOfOwnClients(first: $first, filter: $filter) {
    totalCount nodes { occurredAt day role activities ${fields} } } }`;

async function readsOf(ask: Ask, filter: object = {}, first = 200): Promise<ClientRead[]> {
  const fields = 'partner { slug } trajectory { id }';
  const { data, errors } = await ask(reads(fields), { first, filter });
  expect(errors).toBeUndefined();
  return data.readsOfOwnClients.nodes;
}

/** Under which id a partner knows the client whom another knows under one. */
async function sameClient(id: string, partner: string): Promise<string> {
  const { rows } = await hub.database.owner.query<{ value: string }>(
    `select own.value from hub.pseudonym other join hub.pseudonym own on own.trajectory_id = other.trajectory_id
     where other.value = $1 and own.recipient_id = $2`,
    [keyOf(id), partner],
  );
  return rows[0]!.value;
}

describe('who read one’s own clients', () => {
  const clientsOf = (slug: string) => ({ provider: [slug] });

  it.each(roles)('is for %s what the matrix says', async (role) => {
    const partner = sees(role, 'audit.client.partner') ? 'partner { slug }' : '';
    const { status, errors } = await asRole(role)(reads(partner), { first: 1 });
    if (sees(role, 'audit.client')) return expect([status, errors]).toEqual([200, undefined]);
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    const { data } = await asRole(role)('{ __type(name: "ClientRead") { name } }');
    expect(data.__type).toBeNull();
  });

  it('is told to who guides them: when, who, in which role, what, and of whom under its own name', async () => {
    const { ids } = await readClients(coordinator(), clientsOf('leger-des-heils'));
    const answer = await readsOf(provider(), { from: today });
    const byCoordinator = answer.filter(({ partner }) => partner.slug === 'sociale-dienst-drechtsteden');
    const own = await Promise.all(ids.map((id) => sameClient(id, 'leger-des-heils')));
    expect(byCoordinator.map(({ trajectory }) => keyOf(trajectory.id)).sort()).toEqual(
      expect.arrayContaining(own.sort()),
    );
    expect(byCoordinator[0]).toMatchObject({
      ...{ day: today, role: 'CASE_COORDINATOR', activities: ['trajectory.read'] },
    });
    const told = JSON.stringify(answer.map((one) => ({ ...one, id: keyOf(one.trajectory.id) })));
    for (const id of ids) {
      expect(told).not.toContain(keyOf(id));
      expect(told).not.toContain(id);
    }
  });

  it('is told to nobody else, and to who guides them now', async () => {
    const { ids } = await readClients(coordinator(), clientsOf('leger-des-heils'), 1);
    const found = await hub.database.owner.query<{ id: string }>(
      'select trajectory_id as id from hub.pseudonym where value = $1',
      [keyOf(ids[0]!)],
    );
    const trajectory = found.rows[0]!.id;
    const seenBy = async (ask: Ask, slug: string) => {
      const { rows } = await hub.database.owner.query<{ value: string }>(
        'select value from hub.pseudonym where trajectory_id = $1 and recipient_id = $2',
        [trajectory, slug],
      );
      const all = await readsOf(ask);
      return all.filter(({ trajectory: { id } }) => keyOf(id) === rows[0]?.value).length;
    };
    expect(await seenBy(provider(), 'leger-des-heils')).toBeGreaterThan(0);
    expect(await seenBy(otherProvider(), 'yulius')).toBe(0);
    const guide = (slug: string) =>
      hub.database.owner.query('update hub.trajectory set provider_id = $2 where id = $1', [
        ...[trajectory, slug],
      ]);
    await guide('yulius');
    expect(await seenBy(provider(), 'leger-des-heils')).toBe(0);
    await guide('leger-des-heils');
    expect(await seenBy(provider(), 'leger-des-heils')).toBeGreaterThan(0);
  });

  it('is told to the municipality of origin of its inhabitants, not of the shielded, and without the partner', async () => {
    const municipality = hub.as('zwijndrecht', 'MUNICIPALITY');
    await hub.database.owner.query(
      `update hub.trajectory set shielded = true
       where id = (select id from hub.trajectory where municipality_id = 'GM0642' order by id desc limit 1)`,
    );
    const { rows } = await hub.database.owner.query<{ shielded: boolean; value: string }>(
      `select t.shielded, p.value from hub.trajectory t join hub.pseudonym p on p.trajectory_id = t.id
       where t.municipality_id = 'GM0642' and p.recipient_id = 'dordrecht' and t.shielded
       union all (select t.shielded, p.value from hub.trajectory t join hub.pseudonym p on p.trajectory_id = t.id
       where t.municipality_id = 'GM0642' and p.recipient_id = 'dordrecht' and not t.shielded order by 2 limit 2)`,
    );
    for (const { value } of rows) {
      const id = Buffer.from(`Trajectory:${value}`).toString('base64url');
      expect((await central()(`{ node(id: "${id}") { id } }`)).data.node).not.toBeNull();
    }
    expect(rows.some(({ shielded }) => shielded)).toBe(true);
    const { data } = await municipality(reads('trajectory { id }'), { first: 200 });
    const told: string[] = data.readsOfOwnClients.nodes
      .filter(({ role }: ClientRead) => role === 'CENTRAL_MUNICIPALITY')
      .map(({ trajectory }: ClientRead) => keyOf(trajectory.id));
    for (const { value } of rows.filter(({ shielded }) => !shielded))
      expect(told).toContain(await sameClient(Buffer.from(value).toString('base64url'), 'zwijndrecht'));
    const others = await hub.database.owner.query(
      `select from hub.pseudonym p join hub.trajectory t on t.id = p.trajectory_id
       where p.value = any ($1) and (t.shielded or t.municipality_id is distinct from 'GM0642' or p.recipient_id <> 'zwijndrecht')`,
      [told],
    );
    expect(others.rowCount).toBe(0);
    const { errors } = await municipality(reads('partner { slug }'), { first: 1 });
    expect(errors![0]!.message).toContain('Cannot query field "partner"');
  });

  it('holds reads of a nomination and of a housing need as reads of their client', async () => {
    const { data } = await hub.as(
      'trivire',
      'HOUSING_ASSOCIATION',
    )('{ nominations(first: 5) { nodes { id need { id } } } }');
    expect(data.nominations.nodes.length).toBeGreaterThan(0);
    const { rows } = await hub.database.owner.query<{ trajectories: string }>(
      'select count(distinct trajectory_id)::integer as trajectories from hub.nomination where id = any ($1)',
      [data.nominations.nodes.map(({ id }: { id: string }) => keyOf(id))],
    );
    const byTrivire = (await readsOf(central(), { activity: ['nomination.read'] })).filter(
      ({ partner }) => partner.slug === 'trivire',
    );
    expect(byTrivire).toHaveLength(Number(rows[0]!.trajectories));
  });

  it('leaves a line when it is read, and can be asked of one client', async () => {
    const { ids } = await readClients(provider(), {}, 1);
    const of = await readsOf(provider(), { trajectory: ids });
    expect(of.length).toBeGreaterThan(0);
    for (const { trajectory } of of) expect(trajectory.id).toBe(ids[0]);
    const [line] = await linesOf(provider());
    expect(line!.activities).toContain('audit.client.read');
    expect(await readsOf(otherProvider(), { trajectory: ids })).toEqual([]);
  });

  it('is not told of who was erased', async () => {
    const { ids } = await readClients(provider(), {}, 1);
    await hub.database.owner.query(
      `delete from hub.pseudonym where trajectory_id = (select trajectory_id from hub.pseudonym where value = $1)`,
      [keyOf(ids[0]!)],
    );
    expect(await readsOf(provider(), { trajectory: ids })).toEqual([]);
  });
});

it('no role reads under which names others know a client', async () => {
  const { rows } = await hub.database.owner.query<{ role: string }>(
    `select rolname as role from pg_roles where rolname like 'hub\\_%'
       and rolname not in ('hub_owner', 'hub_admin') and has_function_privilege(rolname, 'hub.keep_clients(hub.audit_event)', 'execute')`,
  );
  expect(rows).toEqual([]);
});
