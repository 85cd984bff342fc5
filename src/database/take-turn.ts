import type { Transaction } from './unit-of-work';

/**
 * Waits until no other transaction is at the same thing, and holds it to the end of this one. What is read afterwards
 * shows what the others before it have kept.
 */
export async function takeTurn({ query }: Transaction, at: string): Promise<void> {
  await query('select pg_advisory_xact_lock(hashtext($1))', [at]);
}
