import { normsOf } from '../../src/features/trajectory/norms';
import type { Route } from '../../src/features/trajectory/trajectory.codes';
import {
  courseOf,
  type Happening,
  type TrajectoryEvent,
} from '../../src/features/trajectory/trajectory.rules';
import type { CodeOf } from '../../src/graphql/codes';
import * as factories from '../factories';
import type { TableRow } from '../insert';

/** The rows that follow from events. */
export interface ProjectedRows {
  stays: TableRow[];
  norms: TableRow[];
}

/**
 * Writes down what the events of a trajectory mean, by the hub's own rules: to let the database work it out for a million
 * takes as long as to load them.
 */
export function addProjection(
  rows: ProjectedRows,
  trajectory: TableRow,
  events: readonly TableRow[],
  today: string,
): void {
  const route = trajectory.route as CodeOf<typeof Route>;
  const happened = events.map(happenedOf);
  const course = courseOf(route, happened);
  const closedOn = course.phase === 'CLOSED' ? lastOf(happened, ['CLOSED'])!.happenedOn : null;
  const lastRound = lastOf(happened, ['ACCESS_GRANTED', 'ACCESS_REFUSED', 'RETURNED']);
  const decided = lastRound !== undefined && lastRound.kind !== 'RETURNED';
  Object.assign(trajectory, { phase: course.phase, closed_on: closedOn, decided });
  for (const { facilityId: facility_id, from: started_on, to: ended_on } of course.stays) {
    const { id } = happened.find((event) => begins(event, facility_id, started_on))!;
    rows.stays.push(factories.stay(trajectory, { id, facility_id, started_on, ended_on }));
  }
  let episode = 0;
  for (const { kind, from: from_date, due, doneOn: done_on } of normsOf(route, happened, course, today)) {
    rows.norms.push({ trajectory_id: trajectory.id, episode, kind, from_date, due, done_on });
    // The norm of triage stands before the one of the shelter that it belongs to.
    if (kind === 'SHELTER') episode += 1;
  }
}

const happenedOf = ({ id, kind, happened_on, facility_id }: TableRow): TrajectoryEvent => ({
  id: String(id),
  kind: kind as Happening,
  happenedOn: String(happened_on),
  facilityId: (facility_id as string | null | undefined) ?? null,
});

const begins = ({ kind, facilityId, happenedOn }: TrajectoryEvent, facility: string, day: string): boolean =>
  kind === 'STAY_STARTED' && facilityId === facility && happenedOn === day;

/** Events stand in the order in which they happened. */
const lastOf = (
  events: readonly TrajectoryEvent[],
  kinds: readonly Happening[],
): TrajectoryEvent | undefined => events.findLast(({ kind }) => kinds.includes(kind));
