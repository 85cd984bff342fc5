import { hkdfSync } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { asPublisher, type Transaction } from '../../database/unit-of-work';
import { Draws } from '../../disclosure/counts/draws';
import { measures, type Measure } from '../../features/indicator/measures';
import { holdersFirst } from '../../features/indicator/nesting';
import { publishSnapshot } from './publish-snapshot';
import { refuseOtherKey } from './snapshot.repository';
import { snapshotsDue, type Snapshot } from './snapshots-due';

/** What publishing needs besides the database. */
export interface IndicatorPublishing {
  /** Secret from which every draw is made. */
  secret: string;
  /** Only these measures; all when not given. */
  codes?: readonly string[];
  /** Told of every snapshot that was published. */
  published?: (snapshot: Snapshot, left: number) => void;
}

/** The day on which the hub stands, and what was published by then. */
interface State {
  today: string;
  firstDay: string | null;
  done: string[];
}

/**
 * Publishes every snapshot of an indicator that is due and not there yet: each whole and in a transaction of its own, so that
 * after a crash the next run goes on where this one ended. Says how many it published.
 */
export async function publishIndicators(
  dataSource: DataSource,
  { secret, codes, published }: IndicatorPublishing,
): Promise<number> {
  const draws = drawsFrom(secret);
  const { today, firstDay, done } = await asPublisher(dataSource, (transaction) =>
    readState(transaction, draws),
  );
  if (!firstDay) return 0;
  const due = holdersFirst(measures)
    .filter(({ code }) => codes?.includes(code) ?? true)
    .flatMap((measure) =>
      snapshotsDue(measure, { firstDay, today, done: new Set(done) }).map((snapshot) => ({
        measure,
        snapshot,
      })),
    );
  for (const [place, { measure, snapshot }] of due.entries()) {
    await asPublisher(dataSource, (transaction) =>
      publishOne(transaction, { measure, snapshot, asOf: today, draws }),
    );
    published?.(snapshot, due.length - place - 1);
  }
  return due.length;
}

/**
 * One key for all snapshots: equal sets of people must draw alike in every period, or what hardly changes could be averaged
 * over periods. Nobody learns it from a snapshot.
 */
function drawsFrom(secret: string): Draws {
  return new Draws(Buffer.from(hkdfSync('sha256', secret, '', 'indicators', 32)));
}

/** A key that is not the one of what is published is found at once, and not when the next snapshot is due. */
const readState = async (transaction: Transaction, draws: Draws): Promise<State> => {
  await refuseOtherKey(transaction, draws);
  const [state] = await transaction.query<State>(`
    select to_char(now() at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as today,
      (select to_char(min(registered_on), 'YYYY-MM-DD') from hub.trajectory) as "firstDay",
      array(select id from published.snapshot) as done`);
  return state!;
};

interface One {
  measure: Measure;
  snapshot: Snapshot;
  asOf: string;
  draws: Draws;
}

/** Takes as long as it takes. Of several hubs on one database the second finds it done. */
async function publishOne(transaction: Transaction, one: One): Promise<void> {
  await transaction.query('set local statement_timeout = 0');
  await transaction.query('set local idle_in_transaction_session_timeout = 0');
  await transaction.query(`select pg_advisory_xact_lock(hashtext('publish-indicators'))`);
  await refuseOtherKey(transaction, one.draws);
  const [there] = await transaction.query('select from published.snapshot where id = $1', [one.snapshot.id]);
  if (!there) await publishSnapshot(transaction, one);
}
