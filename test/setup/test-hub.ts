import type { Role } from '../../src/identity/role';
import { startHostedHub } from './hosted-hub';
import { createTestDatabase, type TestDatabase } from './test-database';

/** An answer over HTTP, as a client of the hub reads it. */
export interface Answer {
  status: number;
  headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely
  data: any;
  errors:
    | Array<{
        message: string;
        path?: string[];
        extensions: { code: string; message: unknown; whatToDo: unknown };
      }>
    | undefined;
}

/** Asks the hub as one partner in one role. */
export type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer>;

/** A hub of its own for one test file, on a database of its own, spoken to over HTTP. */
export interface TestHub {
  url: string;
  database: TestDatabase;
  as(partnerId: string, role: Role): Ask;
  token(partnerId: string, role: Role): Promise<string>;
  post(body: string, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

export async function startTestHub(environment: NodeJS.ProcessEnv = {}): Promise<TestHub> {
  const database = await createTestDatabase();
  const hub = await startHostedHub({ databaseUrl: database.serviceUrl, environment });
  const { url } = hub;
  const token = (partnerId: string, role: Role) => hub.token({ partnerId, role });
  const post = (body: string, headers: Record<string, string> = {}) => send(url, body, headers);
  return {
    url,
    database,
    token,
    post,
    as: (partnerId, role) => async (query, variables) => {
      const authorization = `Bearer ${await token(partnerId, role)}`;
      return post(JSON.stringify({ query, variables }), { authorization });
    },
    stop: async () => {
      await hub.stop();
      await database.drop();
    },
  };
}

async function send(url: string, body: string, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  const json = (await response.json()) as Pick<Answer, 'data' | 'errors'>;
  return { status: response.status, headers: response.headers, data: json.data, errors: json.errors };
}
