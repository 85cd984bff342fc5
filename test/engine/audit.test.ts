import { startTestHub, type TestHub } from '../setup/test-hub';

interface Line {
  partner_id: string;
  role: string;
  activity: string;
  subjects: string[];
  request_id: string;
}

let hub: TestHub;
let marked = '0';

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  const { rows } = await hub.database.owner.query('select coalesce(max(id), 0) as last from hub.audit_event');
  marked = rows[0].last;
});

/** Lines that were written in this test. */
const lines = async () => {
  const { rows } = await hub.database.owner.query<Line>(
    'select * from hub.audit_event where id > $1 order by id',
    [marked],
  );
  return rows;
};

const keys = (nodes: Array<{ id: string }>) =>
  nodes.map(({ id }) => Buffer.from(id, 'base64url').toString().replace('MoveOnCandidate:', '')).sort();

describe('a read of what is known of clients', () => {
  const ask = (query: string) => hub.as('trivire', 'HOUSING_ASSOCIATION')(query);

  it('leaves one line with exactly the ids that were returned, by whom and in which request', async () => {
    const { data, headers } = await ask(
      '{ moveOnCandidates(first: 3) { nodes { id } pageInfo { hasNextPage } } }',
    );
    const [line, ...others] = await lines();
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      partner_id: 'trivire',
      role: 'HOUSING_ASSOCIATION',
      activity: 'candidate.read',
      request_id: headers.get('x-request-id'),
    });
    expect(data.moveOnCandidates.nodes).toHaveLength(3);
    expect([...line!.subjects].sort()).toEqual(keys(data.moveOnCandidates.nodes));
  });

  it('leaves one line for an operation, however many root fields read', async () => {
    const { data } = await ask(
      '{ a: moveOnCandidates(first: 2) { nodes { id } } b: moveOnCandidates(last: 2) { nodes { id } } }',
    );
    const [line, ...others] = await lines();
    expect(others).toEqual([]);
    expect([...line!.subjects].sort()).toEqual(keys([...data.a.nodes, ...data.b.nodes]));
  });

  it('leaves a line for one object too', async () => {
    const { data } = await ask('{ moveOnCandidates(first: 1) { nodes { id } } }');
    const [{ id }] = data.moveOnCandidates.nodes;
    await ask(`{ node(id: "${id}") { __typename } }`);
    expect((await lines()).map(({ subjects }) => subjects)).toEqual([keys([{ id }]), keys([{ id }])]);
  });

  it('leaves none when nothing was returned, nor for what is no client', async () => {
    await ask(
      '{ moveOnCandidates(filter: { year: [1900] }) { nodes { id } } candidateLists { week } partners { totalCount } }',
    );
    expect(await lines()).toEqual([]);
  });

  it('is refused when its line cannot be written', async () => {
    await hub.database.owner.query('revoke insert on hub.audit_event from hub_everyone');
    const { data, errors } = await ask('{ moveOnCandidates(first: 3) { nodes { id } } }');
    await hub.database.owner.query(
      'grant insert (partner_id, role, activity, subjects, request_id) on hub.audit_event to hub_everyone',
    );
    expect([data ?? null, errors!.map(({ extensions }) => extensions.code)]).toEqual([
      null,
      ['INTERNAL_SERVER_ERROR'],
    ]);
    expect(await lines()).toEqual([]);
  });
});
