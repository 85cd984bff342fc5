import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '../../../src/project-root';
import { applyPolicies, chosen } from './policies';
import type { SpikeCluster } from './spike-cluster';

const folder = join(projectRoot, 'test', 'benchmark', 'spike', 'sql');
const sql = (name: string) => readFile(join(folder, `${name}.sql`), 'utf8');

/** A connection that row policies do not bind: for set-up and for the reference answers. */
export async function connectAsAdmin(cluster: SpikeCluster, database: string): Promise<Client> {
  const client = new Client({ connectionString: cluster.adminUrl(database) });
  await client.connect();
  return client;
}

async function asAdmin(
  cluster: SpikeCluster,
  database: string,
  work: (admin: Client) => Promise<void>,
): Promise<void> {
  const admin = await connectAsAdmin(cluster, database);
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

export const createRoles = (cluster: SpikeCluster): Promise<void> =>
  asAdmin(cluster, 'postgres', async (admin) => {
    await admin.query(await sql('roles'));
  });

/** One database whose two growing tables hold `rows` rows each. */
export async function createDatabase(cluster: SpikeCluster, rows: number): Promise<string> {
  const name = `hub_${rows}`;
  await asAdmin(
    cluster,
    'postgres',
    async (admin) => void (await admin.query(`create database ${name} owner hub_owner`)),
  );
  await asAdmin(cluster, name, async (admin) => {
    await admin.query(`set role hub_owner; ${await sql('tables')}`);
    await admin.query(
      `reset role; set synchronous_commit = off; ${(await sql('seed')).replaceAll(':rows', String(rows))}`,
    );
    await admin.query(`set role hub_owner; ${await sql('indexes')} ${await sql('grants')}`);
    await applyPolicies(admin, chosen);
    await admin.query('reset role');
    await admin.query('vacuum analyze');
  });
  return name;
}
