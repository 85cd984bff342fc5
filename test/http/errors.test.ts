import { request } from 'node:http';
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
import { base64url, generateKeyPair, SignJWT, importJWK, type JWTPayload } from 'jose';
import { Client } from 'pg';
import { serviceDataSource } from '../../src/database/data-source';
import { asCaller } from '../../src/database/unit-of-work';
import { developmentAudience, developmentIssuer, developmentKey } from '../../src/identity/development-issuer';
import { testLogins } from '../setup/test-database';
import { startTestHub, type TestHub } from '../setup/test-hub';

const bodyLimit = 65_536;
const viewer = '{ viewer { partner { slug } } }';
let hub: TestHub;
let token: string;

beforeAll(async () => {
  hub = await startTestHub({ BODY_LIMIT_BYTES: String(bodyLimit), DATABASE_POOL_SIZE: '1' });
  token = await hub.token('trivire', 'HOUSING_ASSOCIATION');
});
afterAll(() => hub.stop());

/** An answer as it came: a refusal may say nothing but what stands in the catalogue. */
interface Sent {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: { data?: unknown; errors?: Array<{ message: string; extensions: { code: string } & Record<string, unknown> }> };
}

interface Request {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Not with fetch, which corrects what it sends. */
async function send({ method = 'POST', path = '/graphql', headers = {}, body }: Request): Promise<Sent> {
  const response = await new Promise<import('node:http').IncomingMessage>((done, fail) => {
    const sent = request(hub.url + path, { method, headers: { authorization: `Bearer ${token}`, ...headers } }, done);
    sent.once('error', fail).end(body);
  });
  return { status: response.statusCode!, headers: response.headers, body: (await json(response)) as Sent['body'] };
}

const post = (body: string, headers: Record<string, string> = {}) =>
  send({ body, headers: { 'content-type': 'application/json', ...headers } });
const ask = (query: string, more: object = {}) => post(JSON.stringify({ query, ...more }));
const askWith = (authorization: string) => post(JSON.stringify({ query: viewer }), { authorization });

/** Tells like the development issuer, unless told otherwise. */
async function forge(claims: JWTPayload = {}, sign?: { alg: string; key: Parameters<SignJWT['sign']>[0] }): Promise<string> {
  const { alg, key } = sign ?? { alg: 'EdDSA', key: await importJWK(await developmentKey(testLogins().dataDir), 'EdDSA') };
  const usual = { partner: 'trivire', role: 'HOUSING_ASSOCIATION', iss: developmentIssuer, aud: developmentAudience, exp: inAnHour() };
  return `Bearer ${await new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg }).sign(key)}`;
}

const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3_600;
const unsigned = (): string => {
  const part = (value: object) => base64url.encode(JSON.stringify(value));
  const claims = { partner: 'trivire', role: 'HOUSING_ASSOCIATION', iss: developmentIssuer, aud: developmentAudience, exp: inAnHour() };
  return `Bearer ${part({ alg: 'none' })}.${part(claims)}.`;
};

const unauthenticated: Array<[string, () => Promise<string> | string]> = [
  ['no token', () => ''],
  ['no bearer token', () => `Basic ${token}`],
  ['a malformed token', () => 'Bearer not-a-token'],
  ['a token of three parts of nonsense', () => 'Bearer a.b.c'],
  ['another signature', () => `Bearer ${token.slice(0, token.lastIndexOf('.'))}.${base64url.encode(new Uint8Array(64))}`],
  ['another key', async () => forge({}, { alg: 'EdDSA', key: (await generateKeyPair('EdDSA')).privateKey })],
  ['a signature by a shared secret', () => forge({}, { alg: 'HS256', key: new Uint8Array(32) })],
  ['no signature at all', unsigned],
  ['an expired token', () => forge({ exp: inAnHour() - 7_200 })],
  ['a token that never expires', () => forge({ exp: undefined })],
  ['another audience', () => forge({ aud: 'another-hub' })],
  ['another issuer', () => forge({ iss: 'another-issuer' })],
];

const forbidden: Array<[string, () => Promise<string>]> = [
  ['an unknown partner', () => forge({ partner: 'nobody' })],
  ['no partner', () => forge({ partner: undefined })],
  ['a partner that is no text', () => forge({ partner: ['trivire'] })],
  ['a role that the partner does not have', () => forge({ role: 'CENTRAL_MUNICIPALITY' })],
  ['an unknown role', () => forge({ role: 'ADMIN' })],
  ['no role', () => forge({ role: undefined })],
];

const deep = `{ facilities { nodes { ${'operator { facilities { nodes { '.repeat(6)} id ${'} } } '.repeat(6)} } } }`;
const aliases = `{ ${Array.from({ length: 70 }, (_, i) => `a${i}: viewer { role }`).join(' ')} }`;
const tokens = `{ ${'viewer { role } '.repeat(1_100)} }`;
const byGet = (query: string, headers: Record<string, string> = {}): Request => ({
  method: 'GET',
  path: `/graphql?query=${encodeURIComponent(query)}`,
  headers: { 'content-type': 'application/json', ...headers },
});

async function changeByGet(): Promise<Sent> {
  const authorization = `Bearer ${await hub.token('leger-des-heils', 'CARE_PROVIDER')}`;
  return send(byGet('mutation { __typename }', { authorization }));
}

const refused: Array<[string, () => Promise<Sent>, number, string]> = [
  ['malformed JSON', () => post('{"query": '), 400, 'BAD_REQUEST'],
  ['an empty body', () => post(''), 400, 'BAD_REQUEST'],
  ['a query that is no text', () => post('{"query":1}'), 400, 'BAD_REQUEST'],
  ['a body without a query', () => post('{}'), 400, 'BAD_REQUEST'],
  ['a body that is a list', () => post(`[{"query":"${viewer}"}]`), 400, 'BAD_REQUEST'],
  ['a body that is null', () => post('null'), 400, 'BAD_REQUEST'],
  ['a body that is a text', () => post('"query"'), 400, 'BAD_REQUEST'],
  ['variables that are a list', () => ask(viewer, { variables: [] }), 400, 'BAD_REQUEST'],
  ['another content type', () => post(viewer, { 'content-type': 'application/xml' }), 400, 'BAD_REQUEST'],
  ['a plain text', () => post(viewer, { 'content-type': 'text/plain' }), 400, 'BAD_REQUEST'],
  ['a GET without a query', () => send({ method: 'GET', headers: { 'content-type': 'application/json' } }), 400, 'BAD_REQUEST'],
  ['an empty query', () => ask(''), 400, 'BAD_REQUEST'],
  ['a syntax error', () => ask('{ viewer { '), 400, 'GRAPHQL_PARSE_FAILED'],
  ['an unknown field', () => ask('{ viewer { password } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['a field of another role', () => ask('{ capacityMutations { totalCount } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['a value of the wrong type', () => ask('query ($n: Int) { facilities(first: $n) { totalCount } }', { variables: { n: 'x' } }), 400, 'BAD_USER_INPUT'],
  ['a missing variable', () => ask('query ($id: ID!) { node(id: $id) { id } }'), 400, 'BAD_USER_INPUT'],
  ['an operation that is not there', () => ask(`query A ${viewer}`, { operationName: 'B' }), 400, 'BAD_REQUEST'],
  ['two operations without a choice', () => ask(`query A ${viewer} query B ${viewer}`), 400, 'BAD_REQUEST'],
  ['too many levels', () => ask(deep), 400, 'QUERY_TOO_LARGE'],
  ['too many aliases', () => ask(aliases), 400, 'QUERY_TOO_LARGE'],
  ['too many words', () => ask(tokens), 400, 'GRAPHQL_PARSE_FAILED'],
  ['too large a body', () => post(JSON.stringify({ query: viewer, variables: { text: 'x'.repeat(bodyLimit) } })), 413, 'BODY_TOO_LARGE'],
  ['a subscription', () => ask('subscription { viewer { role } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['a mutation by a role that has none', () => ask('mutation { reportCapacityMutation { alreadyReported } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['a fragment that holds itself', () => ask('{ ...A } fragment A on Query { ...A }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['a mutation by GET', changeByGet, 405, 'BAD_REQUEST'],
  ['an unknown address', () => send({ path: '/graphiql' }), 404, 'NOT_FOUND'],
  ['an unknown file of the explorer', () => send({ method: 'GET', path: '/explorer/../../package.json' }), 404, 'NOT_FOUND'],
  ['another method', () => send({ method: 'DELETE' }), 404, 'NOT_FOUND'],
  ['an address that cannot be read', () => send({ method: 'GET', path: '/%zz' }), 400, 'BAD_REQUEST'],
  ['a page that is too large', () => ask('{ facilities(first: 100000) { totalCount } }'), 200, 'BAD_PAGE'],
  ['a cursor of nothing', () => ask('{ facilities(after: "x") { totalCount } }'), 200, 'BAD_CURSOR'],
];

const bilingual = { nl: expect.stringMatching(/\w/), en: expect.stringMatching(/\w/) };

async function expectRefusal(sent: Sent, status: number, code: string): Promise<void> {
  expect({ status: sent.status, code: sent.body.errors?.[0]?.extensions.code }).toEqual({ status, code });
  expect(sent.body.data ?? null).toBeNull();
  for (const { message, extensions } of sent.body.errors!) {
    expect(message).toMatch(/\w/);
    expect(extensions).toEqual({ code, message: bilingual, whatToDo: bilingual });
  }
  await expectNoSecrets(sent);
}

/** Nothing of what lies behind the hub: no stack, no table, no SQL, no file. */
async function expectNoSecrets({ headers, body }: Sent): Promise<void> {
  expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  const text = JSON.stringify(body).toLowerCase();
  for (const word of ['select ', 'insert into', 'stack', 'node_modules', '.js:', '.ts:', 'relation "', 'typeorm', 'postgres', ...(await tableNames())]) {
    expect(text).not.toContain(word);
  }
}

async function tableNames(): Promise<string[]> {
  const { rows } = await hub.database.owner.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables where table_schema in ('hub', 'published')`,
  );
  expect(rows.length).toBeGreaterThan(20);
  return rows.flatMap(({ schema, name }) => [`${schema}.${name}`, ...(name.includes('_') ? [name] : [])]);
}

describe('a request without a valid token', () => {
  it.each(unauthenticated)('is refused: %s', async (_what, authorization) => {
    await expectRefusal(await askWith(await authorization()), 401, 'UNAUTHENTICATED');
  });

  it('does not learn why', async () => {
    const bodies = await Promise.all(unauthenticated.map(async ([, authorization]) => (await askWith(await authorization())).body));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });
});

describe('a valid token that the hub does not know', () => {
  it.each(forbidden)('is refused: %s', async (_what, authorization) => {
    await expectRefusal(await askWith(await authorization()), 403, 'FORBIDDEN');
  });

  it('does not learn why', async () => {
    const bodies = await Promise.all(forbidden.map(async ([, authorization]) => (await askWith(await authorization())).body));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });
});

describe('a request that cannot be answered', () => {
  it.each(refused)('says what to do, and nothing of what lies behind the hub: %s', async (_what, sendIt, status, code) => {
    await expectRefusal(await sendIt(), status, code);
  });

  it('is answered in the same words when it is no HTTP', async () => {
    const answer = await new Promise<string>((done, fail) => {
      const socket = connect(Number(new URL(hub.url).port), '127.0.0.1', () => socket.end('NONSENSE\r\n\r\n'));
      let text = '';
      socket.on('data', (part) => (text += part)).once('close', () => done(text)).once('error', fail);
    });
    const [head, body] = answer.split('\r\n\r\n');
    const [, requestId] = /x-request-id: (\S+)/.exec(head!) ?? [];
    await expectRefusal({ status: 400, headers: { 'x-request-id': requestId }, body: JSON.parse(body!) }, 400, 'BAD_REQUEST');
  });
});

describe('a request that can be answered', () => {
  it('is answered by GET as well', async () => {
    const sent = await send(byGet(viewer));
    expect(sent).toMatchObject({ status: 200, body: { data: { viewer: { partner: { slug: 'trivire' } } } } });
    await expectNoSecrets(sent);
  });

  it('has a request id of its own', async () => {
    const ids = (await Promise.all([ask(viewer), ask(viewer), ask(viewer)])).map(({ headers }) => headers['x-request-id']);
    expect(new Set(ids).size).toBe(3);
  });
});

describe("the hub's connections", () => {
  let admin: Client;
  beforeAll(async () => {
    const url = Object.assign(new URL(hub.database.ownerUrl), { username: 'hub_admin', password: testLogins().adminPassword });
    admin = new Client({ connectionString: url.href });
    await admin.connect();
  });
  afterAll(() => admin.end());

  const inTransaction = async () => {
    const { rows } = await admin.query<{ query: string }>(
      `select query from pg_stat_activity
       where datname = current_database() and usename = 'hub_service' and xact_start is not null`,
    );
    return rows.map(({ query }) => query);
  };

  it('are in no transaction after every kind of bad request, at once', async () => {
    await Promise.all(refused.map(([, sendIt]) => sendIt()));
    expect(await inTransaction()).toEqual([]);
    expect((await ask(viewer)).status).toBe(200);
  });

  it('are in no transaction after a client has gone away in the middle of a question', async () => {
    await ask(viewer);
    await hub.database.owner.query('begin; lock table hub.facility in access exclusive mode');
    const client = new AbortController();
    const asked = fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ facilities { totalCount } }' }),
      signal: client.signal,
    });
    await until(async () => (await inTransaction()).length === 1);
    client.abort();
    await expect(asked).rejects.toThrow(/abort/);
    await hub.database.owner.query('rollback');
    await until(async () => (await inTransaction()).length === 0);
    expect((await ask(viewer)).status).toBe(200);
  });

  it('show two partners, who ask in turn and at once on one connection, each its own', async () => {
    const partners = [['trivire', 'HOUSING_ASSOCIATION'], ['leger-des-heils', 'CARE_PROVIDER']] as const;
    const asked = Array.from({ length: 40 }, async (_, i) => {
      const [partner, role] = partners[i % 2]!;
      const { data } = await hub.as(partner, role)('{ viewer { role partner { slug } } }');
      expect(data.viewer).toEqual({ role, partner: { slug: partner } });
    });
    await Promise.all(asked);
  });

  it('keep no role and no partner of the one who asked before, whether the work succeeded or failed', async () => {
    const dataSource = serviceDataSource({ url: hub.database.serviceUrl, poolSize: 1, statementTimeoutMs: 1_000 }, []);
    await dataSource.initialize();
    const who = `select current_user as "user", nullif(current_setting('hub.partner', true), '') as partner, pg_backend_pid() as pid`;
    const [before] = await dataSource.query(who);
    expect(before).toEqual({ user: 'hub_service', partner: null, pid: expect.any(Number) });
    const caller = { partnerId: 'trivire', role: 'HOUSING_ASSOCIATION' } as const;
    const [during] = await asCaller(dataSource, caller, 'READ', (unit) => unit.query(who));
    expect(during).toEqual({ user: 'hub_housing_association', partner: 'trivire', pid: before.pid });
    expect(await dataSource.query(who)).toEqual([before]);
    await expect(asCaller(dataSource, caller, 'CHANGE', (unit) => unit.query('select no_such_thing'))).rejects.toThrow(/no_such_thing/);
    expect(await dataSource.query(who)).toEqual([before]);
    await dataSource.destroy();
  });
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error('Waited in vain.');
    await new Promise((next) => setTimeout(next, 20));
  }
}
