import { createHash } from 'node:crypto';
import { Pool, types, type PoolClient, type PoolConfig, type QueryResult } from 'pg';
import type { Caller } from './request';

// A date has no time zone: keep it as text.
types.setTypeParser(types.builtins.DATE, (text) => text);

export interface Statement {
  name?: string;
  text: string;
  values: unknown[];
}

export type Row = Record<string, unknown>;

/** The service's connections to one database. */
export function createPool(connectionString: string, size = 10): Pool {
  const pool = new Pool({ connectionString, max: size, pipeline: true } as PoolConfig);
  // An idle connection that the server closes is replaced; it must not end the process.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * The role is part of the name: a statement that two roles share would be planned again at every change of role.
 * Policies would still be right; see the report's part on safety.
 */
export function named(role: string, text: string, values: unknown[]): Statement {
  const hash = createHash('md5').update(role).update(text).digest('hex');
  return { name: `s${hash.slice(0, 20)}`, text, values };
}

/** A text without a name and without values. */
export const bare = (text: string): Statement => ({ text, values: [] });

/** One snapshot for all statements: otherwise a parent and its slice could come from two states. */
export const begin: Statement = bare('begin isolation level repeatable read');
export const commit: Statement = bare('commit');

/** Both settings are local to the transaction: the next user of the connection starts with nothing. */
export function become({ role, partner }: Caller): Statement {
  return {
    name: 'become',
    text: `select set_config('role', $1, true), set_config('hub.partner', $2, true)`,
    values: [role, partner],
  };
}

/** Sends all statements in one write and waits for all answers. Throws the cause, not what follows from it. */
export async function flush(client: PoolClient, statements: Statement[]): Promise<Row[][]> {
  const settled = await Promise.allSettled(sendTogether(client, statements));
  const results = settled.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
  // A commit of a failed transaction answers ROLLBACK and no error: it must not pass for success.
  if (statements.at(-1) === commit && results.at(-1)?.command !== 'COMMIT') {
    throw new Error('The transaction was rolled back.');
  }
  return results.map(({ rows }) => rows);
}

export function sendTogether(client: PoolClient, statements: Statement[]): Promise<QueryResult<Row>>[] {
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } })
    .connection;
  stream.cork();
  const sent = statements.map((statement) => client.query<Row>(simpleIfBare(statement)));
  stream.uncork();
  return sent;
}

const simpleIfBare = (statement: Statement) =>
  statement.values.length === 0 && !statement.name ? { text: statement.text } : statement;

/** The same statements, each awaited before the next is sent. */
export async function oneByOne(client: PoolClient, statements: Statement[]): Promise<Row[][]> {
  const rows: Row[][] = [];
  try {
    for (const statement of statements) rows.push((await client.query<Row>(simpleIfBare(statement))).rows);
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  return rows;
}

/** Lends a connection for one operation; it always goes back. */
export async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
