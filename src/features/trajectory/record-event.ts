import { today } from '../../database/today';
import { recordAct } from '../../database/audit-trail';
import type { UnitOfWork } from '../../database/unit-of-work';
import { keyOf } from '../../graphql/global-id';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkEvent, type EventReport } from './check-event';
import { addEvent, isOwnFacility, recordedAs } from './event.repository';
import type { ReportTrajectoryEventInput } from './report-event.input';
import {
  correctedEvent,
  eventsOf,
  findInTurn,
  type CorrectedEvent,
  type KnownTrajectory,
} from './trajectory.repository';

export interface EventOutcome {
  trajectory: KnownTrajectory | null;
  /** The caller's key of the event, recorded now or before. */
  event: string | null;
  alreadyReported: boolean;
  errors: UserError[];
}

export const notFound = (): UserError =>
  userError(InvalidInput, { code: 'TRAJECTORY_NOT_FOUND', path: ['trajectory'] });

export const reused = (): UserError => userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] });

/** Checks an event against those of its trajectory and records it; one writer of a trajectory waits for the other. */
export async function recordEvent(
  unit: UnitOfWork,
  input: ReportTrajectoryEventInput,
  requestId: string,
): Promise<EventOutcome> {
  const trajectory = await findInTurn(unit, input.trajectory);
  if (!trajectory) return { trajectory, event: null, alreadyReported: false, errors: [notFound()] };
  const corrected = input.corrects ? await correctedEvent(unit, trajectory, input.corrects) : null;
  const report = toReport(input, corrected);
  const refused = (errors: UserError[]) => ({ trajectory, event: null, alreadyReported: false, errors });

  const recorded = await recordedAs(unit, trajectory, report.reference);
  if (recorded)
    return recorded.trajectoryId === trajectory.id && isSame(recorded, report)
      ? { trajectory, event: recorded.key, alreadyReported: true, errors: [] }
      : refused([reused()]);

  const errors = checkEvent(report, {
    ...{ role: unit.caller.role, route: trajectory.route, corrected },
    today: await today(unit),
    events: await eventsOf(unit, trajectory),
    ownFacility: report.facilityId !== null && (await isOwnFacility(unit, report.facilityId)),
  });
  if (errors.length > 0) return refused(errors);
  const event = await addEvent(unit, trajectory, report);
  await recordAct(unit, {
    activity: 'trajectory.report',
    subjects: [trajectory.pseudonym, event],
    requestId,
  });
  return { trajectory, event, alreadyReported: false, errors: [] };
}

/** An id of something else becomes no key at all. A correction keeps the facility that it does not name. */
function toReport(input: ReportTrajectoryEventInput, corrected: CorrectedEvent | null): EventReport {
  const given = input.facility ? (keyOf('Facility', input.facility) ?? '') : null;
  const withdraw = input.withdraw ?? false;
  return {
    ...{ kind: input.kind, happenedOn: input.happenedOn, reference: input.reference, withdraw },
    facilityId: given ?? (input.kind === 'CORRECTION' ? (corrected?.facilityId ?? null) : null),
    destination: input.destination ?? null,
    corrects: input.corrects ? (corrected?.id ?? '') : null,
  };
}

const isSame = (recorded: EventReport, report: EventReport): boolean =>
  (Object.keys(report) as Array<keyof EventReport>).every((key) => recorded[key] === report[key]);
