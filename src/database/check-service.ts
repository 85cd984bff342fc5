import type { DataSource } from 'typeorm';
import { newestMigration } from './migrate';

/** The database is not as the service needs it; the message says what to do. */
export class DatabaseNotReady extends Error {}

interface Login {
  name: string;
  superuser: boolean;
  bypass: boolean;
  owned: number;
  /** Whether it reads a table without becoming a role first: then it inherits rights that it must not have. */
  inherits: boolean;
  serverVersion: number;
  /** Name of the newest migration that the database carries; null when it was never migrated. */
  migratedTo: string | null;
}

const oldestServer = 15;

const aboutTheLogin = `
  select rolname as name, rolsuper as superuser, rolbypassrls as bypass,
    (select count(*)::integer from pg_class where relowner = r.oid and relkind in ('r', 'v')) as owned,
    (select coalesce(bool_or(has_table_privilege(c.oid, 'select')), false)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('hub', 'published') and c.relkind in ('r', 'v')) as inherits,
    current_setting('server_version_num')::integer / 10000 as "serverVersion",
    (select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = 'hub') as "migratedTo"
  from pg_roles r where rolname = current_user`;

/** Refuses a login that could pass row-level security, an old server, and a database that is not up to date. */
export async function checkService(dataSource: DataSource): Promise<void> {
  const [login] = (await dataSource.query(aboutTheLogin)) as [Login];
  if (login.serverVersion < oldestServer) {
    throw new DatabaseNotReady(
      `PostgreSQL ${login.serverVersion} is too old: the hub needs ${oldestServer} or later.`,
    );
  }
  if (login.migratedTo !== newestMigration()) {
    const state = login.migratedTo ? 'is not up to date' : 'has no tables of the hub yet';
    throw new DatabaseNotReady(
      `The database ${state}: run \`npm run migrate\` with DATABASE_OWNER_URL and DATABASE_URL set.`,
    );
  }
  if (login.superuser || login.bypass || login.owned > 0 || login.inherits) {
    throw new DatabaseNotReady(
      `DATABASE_URL logs in as "${login.name}", which owns tables, inherits rights or can pass row-level security. ` +
        'Give the service a login of its own (NOINHERIT), such as hub_service: `npm run migrate` makes the one that DATABASE_URL names.',
    );
  }
}
