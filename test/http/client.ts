import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { TestHub } from '../setup/test-hub';

/** An answer as it came: a refusal may say nothing but what stands in the catalogue. */
export interface Sent {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: {
    data?: unknown;
    errors?: Array<{ message: string; extensions: { code: string } & Record<string, unknown> }>;
  };
}

export interface Request {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A client that sends what it is told to send, as a housing association. */
export interface Client {
  send(request: Request): Promise<Sent>;
  post(body: string, headers?: Record<string, string>): Promise<Sent>;
  ask(query: string, more?: object): Promise<Sent>;
}

export async function clientOf(hub: TestHub): Promise<Client> {
  const token = await hub.token('trivire', 'HOUSING_ASSOCIATION');
  /** Not with fetch, which corrects what it sends. */
  async function send({ method = 'POST', path = '/graphql', headers = {}, body }: Request): Promise<Sent> {
    const response = await new Promise<IncomingMessage>((done, fail) => {
      const sent = request(
        hub.url + path,
        { method, headers: { authorization: `Bearer ${token}`, ...headers } },
        done,
      );
      sent.once('error', fail).end(body);
    });
    return {
      status: response.statusCode!,
      headers: response.headers,
      body: (await json(response)) as Sent['body'],
    };
  }
  const post: Client['post'] = (body, headers) =>
    send({ body, headers: { 'content-type': 'application/json', ...headers } });
  return { send, post, ask: (query, more) => post(JSON.stringify({ query, ...more })) };
}

export const byGet = (query: string, headers: Record<string, string> = {}): Request => ({
  method: 'GET',
  path: `/graphql?query=${encodeURIComponent(query)}`,
  headers: { 'content-type': 'application/json', ...headers },
});

const bilingual = { nl: expect.stringMatching(/\w/), en: expect.stringMatching(/\w/) };

/** The code, and what to do in both languages; nothing else. */
export async function expectRefusal(hub: TestHub, sent: Sent, status: number, code: string): Promise<void> {
  expect({ status: sent.status, code: sent.body.errors?.[0]?.extensions.code }).toEqual({ status, code });
  expect(sent.body.data ?? null).toBeNull();
  for (const { message, extensions } of sent.body.errors!) {
    expect(message).toMatch(/\w/);
    expect(extensions).toEqual({ code, message: bilingual, whatToDo: bilingual });
  }
  await expectNoSecrets(hub, sent);
}

/** Nothing of what lies behind the hub: no stack, no table, no SQL, no file. */
export async function expectNoSecrets(hub: TestHub, { headers, body }: Sent): Promise<void> {
  expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  const text = JSON.stringify(body).toLowerCase();
  for (const word of [
    'select ',
    'insert into',
    'stack',
    'node_modules',
    '.js:',
    '.ts:',
    'relation "',
    'typeorm',
    'postgres',
    ...(await tableNames(hub)),
  ]) {
    expect(text).not.toContain(word);
  }
}

async function tableNames(hub: TestHub): Promise<string[]> {
  const { rows } = await hub.database.owner.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables where table_schema in ('hub', 'published')`,
  );
  expect(rows.length).toBeGreaterThan(20);
  return rows.flatMap(({ schema, name }) => [`${schema}.${name}`, ...(name.includes('_') ? [name] : [])]);
}
