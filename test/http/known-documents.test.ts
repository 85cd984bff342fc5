import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
let authorization: string;

beforeAll(async () => {
  hub = await startTestHub();
  authorization = `Bearer ${await hub.token('trivire', 'HOUSING_ASSOCIATION')}`;
});
afterAll(() => hub.stop());

interface Sent {
  status: number;
  headers: Record<string, string>;
  body: string;
}

async function send(body: unknown, headers: Record<string, string> = {}): Promise<Sent> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const { date: _date, 'x-request-id': _id, ...rest } = Object.fromEntries(response.headers);
  return { status: response.status, headers: rest, body: await response.text() };
}

const page = `query Page($first: Int!, $after: String) {
  partners(first: $first, after: $after) { nodes { slug } pageInfo { endCursor } }
}`;

describe('a document that the hub knows', () => {
  it('is answered as at the first time, headers included', async () => {
    const first = await send({ query: page, variables: { first: 3 } });
    expect(first.status).toBe(200);
    for (let again = 0; again < 3; again += 1)
      expect(await send({ query: page, variables: { first: 3 } })).toEqual(first);
  });

  it('is answered with the values of each request', async () => {
    const asked = await Promise.all([1, 2, 3, 4].map((first) => send({ query: page, variables: { first } })));
    expect(asked.map(({ body }) => JSON.parse(body).data.partners.nodes.length)).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['variables that do not fit', { query: page, variables: { first: 'three' } }, 'BAD_USER_INPUT'],
    ['no variables', { query: page }, 'BAD_USER_INPUT'],
    ['variables that are no object', { query: page, variables: [1] }, 'BAD_REQUEST'],
    ['a null where none may be', { query: page, variables: { first: null } }, 'BAD_USER_INPUT'],
    ['a page that cannot be', { query: page, variables: { first: 0 } }, 'BAD_PAGE'],
    ['a cursor that is none', { query: page, variables: { first: 1, after: 'x' } }, 'BAD_CURSOR'],
    [
      'an operation that it does not have',
      { query: page, operationName: 'Other', variables: { first: 1 } },
      'BAD_REQUEST',
    ],
  ])('is refused as ever with %s', async (_what, body, code) => {
    await send({ query: page, variables: { first: 1 } });
    const refused = await send(body);
    const [error] = JSON.parse(refused.body).errors;
    expect(error.extensions.code).toBe(code);
    // The same words as from a hub that has never seen the document.
    const unknown = await send({ ...body, query: `${page} # ${code}` });
    expect({ ...refused, body: JSON.parse(refused.body) }).toEqual({
      ...unknown,
      body: JSON.parse(unknown.body),
    });
  });

  it('is known to one role only: another is refused what its schema does not have', async () => {
    const query = '{ moveOnCandidates(first: 1) { totalCount } }';
    await send({ query });
    expect((await send({ query })).status).toBe(200);
    const other = await hub.as('dashboard', 'DASHBOARD')(query);
    expect(other.errors![0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('is answered in the form that the client accepts, and to nobody without a token', async () => {
    await send({ query: page, variables: { first: 1 } });
    const accepted = await send(
      { query: page, variables: { first: 1 } },
      { accept: 'application/graphql-response+json' },
    );
    expect(accepted.headers['content-type']).toContain('application/graphql-response+json');
    const { status } = await send(
      { query: page, variables: { first: 1 } },
      { authorization: 'Bearer nobody' },
    );
    expect(status).toBe(401);
  });

  it('is answered field by field where one of its fields needs code', async () => {
    const query = '{ glossary { identifier } partners(first: 1) { totalCount } viewer { role } }';
    const first = await send({ query });
    expect(await send({ query })).toEqual(first);
    expect(Object.keys(JSON.parse(first.body).data)).toEqual(['glossary', 'partners', 'viewer']);
  });
});
