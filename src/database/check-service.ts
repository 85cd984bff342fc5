import type { DataSource } from 'typeorm';

/** The database is not as the service needs it; the message says what to do. */
export class DatabaseNotReady extends Error {}

interface Login {
  name: string;
  superuser: boolean;
  bypass: boolean;
  owned: number;
  version: number;
  migrated: boolean;
}

const oldestVersion = 15;

/** Refuses a login that could pass row-level security, an old server, and a database that was not migrated. */
export async function checkService(dataSource: DataSource): Promise<void> {
  const [login] = (await dataSource.query(`
    select rolname as name, rolsuper as superuser, rolbypassrls as bypass,
      (select count(*)::integer from pg_class where relowner = r.oid and relkind in ('r', 'v')) as owned,
      current_setting('server_version_num')::integer / 10000 as version,
      exists (select from pg_namespace where nspname = 'access') as migrated
    from pg_roles r where rolname = current_user`)) as [Login];
  if (login.version < oldestVersion) {
    throw new DatabaseNotReady(
      `PostgreSQL ${login.version} is too old: the hub needs ${oldestVersion} or later.`,
    );
  }
  if (!login.migrated) {
    throw new DatabaseNotReady(
      'The database has no tables of the hub yet: run `npm run migrate` with DATABASE_OWNER_URL and DATABASE_URL set.',
    );
  }
  if (login.superuser || login.bypass || login.owned > 0) {
    throw new DatabaseNotReady(
      `DATABASE_URL logs in as "${login.name}", which owns tables or can pass row-level security. ` +
        'Give the service a login of its own, such as hub_service: `npm run migrate` makes the one that DATABASE_URL names.',
    );
  }
}
