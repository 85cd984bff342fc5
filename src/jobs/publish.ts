import type { DataSource } from 'typeorm';
import { asPublisher, type Transaction } from '../database/unit-of-work';
import { publishCandidateLists } from './publish-candidate-lists';
import { publishCapacity } from './publish-capacity';

/** What is published every week, by the name under which it is remembered that it was done. */
const publications: Record<string, (transaction: Transaction, week: string) => Promise<void>> = {
  CANDIDATE_LISTS: publishCandidateLists,
  CAPACITY: publishCapacity,
};

/**
 * Publishes this week's figures unless that was done already; whole or not at all. Says whether it published.
 * Several hubs on one database take turns, and the second finds it done.
 */
export const publishWhenDue = (dataSource: DataSource): Promise<boolean> =>
  asPublisher(dataSource, async (transaction) => {
    await transaction.query(`select pg_advisory_xact_lock(hashtext('publish'))`);
    const done = await transaction.query<{ name: string }>(
      `select name from published.publication where week = date_trunc('week', current_date)::date`,
    );
    const due = Object.keys(publications).filter((each) => !done.some(({ name }) => name === each));
    if (due.length > 0) await publish(transaction, due);
    return due.length > 0;
  });

/** Publishes the figures of this week, in place of whatever was published before. */
export const publishThisWeek = (transaction: Transaction): Promise<void> =>
  publish(transaction, Object.keys(publications));

async function publish(transaction: Transaction, names: readonly string[]): Promise<void> {
  const [monday] = await transaction.query<{ week: string }>(
    `select date_trunc('week', current_date)::date as week`,
  );
  const { week } = monday!;
  for (const name of names) {
    await publications[name]!(transaction, week);
    await transaction.query('delete from published.publication where name = $1', [name]);
    await transaction.query('insert into published.publication (name, week) values ($1, $2)', [name, week]);
  }
}
