import { startApp, type App } from '../../src/app';
import { readConfig } from '../../src/config';
import { issueDevelopmentToken } from '../../src/identity/development-issuer';
import type { Role } from '../../src/identity/role';
import { createTestDatabase, testLogins, type TestDatabase } from './test-database';

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
  const { dataDir } = testLogins();
  const config = readConfig({ NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'fatal', ...environment });
  const app: App = await startApp(config, { databaseUrl: database.serviceUrl, dataDir });
  const token = (partnerId: string, role: Role) =>
    issueDevelopmentToken(config, dataDir, { partnerId, role });
  const post = (body: string, headers: Record<string, string> = {}) => send(app.url, body, headers);
  return {
    url: app.url,
    database,
    token,
    post,
    as: (partnerId, role) => async (query, variables) => {
      const authorization = `Bearer ${await token(partnerId, role)}`;
      return post(JSON.stringify({ query, variables }), { authorization });
    },
    stop: async () => {
      await app.stop();
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
