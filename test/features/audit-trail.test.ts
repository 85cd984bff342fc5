import { sees } from '../../src/access/matrix';
import { roles, type Role } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { keyOf, linesOf, readClients, trail } from './audit-asks';

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

describe('the trail of own acts', () => {
  it.each(roles)('is for %s what the matrix says', async (role) => {
    const { status, errors } = await asRole(role)(trail, { first: 1 });
    if (sees(role, 'audit.own')) return expect([status, errors]).toEqual([200, undefined]);
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    const { data } = await asRole(role)('{ __type(name: "AuditLine") { name } }');
    expect(data.__type).toBeNull();
  });

  it('holds what one did, of whom under one’s own names, and in which request; the last first', async () => {
    const { ids, requestId } = await readClients(provider(), {});
    const [line] = await linesOf(provider());
    expect(line).toMatchObject({
      ...{ day: today, partner: { slug: 'leger-des-heils' }, role: 'CARE_PROVIDER' },
      ...{ activities: ['trajectory.read'], requestId },
    });
    expect([...line!.subjects!].sort()).toEqual(ids.map(keyOf).sort());
    const moments = (await linesOf(provider())).map(({ occurredAt }) => occurredAt);
    expect(moments).toEqual([...moments].sort().reverse());
  });

  it('gets a line when it is read', async () => {
    await linesOf(provider());
    const [line] = await linesOf(provider());
    expect(line!.activities).toEqual(['audit.read']);
  });

  it('holds nothing that another partner did', async () => {
    await readClients(otherProvider(), {});
    const lines = await linesOf(provider());
    expect(lines.length).toBeGreaterThan(1);
    expect(new Set(lines.map(({ partner }) => partner.slug))).toEqual(new Set(['leger-des-heils']));
  });

  it('holds everything for those in charge, without the names under which others know their clients', async () => {
    await readClients(provider(), {});
    await readClients(central(), {});
    for (const [ask, self] of [
      [central(), 'dordrecht'],
      [coordinator(), 'sociale-dienst-drechtsteden'],
    ] as const) {
      await readClients(ask, {});
      const lines = await linesOf(ask);
      expect(lines.map(({ partner }) => partner.slug)).toContain('leger-des-heils');
      expect(lines.some(({ partner }) => partner.slug === self)).toBe(true);
      for (const { partner, subjects } of lines) expect(subjects !== null).toBe(partner.slug === self);
    }
  });

  it('is asked by activity and by day', async () => {
    await readClients(provider(), {});
    const read = await linesOf(provider(), { filter: { activity: ['trajectory.read'], from: today } });
    expect(read.length).toBeGreaterThan(0);
    for (const { activities } of read) expect(activities).toContain('trajectory.read');
    expect(await linesOf(provider(), { filter: { activity: ['nothing.such'] } })).toEqual([]);
    expect(await linesOf(provider(), { filter: { to: '2020-01-01' } })).toEqual([]);
    expect(await linesOf(provider(), { filter: { from: '2999-01-01' } })).toEqual([]);
  });

  it('comes in pages', async () => {
    for (let i = 0; i < 3; i += 1) await readClients(provider(), {});
    const filter = { activity: ['trajectory.read'] };
    const all = await linesOf(provider(), { filter });
    const page = async (after: string | null) =>
      (await provider()(trail, { first: 2, after, filter })).data.auditTrail;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([...first.nodes, ...second.nodes]).toEqual(all.slice(0, 4));
    expect(first.totalCount).toBe(all.length);
    expect(Buffer.from(first.pageInfo.endCursor, 'base64url').toString()).not.toMatch(/v1\./);
  });
});
