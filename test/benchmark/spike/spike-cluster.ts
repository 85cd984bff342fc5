import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../../../src/database/embedded/embedded-database';
import { readOrCreateSecrets } from '../../../src/database/embedded/secrets';
import { cpuOfServer } from '../cpu';

export interface SpikeCluster {
  /** Address of a database for the superuser: set-up, plans, and answers to compare with. */
  adminUrl(database: string): string;
  serviceUrl(database: string): string;
  cpuMilliseconds(): Promise<number>;
  /** Stops the server and removes its folder, once. */
  stop(): Promise<void>;
}

/** No parallel workers and no compiling of plans: what a statement reads must not depend on either. */
const settings = {
  shared_buffers: '768MB',
  max_wal_size: '4GB',
  jit: 'off',
  max_connections: '60',
  idle_in_transaction_session_timeout: '10s',
  max_parallel_workers_per_gather: '0',
};

/** Starts an empty PostgreSQL in a temporary folder of its own, with the hub's own logins. */
export async function startSpikeCluster(): Promise<SpikeCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'ketenhub-spike-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const { serviceUrl, stop } = await startEmbeddedDatabase(folder, settings);
    const postmaster = await postmasterOf(folder);
    let stopped: Promise<void> | undefined;
    return {
      adminUrl: (database) => urlOf(serviceUrl, database, ['hub_admin', readOrCreateSecrets(folder).admin]),
      serviceUrl: (database) => urlOf(serviceUrl, database),
      cpuMilliseconds: () => cpuOfServer(postmaster),
      stop: () => (stopped ??= stop().finally(remove)),
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The address of another database of the same server, for another login if one is given. */
function urlOf(url: string, database: string, login?: [user: string, password: string]): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  if (login) [changed.username, changed.password] = login;
  return changed.href;
}

async function postmasterOf(folder: string): Promise<number> {
  const lines = await readFile(join(folder, 'postgresql', 'postmaster.pid'), 'utf8');
  return Number(lines.split('\n')[0]);
}
