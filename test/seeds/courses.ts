import type { TableRow } from '../../seeds/insert';
import type { ClientRows } from '../../seeds/synthetic/population';
import { courseOf, type TrajectoryEvent } from '../../src/features/trajectory/trajectory.rules';
import { groupBy } from '../../src/group-by';

/** The events of each made-up client, and what they mean. */
export function coursesOf({ trajectories, events: rows }: ClientRows) {
  const events = groupBy(rows, ({ trajectory_id }) => String(trajectory_id));
  const courses = new Map(
    trajectories.map(({ id, route }) => {
      const happened = (events.get(String(id)) ?? []).map((row) => ({
        ...{ id: null, kind: row.kind, happenedOn: row.happened_on, facilityId: row.facility_id },
      }));
      return [id, courseOf(route as 'SHELTER', happened as TrajectoryEvent[])];
    }),
  );
  const phaseOf = ({ id }: TableRow) => courses.get(id)!.phase;
  const stays = [...courses].flatMap(([trajectory_id, course]) =>
    course.stays.map((stay) => ({ trajectory_id, ...stay })),
  );
  return { events, courses, phaseOf, stays };
}

export const noRows = (): ClientRows => ({
  ...{ clients: [], trajectories: [], care: [], events: [], parties: [], stays: [], norms: [] },
  ...{ needs: [], areas: [], exclusions: [], dwellings: [], dwellingWithdrawals: [] },
  ...{ nominations: [], nominationReasons: [], nominationSteps: [] },
});
