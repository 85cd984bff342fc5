import type { DataSource } from 'typeorm';
import { asPublisher, type Transaction } from '../database/unit-of-work';

/** What one round of retention did. */
export interface RetentionRun {
  retentionDays: number;
  closedUntil: string;
  trajectories: number;
  clients: number;
}

/** So many are reduced in one statement. */
const most = 1_000;

/**
 * Reduces trajectories that were closed so many days ago to what the indicators need, once a day, and keeps a line of what
 * it did. Null when it ran today already; several hubs take turns.
 */
export const reduceClosedTrajectories = (
  dataSource: DataSource,
  retentionDays: number,
): Promise<RetentionRun | null> =>
  asPublisher(dataSource, async (transaction) => {
    await transaction.query(`select pg_advisory_xact_lock(hashtext('hub.retention_run'))`);
    const [day] = await transaction.query<{ closedUntil: string; done: boolean }>(
      `select current_date - $1::integer as "closedUntil",
         exists (select from hub.retention_run where ran_on = current_date) as done`,
      [retentionDays],
    );
    if (day!.done) return null;
    const { closedUntil } = day!;
    const run = { retentionDays, closedUntil, ...(await reduceUntil(transaction, closedUntil)) };
    await transaction.query(
      'insert into hub.retention_run (retention_days, closed_until, trajectories, clients) values ($1, $2, $3, $4)',
      [retentionDays, closedUntil, run.trajectories, run.clients],
    );
    return run;
  });

async function reduceUntil({ query }: Transaction, closedUntil: string) {
  const total = { trajectories: 0, clients: 0 };
  for (let reduced = most; reduced === most;) {
    const [batch] = await query<{ trajectories: number; clients: number }>(
      'select trajectories, clients from hub.reduce_closed_trajectories($1, $2)',
      [closedUntil, most],
    );
    reduced = batch!.trajectories;
    total.trajectories += batch!.trajectories;
    total.clients += batch!.clients;
  }
  return total;
}
