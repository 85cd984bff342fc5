import { today } from '../../database/today';
import { recordAct } from '../../database/audit-trail';
import { takeTurn } from '../../database/take-turn';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkReference } from '../check-input';
import { waitForTrajectory } from '../trajectory/trajectory.repository';
import { checkStep } from './check-step';
import type { GivenStep } from './given-step';
import {
  addStep,
  nominationOf,
  stepAs,
  stepsTaken,
  trajectoryOf,
  type FoundNomination,
  type RecordedStep,
} from './nomination.repository';
import { possibleSteps, problemOf, type StepProblem } from './nomination.rules';
import { Nomination } from './nomination.type';
import { NominationStep } from './nomination-step.type';
import { StepNotPossible, type NominationStepPayload } from './step.input';

/**
 * Takes a step of a nomination: the one way in for all of them. Steps of one nomination wait for each other, so that of
 * two at once the second is checked against the first; and for whoever reports on its trajectory, which some steps do too.
 */
export async function takeStep(
  { unit, requestId }: OperationContext,
  given: GivenStep,
): Promise<NominationStepPayload> {
  const { nominationId } = given;
  const trajectory = await trajectoryOf(unit, nominationId);
  if (trajectory) await waitForTrajectory(unit, trajectory);
  await takeTurn(unit, `nomination:${nominationId}`);
  const malformed = checkReference(given.reference);
  if (malformed.length > 0) return refused(nominationId, malformed);
  const earlier = await stepAs(unit, given.reference);
  if (earlier)
    return isSame(earlier, given) ? taken(nominationId, earlier.id, true) : refused(nominationId, [reused()]);
  const nomination = await nominationOf(unit, nominationId);
  if (!nomination) return refused(nominationId, [notYours()]);
  const errors = await check(unit, nomination, given);
  if (errors.length > 0) return refused(nominationId, errors);
  const stepId = await addStep(unit, given);
  const activity = `nomination.${given.kind.toLowerCase().replaceAll('_', '-')}`;
  await recordAct(unit, { activity, subjects: [nominationId], requestId });
  return taken(nominationId, stepId, false);
}

async function check(unit: UnitOfWork, nomination: FoundNomination, given: GivenStep): Promise<UserError[]> {
  if (given.seenVersion !== null && given.seenVersion !== nomination.version)
    return [userError(Conflict, { code: 'NOMINATION_CHANGED', path: ['seenVersion'] })];
  const { role, partnerId } = unit.caller;
  const day = await today(unit);
  const step = { ...given, granted: given.decision === 'GRANTED' };
  const steps = await stepsTaken(unit, given.nominationId);
  const problem = problemOf(nomination, step, { role, partnerId, today: day, taken: steps });
  if (problem) return [toError(problem, nomination, day)];
  return checkStep(unit, nomination, given);
}

/** The input field that a problem is about. */
const fields: Record<StepProblem['code'], string> = {
  NOT_YOUR_STEP: 'nomination',
  STEP_NOT_POSSIBLE: 'nomination',
  STEP_BEFORE_LAST: 'happenedOn',
  STEP_IN_FUTURE: 'happenedOn',
  RESERVED_FOR_ANOTHER: 'association',
  GROUND_NEEDS_OFFER: 'ground',
};

function toError({ code, inTheWay }: StepProblem, nomination: FoundNomination, day: string): UserError {
  if (code === 'NOT_YOUR_STEP') return notYours();
  const path = [fields[code]];
  if (!inTheWay) return userError(InvalidInput, { code, path, values: { today: day } });
  const possible = possibleSteps(nomination);
  const { kind, happenedOn } = inTheWay;
  const values = { step: kind, on: happenedOn, possible: possible.join(', ') || '-' };
  const details = { stepInTheWay: kind, stepInTheWayOn: happenedOn, possibleSteps: [...possible] };
  return Object.assign(userError(StepNotPossible, { code, path, values }), details);
}

/** Whether the step that a reference was used for says the same. */
function isSame(recorded: RecordedStep, given: GivenStep): boolean {
  const { seenVersion: _seenVersion, ...said } = given;
  return (Object.keys(said) as Array<keyof typeof said>).every((key) => recorded[key] === said[key]);
}

const taken = (nominationId: string, stepId: string, alreadyTaken: boolean): NominationStepPayload => ({
  nomination: Read.one(Nomination, nominationId),
  step: Read.one(NominationStep, stepId),
  alreadyTaken,
  userErrors: [],
});

/** Also what was refused shows the nomination as it is now, to whoever may see it. */
const refused = (nominationId: string, userErrors: UserError[]): NominationStepPayload => ({
  nomination: Read.one(Nomination, nominationId),
  step: null,
  alreadyTaken: false,
  userErrors,
});

const notYours = (): UserError =>
  userError(InvalidInput, { code: 'NOT_YOUR_NOMINATION', path: ['nomination'] });

const reused = (): UserError => userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] });
