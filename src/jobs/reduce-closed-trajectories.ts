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
const most = 500;

/**
 * Reduces trajectories that were closed so many days ago to what the indicators need, once a day, and keeps a line of what
 * it did. Null when it ran today already; several hubs take turns. A round that is broken off goes on at the next try, whose
 * line counts what that did.
 */
export async function reduceClosedTrajectories(
  dataSource: DataSource,
  retentionDays: number,
): Promise<RetentionRun | null> {
  const total = { trajectories: 0, clients: 0 };
  for (;;) {
    const step = await asPublisher(dataSource, (transaction) =>
      reduceSome(transaction, retentionDays, total),
    );
    if (step !== 'MORE') return step;
  }
}

/** Reduces some more, or keeps the line of the round when none is left. */
async function reduceSome(
  { query }: Transaction,
  retentionDays: number,
  total: Pick<RetentionRun, 'trajectories' | 'clients'>,
): Promise<RetentionRun | 'MORE' | null> {
  await query(`select pg_advisory_xact_lock(hashtext('hub.retention_run'))`);
  const [day] = await query<{ closedUntil: string; done: boolean }>(
    `select current_date - $1::integer as "closedUntil",
       exists (select from hub.retention_run where ran_on = current_date) as done`,
    [retentionDays],
  );
  if (day!.done) return null;
  const { closedUntil } = day!;
  const [some] = await query<{ trajectories: number; clients: number }>(
    'select trajectories, clients from hub.reduce_closed_trajectories($1, $2)',
    [closedUntil, most],
  );
  total.trajectories += some!.trajectories;
  total.clients += some!.clients;
  if (some!.trajectories > 0) return 'MORE';
  await query(
    'insert into hub.retention_run (retention_days, closed_until, trajectories, clients) values ($1, $2, $3, $4)',
    [retentionDays, closedUntil, total.trajectories, total.clients],
  );
  return { retentionDays, closedUntil, ...total };
}
