import { Client } from 'pg';
import { ensureServiceLogin, restrictSettings } from '../service-login';
import { prepareFolder, runningPort, startCluster, type Cluster, type ServerSettings } from './cluster';
import { lockDataFolder } from './lock';
import { readOrCreateSecrets, type Secrets } from './secrets';

/** The embedded database: its two logins, and how to stop it. */
export interface EmbeddedDatabase {
  ownerUrl: string;
  serviceUrl: string;
  stop(): Promise<void>;
}

const database = 'ketenhub';

/** Starts the database of a data folder for this process alone. Throws DataFolderInUse when another hub has it. */
export async function startEmbeddedDatabase(
  dataDir: string,
  settings: ServerSettings = {},
): Promise<EmbeddedDatabase> {
  prepareFolder(dataDir);
  const unlock = await lockDataFolder(dataDir);
  let cluster: Cluster | null = null;
  const stop = async () => {
    await cluster?.stop();
    await unlock();
  };
  try {
    cluster = await startCluster(dataDir, settings);
    await ensureDatabase(cluster.port, cluster.secrets);
    return { ...logins(cluster.port, cluster.secrets), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The database that a running hub has started in this data folder, or null: for commands beside the hub. */
export function connectToRunning(dataDir: string): Omit<EmbeddedDatabase, 'stop'> | null {
  const port = runningPort(dataDir);
  return port === null ? null : logins(port, readOrCreateSecrets(dataDir));
}

/** Says itself that there is no TLS: the environment (PGSSLMODE) may ask for it. */
const url = (user: string, password: string, port: number, name: string) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${name}?sslmode=disable`;

const logins = (port: number, secrets: Secrets) => ({
  ownerUrl: url('hub_owner', secrets.owner, port, database),
  serviceUrl: url('hub_service', secrets.service, port, database),
});

/** The superuser makes the owner and its database, takes away what nobody needs, and is not used again. */
async function ensureDatabase(port: number, secrets: Secrets): Promise<void> {
  await asAdmin(port, secrets, 'postgres', async (client) => {
    const { rowCount: owner } = await client.query(`select from pg_roles where rolname = 'hub_owner'`);
    if (!owner) {
      await client.query(
        `create role hub_owner login createrole password ${client.escapeLiteral(secrets.owner)}`,
      );
    }
    await ensureServiceLogin(client, 'hub_service', secrets.service);
    const { rowCount: found } = await client.query('select from pg_database where datname = $1', [database]);
    if (!found) await client.query(`create database ${database} owner hub_owner`);
  });
  await asAdmin(port, secrets, database, (client) => restrictSettings(client, ['hub_service', 'hub_owner']));
}

async function asAdmin(
  port: number,
  secrets: Secrets,
  name: string,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client({ connectionString: url('hub_admin', secrets.admin, port, name) });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
