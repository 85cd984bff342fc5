import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import type { Role } from '../../src/identity/role';
import { startTestHub, type TestHub } from '../setup/test-hub';

const query = `query ($first: Int, $after: String, $last: Int, $before: String) {
  overdueReports(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    nodes { facility { name } dueOn daysLate reportedAt reportedBy { slug } }
    pageInfo { endCursor hasNextPage }
  } }`;

interface Overdue {
  facility: { name: string };
  dueOn: string | null;
  daysLate: number | null;
  reportedAt: string | null;
  reportedBy: { slug: string } | null;
}

let hub: TestHub;

/** Houses of Yulius in Sliedrecht and of Antes in Gorinchem, that reported some days ago or never. */
beforeAll(async () => {
  hub = await startTestHub();
  const { owner } = hub.database;
  const houses = [
    { id: 'fresh', operator: 'yulius', daysAgo: 1 },
    { id: 'due-today', operator: 'yulius', daysAgo: 7 },
    { id: 'late', operator: 'yulius', daysAgo: 8 },
    { id: 'later', operator: 'yulius', daysAgo: 30 },
    { id: 'never', operator: 'yulius', daysAgo: null },
    { id: 'elsewhere', operator: 'antes', daysAgo: 20 },
  ];
  await insert(
    owner,
    'hub.facility',
    houses.map(({ id, operator }) =>
      factories.facility({
        id,
        name: id,
        operator_id: operator,
        municipality_id: operator === 'yulius' ? 'GM0610' : 'GM0512',
      }),
    ),
  );
  for (const { id, operator, daysAgo } of houses) {
    if (daysAgo === null) continue;
    const { rows } = await owner.query(
      `select (current_date - $1::integer + time '12:00')::timestamptz::text as moment`,
      [daysAgo],
    );
    await insert(owner, 'hub.capacity_mutation', [
      factories.capacityMutation({
        facility_id: id,
        kind: 'OPENING',
        place_kind: 'REGULAR',
        number: 4,
        reporter_id: operator,
        effective_on: rows[0].moment.slice(0, 10),
        reported_at: rows[0].moment,
      }),
    ]);
  }
});
afterAll(() => hub.stop());

async function ask(partner: string, role: Role, variables = {}) {
  const { data, errors } = await hub.as(partner, role)(query, variables);
  expect(errors).toBeUndefined();
  return data.overdueReports as { totalCount: number; nodes: Overdue[]; pageInfo: Record<string, string> };
}

const namesOf = ({ nodes }: { nodes: Overdue[] }) => nodes.map(({ facility }) => facility.name);

describe('overdue reports', () => {
  it('are those of a provider its own, the longest overdue first', async () => {
    const found = await ask('yulius', 'CARE_PROVIDER');
    expect(found.totalCount).toBe(3);
    const { rows } = await hub.database.owner.query(
      'select (current_date - 23)::text as later, (current_date - 1)::text as late',
    );
    const { later, late } = rows[0];
    const by = { reportedAt: expect.any(String), reportedBy: { slug: 'yulius' } };
    expect(found.nodes).toEqual([
      { facility: { name: 'never' }, dueOn: null, daysLate: null, reportedAt: null, reportedBy: null },
      { facility: { name: 'later' }, dueOn: later, daysLate: 23, ...by },
      { facility: { name: 'late' }, dueOn: late, daysLate: 1, ...by },
    ]);
  });

  it('of somebody else are not shown', async () => {
    expect(namesOf(await ask('antes', 'CARE_PROVIDER'))).toEqual(['elsewhere']);
    expect(namesOf(await ask('asvz', 'CARE_PROVIDER'))).toEqual([]);
  });

  it('are those of a municipality in its area', async () => {
    expect(namesOf(await ask('gorinchem', 'MUNICIPALITY'))).toContain('elsewhere');
    expect(namesOf(await ask('gorinchem', 'MUNICIPALITY'))).not.toContain('late');
    expect(namesOf(await ask('sliedrecht', 'MUNICIPALITY'))).toEqual(
      expect.arrayContaining(['never', 'later', 'late']),
    );
  });

  it.each<[string, Role]>([
    ['dordrecht', 'CENTRAL_MUNICIPALITY'],
    ['sociale-dienst-drechtsteden', 'CASE_COORDINATOR'],
  ])('are all for %s (%s), page by page in the same order', async (partner, role) => {
    const all = await ask(partner, role, { first: 200 });
    expect(namesOf(all)).toEqual(expect.arrayContaining(['never', 'later', 'elsewhere', 'late']));
    const late = all.nodes.map(({ daysLate }) => daysLate ?? Infinity);
    expect(late).toEqual([...late].sort((a, b) => (a === b ? 0 : b - a)));
    const paged: string[] = [];
    for (let after: string | null = null, more: unknown = true; more;) {
      const page = await ask(partner, role, { first: 3, after });
      paged.push(...namesOf(page));
      after = page.pageInfo.endCursor ?? null;
      more = page.pageInfo.hasNextPage;
    }
    expect(paged).toEqual(namesOf(all));
    expect(namesOf(await ask(partner, role, { last: 2 }))).toEqual(namesOf(all).slice(-2));
  });

  it('agree with what each facility says of itself', async () => {
    const overdue = namesOf(await ask('dordrecht', 'CENTRAL_MUNICIPALITY', { first: 200 })).sort();
    const { data } = await hub.as(
      'dordrecht',
      'CENTRAL_MUNICIPALITY',
    )('{ facilities(first: 200) { nodes { name occupancy { overdue } } } }');
    const nodes = data.facilities.nodes as Array<{ name: string; occupancy: { overdue: boolean } }>;
    expect(
      nodes
        .filter(({ occupancy }) => occupancy.overdue)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(overdue);
  });

  it.each<[string, Role]>([
    ['trivire', 'HOUSING_ASSOCIATION'],
    ['dienst-gezondheid-en-jeugd', 'ACCESS_POINT'],
    ['dashboard', 'DASHBOARD'],
  ])('are not there for %s (%s)', async (partner, role) => {
    const { status, errors } = await hub.as(partner, role)(query);
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});
