import { hkdfSync } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { codeOfDatabaseError } from '../../database/error-code';
import { asPublisher, type Transaction } from '../../database/unit-of-work';
import { Draws } from '../../disclosure/counts/draws';
import { measures, type Measure } from '../../features/indicator/measures';
import { holdersFirst } from '../../features/indicator/nesting';
import { FailedSnapshots } from './failed-snapshots';
import { publishSnapshot } from './publish-snapshot';
import { OtherKeyError, refuseOtherKey } from './snapshot.repository';
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
 * after a crash the next run goes on where this one ended. Says how many it published. One that fails does not keep those
 * back that do not need it: throws SnapshotsFailedError at the end.
 */
export async function publishIndicators(
  dataSource: DataSource,
  { secret, codes, published }: IndicatorPublishing,
): Promise<number> {
  const draws = drawsFrom(secret);
  const { today, firstDay, done } = await asPublisher(dataSource, (transaction) =>
    readState(transaction, draws),
  );
  const due = firstDay ? dueOf(codes, { firstDay, today, done: new Set(done) }) : [];
  const failed = new FailedSnapshots();
  let count = 0;
  for (const [place, { measure, snapshot }] of due.entries()) {
    if (failed.holdsBack(measure, snapshot)) continue;
    try {
      await asPublisher(dataSource, (transaction) =>
        publishOne(transaction, { measure, snapshot, asOf: today, draws }),
      );
    } catch (error) {
      if (concernsAll(error)) throw error;
      failed.add(measure, snapshot, error);
      continue;
    }
    count += 1;
    published?.(snapshot, due.length - place - 1);
  }
  failed.tell(count);
  return count;
}

/** In the order in which they are to be published. */
const dueOf = (
  codes: readonly string[] | undefined,
  state: Parameters<typeof snapshotsDue>[1],
): Array<{ measure: Measure; snapshot: Snapshot }> =>
  holdersFirst(measures)
    .filter(({ code }) => codes?.includes(code) ?? true)
    .flatMap((measure) => snapshotsDue(measure, state).map((snapshot) => ({ measure, snapshot })));

/** Without a database or under another key nothing else would succeed either. */
const concernsAll = (error: unknown): boolean =>
  error instanceof OtherKeyError || codeOfDatabaseError(error) === 'UNAVAILABLE';

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
