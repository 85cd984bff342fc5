import type { DataSource } from 'typeorm';
import { asPublisher, type Transaction } from '../database/unit-of-work';
import { publishCandidateLists } from './publish-candidate-lists';
import { publishFreePlacesOfWeek } from './publish-free-places';

/**
 * Publishes this week's figures unless that was done already; whole or not at all. Says whether it published.
 * Several hubs on one database take turns, and the second finds it done.
 */
export const publishWhenDue = (dataSource: DataSource): Promise<boolean> =>
  asPublisher(dataSource, async (transaction) => {
    await transaction.query(`select pg_advisory_xact_lock(hashtext('publish'))`);
    const [found] = await transaction.query<{ done: boolean }>(
      `select exists (select from published.candidate_list where week = date_trunc('week', current_date)::date) as done`,
    );
    if (found!.done) return false;
    await publishThisWeek(transaction);
    return true;
  });

/** Publishes the figures of this week, in place of whatever was published before. */
export async function publishThisWeek(transaction: Transaction): Promise<void> {
  const [monday] = await transaction.query<{ week: string }>(
    `select date_trunc('week', current_date)::date as week`,
  );
  await publishCandidateLists(transaction, monday!.week);
  await publishFreePlacesOfWeek(transaction, monday!.week);
}
