import { today } from '../../database/today';
import { recordAct } from '../../database/audit-trail';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { OperationContext } from '../../graphql/context';
import { keyOf } from '../../graphql/global-id';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkHappened, checkReference } from './check-texts';
import type { HandOverInput } from './hand-over.input';
import { handedAs, hasRole, openTo, type HandOver } from './hand-over.repository';
import { notFound, reused } from './refusals';
import { purpose } from './register-trajectory';
import { findInTurn, type KnownTrajectory } from './trajectory.repository';

export interface HandOverOutcome {
  trajectory: KnownTrajectory | null;
  alreadyReported: boolean;
  errors: UserError[];
}

/** Opens a trajectory to the next partner, under a pseudonym of its own. */
export async function handOverTo(context: OperationContext, input: HandOverInput): Promise<HandOverOutcome> {
  const { unit } = context;
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

  const errors = [
    ...checkDay(handOver, trajectory, await today(unit)),
    ...(await checkRecipient(unit, handOver, trajectory)),
  ];
  return outcome(errors.length > 0 ? errors : await openFor(context, trajectory, handOver));
}

/** Nobody is handed over before there was a registration. */
function checkDay(
  { happenedOn, reference }: HandOver,
  { registeredOn }: KnownTrajectory,
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
  return errors;
}

/** To whom a client can be handed; `within` is the field of the input that says to whom. */
export async function checkRecipient(
  unit: UnitOfWork,
  handOver: Pick<HandOver, 'partner' | 'role'>,
  { shielded }: KnownTrajectory,
  within: string[] = [],
): Promise<UserError[]> {
  const errors: UserError[] = [];
  if (shielded && handOver.role !== 'CARE_PROVIDER')
    errors.push(userError(InvalidInput, { code: 'SHIELDED_NOT_HANDED', path: [...within, 'role'] }));
  if (!(await hasRole(unit, handOver)))
    errors.push(userError(InvalidInput, { code: 'PARTNER_NOT_IN_ROLE', path: [...within, 'partner'] }));
  return errors;
}

/** Opens the trajectory, with a pseudonym for whoever gets it. Nothing is written where that one has it already. */
export async function openFor(
  { unit, pseudonyms, requestId }: OperationContext,
  trajectory: KnownTrajectory,
  handOver: HandOver,
  within: string[] = [],
): Promise<UserError[]> {
  const year = Number((await today(unit)).slice(0, 4));
  const value = pseudonyms.of({ recipient: handOver.partner, purpose, year }, trajectory.id);
  if (!(await openTo(unit, trajectory, { ...handOver, value, year })))
    return [userError(Conflict, { code: 'ALREADY_HANDED_OVER', path: [...within, 'partner'] })];
  await recordAct(unit, {
    activity: 'trajectory.hand-over',
    subjects: [trajectory.pseudonym, handOver.partner],
    requestId,
  });
  return [];
}

const toHandOver = ({ partner, role, happenedOn, reference }: HandOverInput) => ({
  ...{ role, happenedOn, reference, withDecision: false },
  partner: keyOf('Partner', partner) ?? '',
});

/** Told with a decision or by itself, it is the same hand-over. */
const isSame = (recorded: HandOver, given: HandOver): boolean =>
  (['partner', 'role', 'happenedOn', 'reference'] as const).every((key) => recorded[key] === given[key]);
