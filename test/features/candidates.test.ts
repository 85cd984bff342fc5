import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { serviceDataSource } from '../../src/database/data-source';
import { publishWhenDue } from '../../src/jobs/publish';
import { publishAgain } from '../setup/publish';
import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

const list = `query ($filter: MoveOnCandidateFilter, $first: Int, $after: String) {
  moveOnCandidates(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id housingMarket municipality { code } year halfYear quarter kindOfDwelling roomsClass rooms accessibility
      guidanceArranged withheld { field reason }
    }
  }
}`;
type Node = { id: string; halfYear: string | null; kindOfDwelling: string | null; withheld: unknown[] };

const trivire = () => hub.as('trivire', 'HOUSING_ASSOCIATION');

async function everyCandidate(): Promise<Node[]> {
  const { data } = await trivire()(list, { first: 200 });
  return data.moveOnCandidates.nodes;
}

describe('the published list of move-on candidates', () => {
  it('is shown to an association for its own housing market only', async () => {
    const { data } = await trivire()('{ candidateLists { housingMarket underFive } }');
    expect(data.candidateLists).toEqual([{ housingMarket: 'DRECHTSTEDEN', underFive: false }]);
    const { data: outside } = await trivire()(list, { filter: { housingMarket: ['ALBLASSERWAARD'] } });
    expect(outside.moveOnCandidates).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('is empty for an association without a working area, which is not an error', async () => {
    const { data } = await hub.as('livable', 'HOUSING_ASSOCIATION')(list);
    expect(data.moveOnCandidates.totalCount).toBe(0);
  });

  it('shows each combination of values at least five times', async () => {
    const times = new Map<string, number>();
    for (const { halfYear, kindOfDwelling } of await everyCandidate()) {
      const shown = `${halfYear} ${kindOfDwelling}`;
      times.set(shown, (times.get(shown) ?? 0) + 1);
    }
    for (const count of times.values()) expect(count).toBeGreaterThanOrEqual(5);
  });

  it('says of every value that it withholds why, and names none that it shows', async () => {
    for (const node of await everyCandidate()) {
      const withheld = node.withheld as Array<{ field: string; reason: string }>;
      for (const { field, reason } of withheld) {
        expect([field, node[field as keyof Node]]).toEqual([field, null]);
        expect(reason).toBe('SMALL_NUMBER');
      }
      // Of everybody the year, the half-year and the kind are known.
      const named = withheld.map(({ field }) => field);
      for (const field of ['year', 'halfYear', 'kindOfDwelling'])
        expect([field, node[field as keyof Node] === null]).toEqual([field, named.includes(field)]);
    }
  });

  it('filters and counts on what it shows: a withheld kind is found by no filter', async () => {
    const all = await everyCandidate();
    const shown = all.filter(({ kindOfDwelling }) => kindOfDwelling !== null).length;
    const kinds = ['INDEPENDENT_DWELLING', 'TRANSITIONAL_HOUSING', 'CLUSTERED_DWELLING'];
    const { data } = await trivire()(list, { filter: { kindOfDwelling: kinds } });
    expect(shown).toBeLessThan(all.length);
    expect(data.moveOnCandidates.totalCount).toBe(shown);
  });

  it('gives two associations the same records under handles that cannot be joined', async () => {
    const mine = await everyCandidate();
    const { data } = await hub.as('woonbron', 'HOUSING_ASSOCIATION')(list, { first: 200 });
    const theirs: Node[] = data.moveOnCandidates.nodes;
    const values = (nodes: Node[]) =>
      nodes.map(({ halfYear, kindOfDwelling }) => `${halfYear} ${kindOfDwelling}`).sort();
    expect(values(theirs)).toEqual(values(mine));
    expect(theirs.filter(({ id }) => mine.some((node) => node.id === id))).toEqual([]);
  });

  it('answers a handle to its recipient and to nobody else', async () => {
    const [first] = await everyCandidate();
    const ask = `{ node(id: "${first!.id}") { id ... on MoveOnCandidate { halfYear } } }`;
    expect((await trivire()(ask)).data.node).toMatchObject({ id: first!.id });
    expect((await hub.as('woonbron', 'HOUSING_ASSOCIATION')(ask)).data.node).toBeNull();
  });

  it('holds no internal key in handle or cursor', async () => {
    const { data } = await trivire()(list, { first: 200 });
    const { rows } = await hub.database.owner.query('select trajectory_id as id from hub.housing_need');
    const told = data.moveOnCandidates.nodes
      .map(({ id }: Node) => Buffer.from(id, 'base64url').toString())
      .join();
    for (const { id } of rows) expect(told).not.toContain(id);
  });

  it('says under five and shows none where there are fewer than five', async () => {
    await hub.database.owner.query(`delete from hub.housing_need where housing_market = 'ALBLASSERWAARD'`);
    await publishAgain(hub.database);
    const central = hub.as('dordrecht', 'CENTRAL_MUNICIPALITY');
    const { data } = await central('{ candidateLists { housingMarket underFive } }');
    expect(data.candidateLists).toContainEqual({ housingMarket: 'ALBLASSERWAARD', underFive: true });
    const { data: none } = await central(list, { filter: { housingMarket: ['ALBLASSERWAARD'] } });
    expect(none.moveOnCandidates.totalCount).toBe(0);
  });

  it("leaves out the clients of women's shelter", async () => {
    const before = (await trivire()(list)).data.moveOnCandidates.totalCount;
    const client = factories.client();
    const shielded = factories.trajectory({
      client_id: client.id,
      route: 'WOMENS_SHELTER',
      phase: 'MOVE_ON_READY',
      shielded: true,
    });
    const { owner } = hub.database;
    await insert(owner, 'hub.client', [client]);
    await insert(owner, 'hub.trajectory', [shielded]);
    await insert(owner, 'hub.housing_need', [factories.housingNeed(shielded)]);
    await publishAgain(hub.database);
    expect((await trivire()(list)).data.moveOnCandidates.totalCount).toBe(before);
  });

  it('is published once a week', async () => {
    const dataSource = serviceDataSource(
      { url: hub.database.serviceUrl, poolSize: 1, statementTimeoutMs: 0 },
      [],
    );
    await dataSource.initialize();
    expect(await publishWhenDue(dataSource)).toBe(false);
    await dataSource.destroy();
  });
});
