import { today } from '../../database/today';
import { recordAct } from '../../database/audit-trail';
import type { OperationContext } from '../../graphql/context';
import { keyOf } from '../../graphql/global-id';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkHappened, checkReference } from './check-texts';
import type { HandOverInput } from './hand-over.input';
import { handedAs, hasRole, openTo, type HandOver } from './hand-over.repository';
import { notFound, reused } from './record-event';
import { purpose } from './register-trajectory';
import { findInTurn, type KnownTrajectory } from './trajectory.repository';

export interface HandOverOutcome {
  trajectory: KnownTrajectory | null;
  alreadyReported: boolean;
  errors: UserError[];
}

/** Opens a trajectory to the next partner, under a pseudonym of its own. */
export async function handOverTo(
  { unit, pseudonyms, requestId }: OperationContext,
  input: HandOverInput,
): Promise<HandOverOutcome> {
  const handOver = toHandOver(input);
  const trajectory = await findInTurn(unit, input.trajectory);
  const recorded = await handedAs(unit, handOver.reference);
  const outcome = (errors: UserError[] = [], alreadyReported = false) => ({
    trajectory,
    alreadyReported,
    errors,
  });
  // Also where the caller has handed it over so that it does not see it any more.
  if (recorded && recorded.pseudonym === keyOf('Trajectory', input.trajectory))
    return isSame(recorded, handOver) ? outcome([], true) : outcome([reused()]);
  if (!trajectory) return outcome([notFound()]);
  if (recorded) return outcome([reused()]);

  const day = await today(unit);
  const errors = checkHandOver(handOver, trajectory, day);
  if (!(await hasRole(unit, handOver)))
    errors.push(userError(InvalidInput, { code: 'PARTNER_NOT_IN_ROLE', path: ['partner'] }));
  if (errors.length > 0) return outcome(errors);

  const year = Number(day.slice(0, 4));
  const value = pseudonyms.of({ recipient: handOver.partner, purpose, year }, trajectory.id);
  if (!(await openTo(unit, trajectory, { ...handOver, value, year })))
    return outcome([userError(Conflict, { code: 'ALREADY_HANDED_OVER', path: ['partner'] })]);
  await recordAct(unit, {
    activity: 'trajectory.hand-over',
    subjects: [trajectory.pseudonym, handOver.partner],
    requestId,
  });
  return outcome();
}

/** Nobody is handed over before there was a registration. */
function checkHandOver(
  { happenedOn, role, reference }: HandOver,
  { registeredOn, shielded }: KnownTrajectory,
  day: string,
): UserError[] {
  const errors = [...checkHappened(happenedOn, day), ...checkReference(reference)];
  if (happenedOn < registeredOn)
    errors.push(
      userError(InvalidInput, {
        code: 'HANDED_BEFORE_REGISTRATION',
        path: ['happenedOn'],
        values: { registeredOn },
      }),
    );
  if (shielded && role !== 'CARE_PROVIDER')
    errors.push(userError(InvalidInput, { code: 'SHIELDED_NOT_HANDED', path: ['role'] }));
  return errors;
}

const toHandOver = ({ partner, role, happenedOn, reference }: HandOverInput): HandOver => ({
  ...{ role, happenedOn, reference },
  partner: keyOf('Partner', partner) ?? '',
});

const isSame = (recorded: HandOver, given: HandOver): boolean =>
  (Object.keys(given) as Array<keyof HandOver>).every((key) => recorded[key] === given[key]);
