import type { Client, DatabaseError, QueryResultRow } from 'pg';
import { roles, type Role } from '../../src/identity/role';

export const permissionDenied = '42501';

/** The database role that stands for a role of the hub. */
export const databaseRole = (role: Role): string => `hub_${role.toLowerCase()}`;

export const databaseRoles = roles.map(databaseRole);

interface Acting {
  /** A database role, such as `hub_care_provider`. */
  role: string;
  /** Named in `hub.partner`; nothing is named when it is null. */
  partner: string | null;
}

/** Works as the hub does for a caller, on the service's connection: in a transaction, of which nothing is kept. */
export async function acting<T>(
  service: Client,
  { role, partner }: Acting,
  work: () => Promise<T>,
): Promise<T> {
  await service.query('begin');
  try {
    // The partner first: once it is the caller's role, the transaction may name nobody any more.
    if (partner !== null) await service.query(`select set_config('hub.partner', $1, true)`, [partner]);
    await service.query(`select set_config('role', $1, true)`, [role]);
    return await work();
  } finally {
    await service.query('rollback');
  }
}

/** One statement, as `acting`. */
export async function query<Row extends QueryResultRow>(
  service: Client,
  who: Acting,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return acting(service, who, async () => (await service.query<Row>(sql, values)).rows);
}

/** The code with which the database refused, or null when it did not. */
export const refusal = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error: DatabaseError) => error.code ?? String(error),
  );
