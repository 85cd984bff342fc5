import { halfYearAfter, halfYearOf, type Period } from './periods';

export type SnapshotVersion = 'PROVISIONAL' | 'FINAL';

/** A half-year is published twice and no more: what comes to be known later changes nothing. */
export interface Snapshot {
  /** Such as 2025-H1-FINAL. */
  id: string;
  halfYear: Period;
  version: SnapshotVersion;
}

/** Only then it is known who came back within 14 days. */
const settledAfterDays = 15;

const dayMs = 86_400_000;
const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/**
 * The snapshots that are to be there on a day, from the half-year of the first day on, in the order in which they are
 * made: a year is made of halves as they are published last. Provisional soon after a half-year closes, final when the
 * next one is provisional. One that is final by now is not made provisionally first.
 */
export function snapshotsDue(firstDay: string, today: string, done: ReadonlySet<string>): Snapshot[] {
  const due: Snapshot[] = [];
  for (let half = halfYearOf(firstDay); isSettled(half, today); half = halfYearAfter(half)) {
    const version = isSettled(halfYearAfter(half), today) ? 'FINAL' : 'PROVISIONAL';
    due.push({ id: snapshotId(half, version), halfYear: half, version });
  }
  return due.filter(({ id }) => !done.has(id));
}

export const snapshotId = ({ id }: Period, version: SnapshotVersion): string => `${id}-${version}`;

const isSettled = ({ until }: Period, today: string): boolean => daysAfter(until, settledAfterDays) <= today;
