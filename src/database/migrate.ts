import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { renewDefinitions } from '../../seeds/definitions';
import { projectRoot } from '../project-root';
import { ownerDataSource } from './data-source';
import { ensureServiceLogin, restrictSettings } from './service-login';

export interface Migrated {
  /** Names of the migrations that ran. */
  ran: string[];
  /** Whether nobody but the service can name the partner of a transaction; needs a superuser once per database. */
  settingsRestricted: boolean;
}

/**
 * Brings a database up to date as its owner: the service's login, the tables, then the whole of `access.sql`, which says
 * who may touch which rows, and the definitions by which its functions count.
 */
export async function migrate(ownerUrl: string, serviceUrl: string): Promise<Migrated> {
  const service = new URL(serviceUrl);
  const serviceRole = decodeURIComponent(service.username);
  const ownerRole = decodeURIComponent(new URL(ownerUrl).username);
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Ends with the connection: two who migrate at once take turns.
    await client.query(`select pg_advisory_lock(hashtext('ketenhub.migrate'))`);
    await ensureServiceLogin(client, serviceRole, decodeURIComponent(service.password));
    const ran = await runMigrations(ownerUrl);
    await applyAccess(client, serviceRole);
    await renewDefinitions(client);
    await client.query(`comment on schema hub is ${client.escapeLiteral(newestMigration())}`);
    return { ran, settingsRestricted: await restrictSettings(client, [serviceRole, ownerRole]) };
  } finally {
    await client.end();
  }
}

/** Name of the newest migration in the checkout; a migrated database carries it, for the service to compare. */
export const newestMigration = (): string =>
  readdirSync(join(projectRoot, 'migrations'))
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .at(-1)!
    .replace('.ts', '');

async function runMigrations(ownerUrl: string): Promise<string[]> {
  const owner = ownerDataSource(ownerUrl);
  await owner.initialize();
  try {
    return (await owner.runMigrations()).map(({ name }) => name);
  } finally {
    await owner.destroy();
  }
}

/** As a whole or not at all: there is no moment at which a rule is missing. */
async function applyAccess(client: Client, serviceRole: string): Promise<void> {
  await client.query('begin');
  try {
    // Not with set_config: that function is the service's alone.
    await client.query(`set local hub.service_role = ${client.escapeLiteral(serviceRole)}`);
    await client.query(readFileSync(join(projectRoot, 'migrations', 'access.sql'), 'utf8'));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
