import type { UnitOfWork } from '../../database/unit-of-work';
import type { CodeOf } from '../../graphql/codes';
import type { CourseNorm } from './course.type';
import { foldFor } from './fold-functions';
import type { Phase } from './trajectory.codes';

/** Of which trajectory, on which day, by what was known on which moment. */
export interface When {
  trajectoryId: string;
  asOf: string;
  /** Null for all that is known now. */
  knownAt: Date | null;
}

const values = ({ trajectoryId, asOf, knownAt }: When) => [[trajectoryId], asOf, knownAt ?? 'infinity'];
const when = '$1::uuid[], $2::date, $3::timestamptz';

/** Undefined when nothing had happened by then. */
export async function phaseOn({ query, caller }: UnitOfWork, asked: When) {
  const [course] = await query<{ phase: CodeOf<typeof Phase>; closedOn: string | null }>(
    `select phase, closed_on as "closedOn" from ${foldFor(caller.role, 'fold_trajectories')}(${when})`,
    values(asked),
  );
  return course;
}

/** For a municipality without the facility, which its schema does not have. */
export const staysOf = ({ query, caller }: UnitOfWork, asked: When) =>
  query<{ facilityId: string; startedOn: string; endedOn: string | null }>(
    `select facility_id as "facilityId", started_on as "startedOn", ended_on as "endedOn" from ${foldFor(caller.role, 'fold_stays')}(${when})
     order by started_on, id`,
    values(asked),
  );

export const normsOfCourse = ({ query, caller }: UnitOfWork, asked: When) =>
  query<CourseNorm>(
    `select kind, from_date as "from", due, done_on as "doneOn", greatest(reached - from_date, 0) as days,
       case when reached > due then 'MISSED' when done_on is null then 'DUE' else 'MET' end as status
     from ${foldFor(caller.role, 'fold_norms')}(${when}) cross join lateral (select coalesce(done_on, $2::date) as reached) r
     order by episode, kind desc`,
    values(asked),
  );
