import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startEmbeddedDatabase,
  type EmbeddedDatabase,
} from '../../../src/database/embedded/embedded-database';
import { readOrCreateSecrets } from '../../../src/database/embedded/secrets';
import { cpuOfServer } from '../cpu';

/** The hub's own embedded PostgreSQL in a temporary folder, on which everything is measured. */
export interface Ground {
  dataDir: string;
  /** Addresses of a database of the server; the hub's own when none is named. */
  ownerUrl(database?: string): string;
  serviceUrl(database?: string): string;
  /** The superuser's: statistics and clearing up, never what is measured. */
  adminUrl(database?: string): string;
  /** CPU of the whole PostgreSQL server so far, in ms. */
  postgresCpu(): Promise<number>;
  /** Stops the server and leaves the folder, for a hub that starts on it by itself. */
  stop(): Promise<void>;
  /** Stops the server and removes the folder. */
  remove(): Promise<void>;
}

/** As a start of the hub has it, but for checkpoints: one in the middle of a round would meet one server only. */
const settings = { max_wal_size: '8GB', checkpoint_timeout: '1h' };

export async function startGround(): Promise<Ground> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ketenhub-bench-'));
  const removeFolder = () => rm(dataDir, { recursive: true, force: true });
  try {
    return ground(dataDir, await startEmbeddedDatabase(dataDir, settings), removeFolder);
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

function ground(dataDir: string, embedded: EmbeddedDatabase, removeFolder: () => Promise<void>): Ground {
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= embedded.stop());
  const login = (user: 'hub_admin'): [string, string] => [user, readOrCreateSecrets(dataDir).admin];
  return {
    dataDir,
    ownerUrl: (database) => urlOf(embedded.ownerUrl, database),
    serviceUrl: (database) => urlOf(embedded.serviceUrl, database),
    adminUrl: (database) => urlOf(embedded.serviceUrl, database, login('hub_admin')),
    postgresCpu: async () => cpuOfServer(await postmasterOf(dataDir)),
    stop,
    remove: () => stop().finally(removeFolder),
  };
}

function urlOf(url: string, database?: string, login?: [user: string, password: string]): string {
  const changed = new URL(url);
  if (database) changed.pathname = `/${database}`;
  if (login) [changed.username, changed.password] = login;
  return changed.href;
}

async function postmasterOf(dataDir: string): Promise<number> {
  const lines = await readFile(join(dataDir, 'postgresql', 'postmaster.pid'), 'utf8');
  return Number(lines.split('\n')[0]);
}

/** The server outlives an interrupted run unless it is stopped, and its folder is large. */
export function removeWhenInterrupted({ remove }: Ground): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Not once: npm passes on what the terminal has sent already, and the second signal would end the clearing up.
    process.on(signal, () => {
      // The connections break as the server goes: what they complain of is no news.
      process.on('uncaughtException', () => undefined);
      void remove().finally(() => process.exit(130));
    });
  }
}
