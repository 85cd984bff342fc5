import { Query, type ClientBase, type Pool, type QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { statementName } from './statement-name';

/** A statement for the database. */
export interface Statement {
  text: string;
  /** With values, be they none, it goes by the extended protocol. */
  values?: unknown[];
  /**
   * The role that runs it, when it may come again: PostgreSQL then keeps it, parsed and planned, per connection. A plan
   * that two roles shared would be made anew at each change of role.
   */
  role?: string;
}

/**
 * Statements that one connection may have prepared: each costs the database some tens of kilobytes. A connection with
 * more is replaced, so that a flood of distinct documents does not fill the database's memory.
 */
const mostPrepared = 250;

/** The names of the statements that each connection has prepared. */
const prepared = new WeakMap<ClientBase, Set<string>>();

/** Lends a connection; it goes back in every case. */
export async function withConnection<T>(
  dataSource: DataSource,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  const client = await poolOf(dataSource).connect();
  const names = namesOn(client);
  try {
    return await work(client);
  } finally {
    client.release(names.size > mostPrepared);
  }
}

function namesOn(client: ClientBase): Set<string> {
  const known = prepared.get(client);
  if (known) return known;
  // A connection that breaks fails its statements; by itself the event would end the process.
  client.on('error', () => undefined);
  const names = new Set<string>();
  prepared.set(client, names);
  return names;
}

const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as PostgresDriver).master as Pool;

/** Sends statements in one write and waits for all answers. Throws the first error: the later ones follow from it. */
export function flush(client: ClientBase, statements: readonly Statement[]): Promise<QueryResult[]> {
  return new Promise((resolve, reject) => {
    const results: QueryResult[] = [];
    let failed: Error | null = null;
    const { stream } = (client as ClientBase & { connection: { stream: Corkable } }).connection;
    stream.cork();
    for (const statement of statements) {
      submit(client, statement, (error, result) => {
        failed ??= error ?? null;
        if (results.push(result) < statements.length) return;
        if (failed) reject(failed);
        else resolve(results);
      });
    }
    stream.uncork();
  });
}

interface Corkable {
  cork(): void;
  uncork(): void;
}

/** Sends one statement. */
export const send = async (client: ClientBase, statement: Statement): Promise<QueryResult> =>
  (await flush(client, [statement]))[0]!;

type Done = (error: Error | null | undefined, result: QueryResult) => void;

/**
 * The extended protocol takes one statement: in a simple query, SQL that slipped in could add a statement of its own
 * and become another role.
 */
function submit(client: ClientBase, { text, values, role }: Statement, done: Done): void {
  const query = new Query(text, values, done as QueryCallback) as Query & Extended;
  if (values) query.queryMode = 'extended';
  const name = role && statementName(role, text);
  if (name) {
    query.name = name;
    namesOn(client).add(name);
  }
  client.query(query);
}

/** pg hands over the result with its rows; its types speak of the builder of it. */
type QueryCallback = ConstructorParameters<typeof Query>[2];
interface Extended {
  name?: string;
  queryMode?: 'extended';
}
