import { Agent, request } from 'node:http';
import type { Reads } from '../../src/engine/executor';
import type { Caller } from '../../src/identity/caller';
import { startHostedHub } from '../setup/hosted-hub';
import { publishAgain } from '../setup/publish';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import type { Request } from './print';
import { addRows } from './rows';
import { addTrail } from './trail';

/** An answer over HTTP, as it came. Of its headers only the one that says what it is. */
export interface Answer {
  status: number;
  contentType: string | undefined;
  body: string;
}

/** Posts a request to one hub. */
export type Post = (caller: Caller, sent: Request) => Promise<Answer>;

/** Two hubs over one database: one compiles its reads, the other resolves them one by one and is the reference. */
export interface Hubs {
  database: TestDatabase;
  compiled: Post;
  generic: Post;
  /** What both take from a caller. */
  token(caller: Caller): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts both on a copy of the test database with rows added. With `EQUALITY_REFERENCE_ONLY` both resolve one by one:
 * what differs then is not decided by the reference itself.
 */
export async function startHubs(): Promise<Hubs> {
  const database = await createTestDatabase();
  await addRows(database.owner);
  await addTrail(database.owner);
  await publishAgain(database);
  const first = process.env.EQUALITY_REFERENCE_ONLY ? 'GENERIC' : 'COMPILED';
  // One after the other: the first publishes, the second finds it done.
  const compiled = await startHub(database, first);
  const generic = await startHub(database, 'GENERIC');
  const stop = async () => {
    await Promise.all([compiled.stop(), generic.stop()]);
    await database.drop();
  };
  return { database, compiled: compiled.post, generic: generic.post, token: compiled.token, stop };
}

/** Long enough for a busy machine: an answer that came too late is no difference. */
const environment = { STATEMENT_TIMEOUT_MS: '60000' };

async function startHub({ serviceUrl: databaseUrl }: TestDatabase, reads: Reads) {
  const hub = await startHostedHub({ databaseUrl, environment, reads });
  const agent = new Agent({ keepAlive: true });
  const post: Post = async (caller, sent) =>
    send(hub.url, agent, await hub.token(caller), JSON.stringify(sent));
  const stop = async () => {
    agent.destroy();
    await hub.stop();
  };
  return { post, token: hub.token, stop };
}

function send(url: string, agent: Agent, token: string, body: string): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${token}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      const contentType = response.headers['content-type'];
      response.on('end', () => {
        const body = Buffer.concat(parts).toString('utf8');
        resolve({ status: response.statusCode!, contentType, body });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
