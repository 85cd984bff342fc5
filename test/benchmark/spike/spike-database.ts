import type { Client, Pool } from 'pg';
import { connectAsAdmin, createDatabase } from './seed';
import type { SpikeCluster } from './spike-cluster';
import { createPool } from './unit-of-work';

/** One seeded database, with the connections of the service and one that row policies do not bind. */
export interface SpikeDatabase {
  /** Rows in each of the growing tables. */
  rows: number;
  serviceUrl: string;
  pool: Pool;
  admin: Client;
  close(): Promise<void>;
}

export async function openDatabase(cluster: SpikeCluster, rows: number): Promise<SpikeDatabase> {
  const name = await createDatabase(cluster, rows);
  const serviceUrl = cluster.serviceUrl(name);
  const pool = createPool(serviceUrl);
  const admin = await connectAsAdmin(cluster, name);
  const close = async () => {
    await pool.end();
    await admin.end();
  };
  return { rows, serviceUrl, pool, admin, close };
}
