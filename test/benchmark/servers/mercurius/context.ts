import type { Pool, PoolClient } from 'pg';
import type { Caller } from '../../../../src/identity/caller';
import { become, type Row } from '../../spike/unit-of-work';
import { prepared } from '../prepared';

/** What the resolvers of one operation get. */
export interface Context {
  caller: Caller;
  requestId: string;
  /** The transaction's connection; there from the moment the operation is executed. */
  client?: PoolClient;
}

/** The caller's role in the database. */
const roleOf = ({ caller }: Context): string => `hub_${caller.role.toLowerCase()}`;

/** Opens the operation's transaction, under the same isolation and as the same role as in the hub. */
export async function open(pool: Pool, context: Context, isMutation: boolean): Promise<void> {
  context.client = await pool.connect();
  const isolation = isMutation ? 'read committed' : 'repeatable read';
  await context.client.query(`begin isolation level ${isolation}`);
  await context.client.query(become({ role: roleOf(context), partner: context.caller.partnerId }));
}

/** Ends the transaction: whatever failed is not kept. */
export async function close(context: Context, failed: boolean): Promise<void> {
  const { client } = context;
  if (!client) return;
  try {
    const { command } = await client.query(failed ? 'rollback' : 'commit');
    if (!failed && command !== 'COMMIT') throw new Error('The transaction was rolled back.');
  } finally {
    client.release();
  }
}

/** Runs a prepared statement on the operation's transaction. */
export async function query<T = Row>(context: Context, text: string, values: unknown[]): Promise<T[]> {
  const { rows } = await context.client!.query(prepared(roleOf(context), text, values));
  return rows as T[];
}

/** As the hub writes it. */
export async function recordAct(context: Context, activity: string, subjects: string[]): Promise<void> {
  const { caller, requestId } = context;
  await query(
    context,
    `insert into hub.audit_event (partner_id, role, activity, subjects, request_id) values ($1, $2, $3, $4, $5)`,
    [caller.partnerId, caller.role, activity, subjects, requestId],
  );
}
