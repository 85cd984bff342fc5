import type { TestHub } from '../setup/test-hub';
import { byGet, type Client, type Sent } from './client';

export const bodyLimit = 65_536;
const viewer = '{ viewer { partner { slug } } }';
const deep = `{ facilities { nodes { ${'operator { facilities { nodes { '.repeat(6)} id ${'} } } '.repeat(6)} } } }`;
const aliases = `{ ${Array.from({ length: 70 }, (_, i) => `a${i}: viewer { role }`).join(' ')} }`;
const tokens = `{ ${'viewer { role } '.repeat(1_100)} }`;

async function changeByGet({ send }: Client, hub: TestHub): Promise<Sent> {
  const authorization = `Bearer ${await hub.token('leger-des-heils', 'CARE_PROVIDER')}`;
  return send(byGet('mutation { __typename }', { authorization }));
}

/** What cannot be answered: how it is sent, and the status and the code of its answer. */
export const refused: Array<[string, (client: Client, hub: TestHub) => Promise<Sent>, number, string]> = [
  ['malformed JSON', ({ post }) => post('{"query": '), 400, 'BAD_REQUEST'],
  ['an empty body', ({ post }) => post(''), 400, 'BAD_REQUEST'],
  ['a query that is no text', ({ post }) => post('{"query":1}'), 400, 'BAD_REQUEST'],
  ['a body without a query', ({ post }) => post('{}'), 400, 'BAD_REQUEST'],
  ['a body that is a list', ({ post }) => post(`[{"query":"${viewer}"}]`), 400, 'BAD_REQUEST'],
  ['a body that is null', ({ post }) => post('null'), 400, 'BAD_REQUEST'],
  ['a body that is a text', ({ post }) => post('"query"'), 400, 'BAD_REQUEST'],
  ['variables that are a list', ({ ask }) => ask(viewer, { variables: [] }), 400, 'BAD_REQUEST'],
  [
    'another content type',
    ({ post }) => post(viewer, { 'content-type': 'application/xml' }),
    400,
    'BAD_REQUEST',
  ],
  ['a plain text', ({ post }) => post(viewer, { 'content-type': 'text/plain' }), 400, 'BAD_REQUEST'],
  [
    'a GET without a query',
    ({ send }) => send({ method: 'GET', headers: { 'content-type': 'application/json' } }),
    400,
    'BAD_REQUEST',
  ],
  ['an empty query', ({ ask }) => ask(''), 400, 'BAD_REQUEST'],
  ['a syntax error', ({ ask }) => ask('{ viewer { '), 400, 'GRAPHQL_PARSE_FAILED'],
  ['an unknown field', ({ ask }) => ask('{ viewer { password } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a field of another role',
    ({ ask }) => ask('{ capacityMutations { totalCount } }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a value of the wrong type',
    ({ ask }) => ask('query ($n: Int) { facilities(first: $n) { totalCount } }', { variables: { n: 'x' } }),
    400,
    'BAD_USER_INPUT',
  ],
  [
    'a missing variable',
    ({ ask }) => ask('query ($id: ID!) { node(id: $id) { id } }'),
    400,
    'BAD_USER_INPUT',
  ],
  [
    'an operation that is not there',
    ({ ask }) => ask(`query A ${viewer}`, { operationName: 'B' }),
    400,
    'BAD_REQUEST',
  ],
  [
    'two operations without a choice',
    ({ ask }) => ask(`query A ${viewer} query B ${viewer}`),
    400,
    'BAD_REQUEST',
  ],
  ['too many levels', ({ ask }) => ask(deep), 400, 'QUERY_TOO_LARGE'],
  ['too many aliases', ({ ask }) => ask(aliases), 400, 'QUERY_TOO_LARGE'],
  ['too many words', ({ ask }) => ask(tokens), 400, 'GRAPHQL_PARSE_FAILED'],
  [
    'too large a body',
    ({ post }) => post(JSON.stringify({ query: viewer, variables: { text: 'x'.repeat(bodyLimit) } })),
    413,
    'BODY_TOO_LARGE',
  ],
  ['a subscription', ({ ask }) => ask('subscription { viewer { role } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a mutation by a role that has none',
    ({ ask }) => ask('mutation { reportCapacityMutation { alreadyReported } }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a fragment that holds itself',
    ({ ask }) => ask('{ ...A } fragment A on Query { ...A }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a mutation by GET', changeByGet, 405, 'BAD_REQUEST'],
  ['an unknown address', ({ send }) => send({ path: '/graphiql' }), 404, 'NOT_FOUND'],
  [
    'an unknown file of the explorer',
    ({ send }) => send({ method: 'GET', path: '/explorer/../../package.json' }),
    404,
    'NOT_FOUND',
  ],
  ['another method', ({ send }) => send({ method: 'DELETE' }), 404, 'NOT_FOUND'],
  ['an address that cannot be read', ({ send }) => send({ method: 'GET', path: '/%zz' }), 400, 'BAD_REQUEST'],
  [
    'a page that is too large',
    ({ ask }) => ask('{ facilities(first: 100000) { totalCount } }'),
    200,
    'BAD_PAGE',
  ],
  ['a cursor of nothing', ({ ask }) => ask('{ facilities(after: "x") { totalCount } }'), 200, 'BAD_CURSOR'],
];
