import fc from 'fast-check';
import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
let names: string[];

const page = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: FacilityOrder) {
  facilities(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { name } }
    nodes { name }
  }
}`;
const ask = async (variables: Record<string, unknown>) =>
  (await hub.as('dashboard', 'DASHBOARD')(page, variables)).data.facilities;
const namesOf = ({ nodes }: { nodes: Array<{ name: string }> }) => nodes.map(({ name }) => name);

beforeAll(async () => {
  hub = await startTestHub();
  names = namesOf(await ask({ first: 200 }));
});
afterAll(() => hub.stop());

describe('a connection', () => {
  it('holds everything once, in order, whatever the size of the pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 45 }), async (first) => {
        const found: string[] = [];
        for (let after: string | null = null, more = true; more;) {
          const connection = await ask({ first, after });
          found.push(...namesOf(connection));
          ({ hasNextPage: more, endCursor: after } = connection.pageInfo);
        }
        expect(found).toEqual(names);
      }),
      { numRuns: 8 },
    );
  });

  it('goes back the way it came', async () => {
    const found: string[] = [];
    for (let before: string | null = null, more = true; more;) {
      const connection = await ask({ last: 7, before });
      found.unshift(...namesOf(connection));
      ({ hasPreviousPage: more, startCursor: before } = connection.pageInfo);
    }
    expect(found).toEqual(names);
  });

  it('can be turned round', async () => {
    expect(namesOf(await ask({ first: 200, orderBy: 'NAME_DESC' }))).toEqual([...names].reverse());
  });

  it('counts the whole list and gives edges and nodes alike', async () => {
    const { totalCount, edges, nodes } = await ask({ first: 3 });
    expect(totalCount).toBe(names.length);
    expect(edges.map(({ node }: { node: unknown }) => node)).toEqual(nodes);
  });

  it('pages inside a list of parents, each by itself', async () => {
    const query = `{ municipalities { name facilities(first: 2) { totalCount nodes { name } pageInfo { hasNextPage } } } }`;
    const { data } = await hub.as('dashboard', 'DASHBOARD')(query);
    expect(data.municipalities).toHaveLength(9);
    for (const { facilities } of data.municipalities) {
      expect(facilities.nodes.length).toBe(Math.min(2, facilities.totalCount));
      expect(facilities.pageInfo.hasNextPage).toBe(facilities.totalCount > 2);
    }
  });

  it.each([
    [{ first: 0 }, 'BAD_PAGE'],
    [{ first: 201 }, 'BAD_PAGE'],
    [{ first: -1 }, 'BAD_PAGE'],
    [{ first: 1, last: 1 }, 'BAD_PAGE'],
    [{ first: 1, before: 'x' }, 'BAD_PAGE'],
    [{ after: 'nonsense' }, 'BAD_CURSOR'],
    [{ after: '' }, 'BAD_CURSOR'],
  ])('refuses %p with %s', async (variables, code) => {
    const { errors } = await hub.as('dashboard', 'DASHBOARD')(page, variables);
    expect(errors![0]!.extensions.code).toBe(code);
  });

  it('refuses a cursor of another order', async () => {
    const { pageInfo } = await ask({ first: 1 });
    const { errors } = await hub.as('dashboard', 'DASHBOARD')(page, {
      after: pageInfo.endCursor,
      orderBy: 'NAME_DESC',
    });
    expect(errors![0]!.extensions.code).toBe('BAD_CURSOR');
  });

  it('refuses an operation that would read far too much', async () => {
    const query = `{ municipalities { facilities(first: 200) { nodes { municipality { facilities(first: 200) { nodes { municipality {
      facilities(first: 200) { nodes { municipality { facilities(first: 200) { nodes { name } } } } } } } } } } } } }`;
    const { errors } = await hub.as('dashboard', 'DASHBOARD')(query);
    expect(errors![0]!.extensions.code).toBe('QUERY_TOO_LARGE');
  });
});

describe('node(id)', () => {
  it('finds every object that says its id', async () => {
    const { data } = await hub.as(
      'dashboard',
      'DASHBOARD',
    )('{ facilities(first: 3) { nodes { id name } } products { id name } }');
    for (const { id, name } of [...data.facilities.nodes, ...data.products]) {
      const found = await hub.as(
        'dashboard',
        'DASHBOARD',
      )(`{ node(id: "${id}") { id ... on Facility { name } ... on HousingCareProduct { name } } }`);
      expect(found.data.node).toEqual({ id, name });
    }
  });

  it.each(['FacilityPlaces:kromhout-herstart', 'FacilityAddress:kromhout-herstart', 'Facility:\u0000'])(
    'does not fail on %p',
    async (text) => {
      const id = Buffer.from(text).toString('base64url');
      const { data } = await hub.as('dordrecht', 'CENTRAL_MUNICIPALITY')(`{ node(id: "${id}") { id } }`);
      expect(data.node).toBeNull();
    },
  );

  it.each(['', 'x', 'RmFjaWxpdHk6bm93aGVyZQ', 'UXVlcnk6eA', 'Q2FwYWNpdHlNdXRhdGlvbjp4'])(
    'finds nothing behind %p',
    async (id) => {
      const { data, errors } = await hub.as(
        'dordrecht',
        'CENTRAL_MUNICIPALITY',
      )(`{ node(id: "${id}") { id } }`);
      expect(errors).toBeUndefined();
      expect(data.node).toBeNull();
    },
  );
});

describe('every list of the whole schema', () => {
  const lists: Record<string, string> = {
    partners: 'slug name kind roles oin',
    facilities: 'name unit status synthetic places { total } occupancy { places overdue version }',
    capacityMutations: 'kind number effectiveOn reportedAt',
    agenda: 'plannedFacilities realised { unit number }',
    indicatorValues: 'origin period value unit coverage { covered total }',
    moveOnCandidates: 'halfYear kindOfDwelling municipality { name } rooms',
    housingNeeds: 'expectedQuarter minRooms areas { wish municipality { name } exclusionReason }',
  };

  it.each(Object.entries(lists))(
    '%s can be read to its end in both directions, each object once',
    async (field, fields) => {
      const central = hub.as('dordrecht', 'CENTRAL_MUNICIPALITY');
      const read = async (page: string) => {
        const query = `{ list: ${field}(${page}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id ${fields} } } }`;
        const { data, errors } = await central(query);
        expect(errors).toBeUndefined();
        return data.list;
      };
      const idsOf = ({ nodes }: { nodes: Array<{ id: string }> }) => nodes.map(({ id }) => id);
      const forward: string[] = [];
      for (let after = '', more = true; more;) {
        const list = await read(`first: 60${after}`);
        forward.push(...idsOf(list));
        more = list.pageInfo.hasNextPage;
        after = `, after: "${list.pageInfo.endCursor}"`;
        expect(list.totalCount).toBeGreaterThanOrEqual(forward.length);
      }
      const backward: string[] = [];
      for (let before = '', more = true; more;) {
        const list = await read(`last: 70${before}`);
        backward.unshift(...idsOf(list));
        more = list.pageInfo.hasPreviousPage;
        before = `, before: "${list.pageInfo.startCursor}"`;
      }
      expect(new Set(forward).size).toBe(forward.length);
      expect((await read('first: 1')).totalCount).toBe(forward.length);
      expect(backward).toEqual(forward);
    },
  );
});
