import type { DataSource } from 'typeorm';
import { asPublisher, type Transaction } from '../database/unit-of-work';

/** What one round of retention did. */
export interface RetentionRun {
  retentionDays: number;
  closedUntil: string;
  trajectories: number;
  clients: number;
}

/** So many are reduced in one transaction: writers wait for their turns meanwhile, and a turn for each is held. */
const enough = 500;

/**
 * Reduces trajectories that were closed so many days ago to what the indicators need, once a day, and keeps a line of what
 * was done. Null when there is a line of today; several hubs take turns. A round that is broken off goes on at the next try.
 */
export async function reduceClosedTrajectories(
  dataSource: DataSource,
  retentionDays: number,
  most = enough,
): Promise<RetentionRun | null> {
  for (;;) {
    const step = await asPublisher(dataSource, (transaction) => reduceSome(transaction, retentionDays, most));
    if (step !== 'MORE') return step;
  }
}

/** Reduces some more, or keeps the line of the round when none is left. */
async function reduceSome(
  { query }: Transaction,
  retentionDays: number,
  most: number,
): Promise<RetentionRun | 'MORE' | null> {
  await query(`select pg_advisory_xact_lock(hashtext('hub.retention_run'))`);
  const [day] = await query<{ closedUntil: string; done: boolean }>(
    `select current_date - $1::integer as "closedUntil",
       exists (select from hub.retention_run where ran_on >= current_date) as done`,
    [retentionDays],
  );
  if (day!.done) return null;
  const { closedUntil } = day!;
  const [looked] = await query<{ at: number }>('select hub.reduce_closed_trajectories($1, $2) as at', [
    closedUntil,
    most,
  ]);
  if (looked!.at > 0) return 'MORE';
  const [run] = await query<RetentionRun>(
    `insert into hub.retention_run (retention_days, closed_until, trajectories, clients) ${sinceLastLine}
     returning retention_days as "retentionDays", closed_until as "closedUntil", trajectories, clients`,
    [retentionDays, closedUntil],
  );
  return run!;
}

/**
 * What was reduced since the line before, by whichever hub and in however many tries, and of how many clients nothing else is
 * left. What went because its client was erased is told elsewhere.
 */
const sinceLastLine = `
  select $1::integer, $2::date, count(*)::integer, (count(distinct t.client_id) filter (where not exists (
    select from hub.trajectory o where o.client_id = t.client_id and o.reduced_on is null)))::integer
  from hub.trajectory t
  where t.reduced_on > (select coalesce(max(ran_on), '-infinity') from hub.retention_run)
    and coalesce(t.erased_on, 'infinity') > t.reduced_on`;
