import { addDays } from '../../features/trajectory/calendar';
import type { Measure } from '../../features/indicator/measures';
import { periodAfter, halfYearOf, type Period } from '../../features/indicator/period';

export type SnapshotVersion = 'PROVISIONAL' | 'FINAL';

/** A half-year is published twice and no more: what comes to be known later changes nothing. */
export interface Snapshot {
  /** Such as INFLOW-2025-H1-FINAL. */
  id: string;
  halfYear: Period;
  version: SnapshotVersion;
}

/** Before that it is not known who came back within 14 days, and reports of the last days come in. */
const fewestDays = 15;

/**
 * The snapshots of a measure that are to be there on a day, from the half-year of the first day on, in order: a year is
 * made of halves as they are published last. Provisional when a half-year can be judged, final when the next one can. One
 * that is final by now is not made provisionally first.
 */
export function snapshotsDue(
  { code, finalAfterDays }: Pick<Measure, 'code' | 'finalAfterDays'>,
  { firstDay, today, done }: { firstDay: string; today: string; done: ReadonlySet<string> },
): Snapshot[] {
  const waits = Math.max(fewestDays, finalAfterDays);
  const isSettled = ({ until }: Period): boolean => addDays(until, waits) <= today;
  const due: Snapshot[] = [];
  for (let half = halfYearOf(firstDay); isSettled(half); half = periodAfter(half)) {
    const version = isSettled(periodAfter(half)) ? 'FINAL' : 'PROVISIONAL';
    due.push({ id: `${code}-${half.id}-${version}`, halfYear: half, version });
  }
  return due.filter(({ id }) => !done.has(id));
}
