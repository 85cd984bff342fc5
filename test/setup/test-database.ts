import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

interface Logins {
  ownerUrl: string;
  serviceUrl: string;
  adminPassword: string;
  dataDir: string;
  /** Where hubs are started. */
  hubHost: string;
}

export const testLogins = (): Logins => JSON.parse(process.env.HUB_TEST_LOGINS!) as Logins;

/** A database of its own for one test file: a copy of the seeded one. */
export interface TestDatabase {
  name: string;
  serviceUrl: string;
  ownerUrl: string;
  /** A connection as the owner, who sees everything: for arranging and for looking behind the hub. */
  owner: Client;
  drop(): Promise<void>;
}

/** A connection in the time zone of the hub's own: for an hour or two of each night today is another day elsewhere. */
export const connectionTo = (connectionString: string): Client =>
  new Client({ connectionString, options: '-c timezone=Europe/Amsterdam' });

export async function createTestDatabase(): Promise<TestDatabase> {
  const { ownerUrl, serviceUrl } = testLogins();
  // Drawn, so that one that a failing test left behind is in nobody's way.
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin((admin) => admin.query(`create database ${name} template ketenhub owner hub_owner`));
  const owner = connectionTo(inDatabase(ownerUrl, name));
  await owner.connect();
  const drop = async () => {
    await owner.end();
    await asAdmin((admin) => admin.query(`drop database ${name} with (force)`));
  };
  return {
    name,
    serviceUrl: inDatabase(serviceUrl, name),
    ownerUrl: inDatabase(ownerUrl, name),
    owner,
    drop,
  };
}

export function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function asAdmin(work: (admin: Client) => Promise<unknown>): Promise<void> {
  const { serviceUrl, adminPassword } = testLogins();
  const { port } = new URL(serviceUrl);
  const admin = new Client({
    host: '127.0.0.1',
    port: Number(port),
    user: 'hub_admin',
    password: adminPassword,
    database: 'postgres',
  });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
