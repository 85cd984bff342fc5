import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '../../../src/database/embedded/cluster';
import { cpuOfServer } from './cpu';

export interface SpikeCluster {
  /** Address of a database for the superuser: set-up, plans, and answers to compare with. */
  adminUrl(database: string): string;
  serviceUrl(database: string): string;
  servicePassword: string;
  cpuMilliseconds(): Promise<number>;
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

/** Starts an empty PostgreSQL in a temporary folder of its own, as the hub starts its embedded one. */
export async function startSpikeCluster(): Promise<SpikeCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'ketenhub-spike-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const { port, secrets, stop } = await startCluster(folder, settings);
    const postmaster = await postmasterOf(folder);
    const url = (user: string, password: string) => (database: string) =>
      `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
    return {
      adminUrl: url('hub_admin', secrets.admin),
      serviceUrl: url('hub_service', secrets.service),
      servicePassword: secrets.service,
      cpuMilliseconds: () => cpuOfServer(postmaster),
      stop: () => stop().finally(remove),
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function postmasterOf(folder: string): Promise<number> {
  const lines = await readFile(join(folder, 'postgresql', 'postmaster.pid'), 'utf8');
  return Number(lines.split('\n')[0]);
}
