import type { Client } from 'pg';

/**
 * Rows that PostgreSQL read of the hub's tables, from its own counters: rows of sequential scans, and entries that
 * indexes handed out, so that index-only scans count too. Exact where one connection does everything and nobody else
 * works on the database; partners' roles are left out, since the hub reads them twice a minute by itself.
 */
async function counted(admin: Client): Promise<number> {
  const { rows } = await admin.query<{ read: string }>(
    `select (select sum(seq_tup_read) from pg_stat_user_tables where relname <> 'partner_role')
      + (select sum(idx_tup_read) from pg_stat_user_indexes where relname <> 'partner_role') as read`,
  );
  return Number(rows[0]!.read);
}

/** A connection tells its counts at the end of a transaction, but not twice within a second. */
const untilTold = () => new Promise((done) => setTimeout(done, 1_100));

/** Rows read per request, over some requests on one connection. */
export async function rowsRead(
  admin: Client,
  send: () => Promise<unknown>,
  requests: number,
): Promise<number> {
  const tell = async () => {
    await untilTold();
    await send();
  };
  await tell();
  const before = await counted(admin);
  for (let i = 1; i < requests; i++) await send();
  await tell();
  return ((await counted(admin)) - before) / requests;
}
