import { today } from '../../database/today';
import { recordAct } from '../../database/audit-trail';
import type { UnitOfWork } from '../../database/unit-of-work';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkReference } from '../check-input';
import { addDays } from '../trajectory/calendar';
import { findInTurn, waitForMatches } from '../trajectory/trajectory.repository';
import { noDetails } from './given-step';
import { addStep } from './nomination.repository';
import {
  addNomination,
  courseSoFar,
  hasOneUnderWay,
  isCandidate,
  submittedAs,
  type GivenNomination,
} from './submission.repository';

/** As the caller says it, by its global id of the trajectory. */
type SaidNomination = Omit<GivenNomination, 'trajectoryId'> & { trajectory: string };

export interface SubmitOutcome {
  nominationId: string | null;
  stepId: string | null;
  alreadySubmitted: boolean;
  errors: UserError[];
}

/**
 * Submits a nomination of a client whom the caller sees. Whoever submits one waits, and so does whoever links clients: one
 * nomination of a client is under way at a time.
 */
export async function submitNomination(
  unit: UnitOfWork,
  { trajectory, ...said }: SaidNomination,
  requestId: string,
): Promise<SubmitOutcome> {
  await waitForMatches(unit);
  const trajectoryId = (await findInTurn(unit, trajectory))?.id ?? null;
  const given = { ...said, trajectoryId };
  const earlier = await submittedAs(unit, given.reference);
  if (earlier)
    return isSame(earlier, given)
      ? { nominationId: earlier.id, stepId: earlier.stepId, alreadySubmitted: true, errors: [] }
      : refused([userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] })]);
  if (!trajectoryId || !(await isCandidate(unit, trajectoryId)))
    return refused([userError(InvalidInput, { code: 'NEED_NOT_KNOWN', path: ['trajectory'] })]);
  const errors = [...checkReference(given.reference), ...(await check(unit, trajectoryId, given))];
  if (errors.length > 0) return refused(errors);
  const nominationId = await addNomination(unit, trajectoryId, given);
  const { submittedOn: happenedOn, reference } = given;
  const step = { ...noDetails, nominationId, kind: 'SUBMITTED' as const, happenedOn, reference };
  const stepId = await addStep(unit, { ...step, seenVersion: null });
  await recordAct(unit, { activity: 'nomination.submitted', subjects: [nominationId], requestId });
  return { nominationId, stepId, alreadySubmitted: false, errors: [] };
}

/** What stands against a submission; a nomination that is under way says it all. */
async function check(
  unit: UnitOfWork,
  trajectoryId: string,
  { submittedOn }: GivenNomination,
): Promise<UserError[]> {
  const day = await today(unit);
  const underWay = await hasOneUnderWay(unit, trajectoryId);
  const { phase, lastOn } = await courseSoFar(unit, trajectoryId);
  if (underWay) return [userError(Conflict, { code: 'ALREADY_NOMINATED', path: ['trajectory'] })];
  if (phase !== 'MOVE_ON_READY')
    return [userError(Conflict, { code: 'NOT_MOVE_ON_READY', path: ['trajectory'] })];
  if (lastOn !== null && submittedOn < lastOn) return [invalidDate('SUBMITTED_TOO_EARLY', { lastOn })];
  return submittedOn > addDays(day, 1) ? [invalidDate('STEP_IN_FUTURE', { today: day })] : [];
}

const invalidDate = (
  code: 'SUBMITTED_TOO_EARLY' | 'STEP_IN_FUTURE',
  values: Record<string, string>,
): UserError => userError(InvalidInput, { code, path: ['submittedOn'], values });

const isSame = (one: Partial<GivenNomination>, other: GivenNomination): boolean =>
  (['trajectoryId', 'scheme', 'reason', 'submittedOn'] as const).every((key) => one[key] === other[key]);

const refused = (errors: UserError[]): SubmitOutcome => ({
  nominationId: null,
  stepId: null,
  alreadySubmitted: false,
  errors,
});
