import { today } from '../../database/today';
import { recordAct } from '../../database/audit-trail';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { OperationContext } from '../../graphql/context';
import { keyOf } from '../../graphql/global-id';
import type { UserError } from '../../graphql/user-error';
import { checkEvent, type EventReport } from './check-event';
import { addEvent, nominationTold, operatorOf, recordedAs } from './event.repository';
import { isInCharge } from './event-rights';
import { checkHandTo, openWithDecision, wasHandedSo } from './decision-hand-over';
import { notFound, reused } from './refusals';
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

/** Checks an event against those of its trajectory and records it; one writer of a trajectory waits for the other. */
export async function recordEvent(
  context: OperationContext,
  input: ReportTrajectoryEventInput,
): Promise<EventOutcome> {
  const { unit, requestId } = context;
  const trajectory = await findInTurn(unit, input.trajectory);
  if (!trajectory) return { trajectory, event: null, alreadyReported: false, errors: [notFound()] };
  const corrected = input.corrects ? await correctedEvent(unit, trajectory, input.corrects) : null;
  const report = toReport(input, corrected);
  const refused = (errors: UserError[]) => ({ trajectory, event: null, alreadyReported: false, errors });

  const recorded = await recordedAs(unit, trajectory, report.reference);
  if (recorded)
    return recorded.trajectoryId === trajectory.id &&
      isSame(recorded, asSaid(report, input, recorded)) &&
      (await wasHandedSo(unit, input))
      ? { trajectory, event: recorded.key, alreadyReported: true, errors: [] }
      : refused([reused()]);

  const ofEvent = checkEvent(report, {
    ...{ role: unit.caller.role, route: trajectory.route, corrected },
    today: await today(unit),
    events: await eventsOf(unit, trajectory),
    nominated: await nominationTold(unit, trajectory),
    facilityProblem: await facilityProblem(unit, report, corrected),
  });
  const errors = [...ofEvent, ...(await checkHandTo(unit, input, trajectory))];
  if (errors.length > 0) return refused(errors);
  // Before the event, which nothing refuses any more: so neither is written alone.
  const notOpened = await openWithDecision(context, input, trajectory);
  if (notOpened.length > 0) return refused(notOpened);
  const event = await addEvent(unit, trajectory, report);
  await recordAct(unit, {
    activity: 'trajectory.report',
    subjects: [trajectory.pseudonym, event],
    requestId,
  });
  return { trajectory, event, alreadyReported: false, errors: [] };
}

/** An id of something else becomes no key at all. A correction keeps the facility that it does not name; a withdrawal has none. */
function toReport(input: ReportTrajectoryEventInput, corrected: CorrectedEvent | null): EventReport {
  const given = input.facility ? (keyOf('Facility', input.facility) ?? '') : null;
  const withdraw = input.withdraw ?? false;
  const kept = input.kind === 'CORRECTION' && !withdraw ? (corrected?.facilityId ?? null) : null;
  return {
    ...{ kind: input.kind, happenedOn: input.happenedOn, reference: input.reference, withdraw },
    facilityId: given ?? kept,
    destination: input.destination ?? null,
    corrects: input.corrects ? (corrected?.id ?? '') : null,
  };
}

/**
 * A stay is in a facility of the caller's own, or where it was said to be already: a house may have another operator by now. Those in
 * charge put it right wherever it was.
 */
async function facilityProblem(
  unit: UnitOfWork,
  { kind, facilityId }: EventReport,
  corrected: CorrectedEvent | null,
): Promise<'NOT_YOUR_FACILITY' | 'FACILITY_NOT_FOUND' | null> {
  if (facilityId === null || facilityId === corrected?.facilityId) return null;
  const operator = await operatorOf(unit, facilityId);
  if (kind === 'CORRECTION' && isInCharge(unit.caller.role))
    return operator === undefined ? 'FACILITY_NOT_FOUND' : null;
  return operator === unit.caller.partnerId ? null : 'NOT_YOUR_FACILITY';
}

/** A correction that names no facility keeps the one that held when it was made, and not the one that holds now. */
const asSaid = (
  report: EventReport,
  { kind, facility }: ReportTrajectoryEventInput,
  recorded: EventReport,
) => (kind === 'CORRECTION' && !facility ? { ...report, facilityId: recorded.facilityId } : report);

const isSame = (recorded: EventReport, report: EventReport): boolean =>
  (Object.keys(report) as Array<keyof EventReport>).every((key) => recorded[key] === report[key]);
