import type { DataSource } from 'typeorm';
import type { Caller } from '../identity/caller';
import { flush, send, withConnection, type Statement } from './connection';

/** One transaction in which the database itself knows who asks. */
export interface Transaction {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

export interface UnitOfWork extends Transaction {
  readonly caller: Caller;
  /** Runs a statement that is worth keeping: PostgreSQL remembers it under its name. */
  run<Row>(statement: Statement): Promise<Row[]>;
}

/**
 * How a transaction sees others: a read sees one moment throughout; a change waits for its turn and then must see what
 * was committed while it waited.
 */
type Purpose = 'READ' | 'CHANGE';

/** Whom the database is to take the transaction for. */
interface Identity {
  role: string;
  partnerId: string;
}

const identityOf = ({ role, partnerId }: Caller): Identity => ({
  role: `hub_${role.toLowerCase()}`,
  partnerId,
});

/** Runs work as the caller: as the database role that stands for the caller's role, for the caller's partner. */
export const asCaller = <T>(
  dataSource: DataSource,
  caller: Caller,
  purpose: Purpose,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> =>
  inRole(dataSource, { ...identityOf(caller), purpose }, (run) =>
    work({ caller, run, query: (text, values = []) => run({ text, values }) }),
  );

/** Runs work as the publisher, the one role that reads over slices. For `src/jobs/` only. */
export const asPublisher = <T>(
  dataSource: DataSource,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> =>
  inRole(dataSource, { role: 'hub_publisher', partnerId: '', purpose: 'CHANGE' }, (run) =>
    work({ query: (text, values = []) => run({ text, values }) }),
  );

/**
 * Runs one statement as the caller, in a transaction that goes to the database and comes back as a whole: nothing is
 * waited for in between. One statement sees one moment by itself.
 */
export const runAsCaller = <Row>(
  dataSource: DataSource,
  caller: Caller,
  statement: Statement,
): Promise<Row[]> =>
  withConnection(dataSource, async (client) => {
    const identity = identityOf(caller);
    const [, , read, committed] = await flush(client, [
      begin.CHANGE,
      become(identity),
      { ...statement, role: identity.role },
      commit,
    ]);
    requireCommit(committed!.command);
    return read!.rows as Row[];
  });

type Run = <Row>(statement: Statement) => Promise<Row[]>;

/**
 * Role and partner hold for this transaction only, so that nothing is left on the connection for the next one. Rolls
 * back when the work throws; the connection goes back in every case.
 */
const inRole = <T>(
  dataSource: DataSource,
  { purpose, ...identity }: Identity & { purpose: Purpose },
  work: (run: Run) => Promise<T>,
): Promise<T> =>
  withConnection(dataSource, async (client) => {
    let over = false;
    let cause: unknown;
    const run: Run = async (statement) => {
      // Work can fail while parts of it still go on: their statements must not reach the next transaction.
      if (over) throw new Error('The transaction is over.');
      try {
        return (await send(client, { ...statement, role: identity.role })).rows as never[];
      } catch (error) {
        // After the first error all others only say that there was one.
        throw (cause ??= error);
      }
    };
    // Not waited for: what fails here fails every statement after it, and is told as their cause.
    const opened = flush(client, [begin[purpose], become(identity)]);
    opened.catch(() => undefined);
    try {
      const result = await work(run);
      await opened;
      over = true;
      const { command } = await send(client, commit);
      if (purpose === 'CHANGE') requireCommit(command);
      return result;
    } catch (error) {
      over = true;
      await send(client, rollback).catch(() => undefined);
      await opened;
      throw error;
    }
  });

const begin: Record<Purpose, Statement> = {
  READ: { text: 'begin isolation level repeatable read' },
  CHANGE: { text: 'begin isolation level read committed' },
};
const commit: Statement = { text: 'commit' };
const rollback: Statement = { text: 'rollback' };

const become = ({ role, partnerId }: Identity): Statement => ({
  text: `select set_config('role', $1, true), set_config('hub.partner', $2, true)`,
  values: [role, partnerId],
  role: 'anybody',
});

/** After a statement failed unnoticed, PostgreSQL answers a commit with a rollback: nothing was kept. */
function requireCommit(command: string): void {
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back by the database.');
}
