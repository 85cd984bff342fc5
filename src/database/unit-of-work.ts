import type { ClientBase, QueryConfig } from 'pg';
import type { DataSource } from 'typeorm';
import type { Caller } from '../identity/caller';

/** One transaction in which the database itself knows who asks. */
export interface Transaction {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

export interface UnitOfWork extends Transaction {
  readonly caller: Caller;
}

/**
 * How a transaction sees others: a read sees one moment throughout; a change waits for its turn and then must see what
 * was committed while it waited.
 */
type Purpose = 'READ' | 'CHANGE';
const isolation = { READ: 'REPEATABLE READ', CHANGE: 'READ COMMITTED' } as const;

/** Runs work as the caller: as the database role that stands for the caller's role, for the caller's partner. */
export const asCaller = <T>(
  dataSource: DataSource,
  caller: Caller,
  purpose: Purpose,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> => {
  const { partnerId } = caller;
  const role = `hub_${caller.role.toLowerCase()}`;
  return inRole(dataSource, { role, partnerId, purpose }, (transaction) => work({ ...transaction, caller }));
};

/** Runs work as the publisher, the one role that reads over slices. For `src/jobs/` only. */
export const asPublisher = <T>(
  dataSource: DataSource,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => inRole(dataSource, { role: 'hub_publisher', partnerId: '', purpose: 'CHANGE' }, work);

/**
 * Role and partner hold for this transaction only, so that nothing is left on the connection for the next one. Rolls
 * back when the work throws; the connection goes back in every case.
 */
async function inRole<T>(
  dataSource: DataSource,
  { role, partnerId, purpose }: { role: string; partnerId: string; purpose: Purpose },
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const client = (await runner.connect()) as ClientBase;
  try {
    await client.query(`begin isolation level ${isolation[purpose]}`);
    await client.query(`select set_config('role', $1, true), set_config('hub.partner', $2, true)`, [
      role,
      partnerId,
    ]);
    const result = await work({ query: (sql, parameters) => statement(client, sql, parameters) });
    const { command } = await client.query('commit');
    // After a statement failed unnoticed, PostgreSQL answers a commit with a rollback: nothing was kept.
    if (purpose === 'CHANGE' && command !== 'COMMIT')
      throw new Error('The change was rolled back by the database.');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/**
 * Always the extended protocol, which takes one statement: a text without parameters would otherwise go as a simple
 * query, in which SQL that slipped in could add a statement of its own and become another role.
 */
async function statement<Row>(client: ClientBase, text: string, values: unknown[] = []): Promise<Row[]> {
  const config: QueryConfig & { queryMode: 'extended' } = { text, values, queryMode: 'extended' };
  const { rows } = await client.query(config);
  return rows as Row[];
}
