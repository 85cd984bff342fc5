import { recordAct } from '../../database/audit-trail';
import { takeTurn } from '../../database/take-turn';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { CodeOf } from '../../graphql/codes';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { today } from '../capacity/capacity.repository';
import { checkReference } from '../check-input';
import { addDays } from '../trajectory/calendar';
import { noDetails } from './given-step';
import type { ApplicationReason, NominationScheme } from './nomination.codes';
import { addStep } from './nomination.repository';
import { addNomination, candidateOf, hasOneUnderWay, submittedAs } from './submission.repository';

/** Who is nominated, for what and why. The trajectory is the hub's own key: it never came from a caller as it is. */
export interface GivenNomination {
  trajectoryId: string;
  scheme: CodeOf<typeof NominationScheme>;
  reason: CodeOf<typeof ApplicationReason>;
  submittedOn: string;
  /** The submitter's own reference: sending it twice changes nothing. */
  reference: string;
}

export interface SubmitOutcome {
  nominationId: string | null;
  alreadySubmitted: boolean;
  errors: UserError[];
}

/**
 * Submits a nomination of a client whom the caller sees. Whoever submits for the same client waits, so that one nomination
 * is under way at a time.
 */
export async function submitNomination(
  unit: UnitOfWork,
  given: GivenNomination,
  requestId: string,
): Promise<SubmitOutcome> {
  const earlier = await submittedAs(unit, given.reference);
  if (earlier)
    return isSame(earlier, given)
      ? { nominationId: earlier.id, alreadySubmitted: true, errors: [] }
      : refused([userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] })]);
  const candidate = await candidateOf(unit, given.trajectoryId);
  if (!candidate) return refused([userError(InvalidInput, { code: 'NEED_NOT_KNOWN', path: ['client'] })]);
  await takeTurn(unit, `nomination.submit:${candidate.clientId}`);
  const errors = [
    ...checkReference(given.reference),
    ...(await checkDate(unit, given)),
    ...((await hasOneUnderWay(unit, candidate.clientId))
      ? [userError(Conflict, { code: 'ALREADY_NOMINATED', path: ['client'] })]
      : []),
  ];
  if (errors.length > 0) return refused(errors);
  const nominationId = await addNomination(unit, given);
  const { submittedOn: happenedOn, reference } = given;
  await addStep(unit, {
    ...noDetails,
    nominationId,
    kind: 'SUBMITTED',
    happenedOn,
    reference,
    seenVersion: null,
  });
  await recordAct(unit, { activity: 'nomination.submitted', subjects: [nominationId], requestId });
  return { nominationId, alreadySubmitted: false, errors: [] };
}

async function checkDate(unit: UnitOfWork, { submittedOn }: GivenNomination): Promise<UserError[]> {
  const day = await today(unit);
  if (submittedOn <= addDays(day, 1)) return [];
  return [userError(InvalidInput, { code: 'STEP_IN_FUTURE', path: ['submittedOn'], values: { today: day } })];
}

const isSame = (one: GivenNomination, other: GivenNomination): boolean =>
  (['trajectoryId', 'scheme', 'reason', 'submittedOn'] as const).every((key) => one[key] === other[key]);

const refused = (errors: UserError[]): SubmitOutcome => ({
  nominationId: null,
  alreadySubmitted: false,
  errors,
});
