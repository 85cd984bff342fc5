import { recordAct } from '../../database/audit-trail';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { OperationContext } from '../../graphql/context';
import { Conflict, userError, type UserError } from '../../graphql/user-error';
import { checkReference } from './check-texts';
import { notFound, reused } from './refusals';
import type { ShieldClientInput } from './shield-client.input';
import { findInTurn, type KnownTrajectory } from './trajectory.repository';

export interface ShieldingOutcome {
  trajectory: KnownTrajectory | null;
  alreadyReported: boolean;
  errors: UserError[];
}

/** Makes a client visible to the provider and those in charge only, at once everywhere. */
export async function shieldClientOf(
  { unit, requestId }: OperationContext,
  input: ShieldClientInput,
): Promise<ShieldingOutcome> {
  const { partnerId, role } = unit.caller;
  const { reference } = input;
  const trajectory = await findInTurn(unit, input.trajectory);
  const outcome = (errors: UserError[] = [], alreadyReported = false) => ({
    ...{ trajectory, alreadyReported, errors },
  });
  if (!trajectory) return outcome([notFound()]);
  const recorded = await shieldedAs(unit, reference);
  if (recorded) return recorded === trajectory.id ? outcome([], true) : outcome([reused()]);
  const wrong = checkReference(reference);
  if (wrong.length > 0) return outcome(wrong);
  if (trajectory.shielded)
    return outcome([userError(Conflict, { code: 'ALREADY_SHIELDED', path: ['trajectory'] })]);
  await unit.query(
    'insert into hub.shielding (trajectory_id, actor_id, actor_role, reference) values ($1, $2, $3, $4)',
    [trajectory.id, partnerId, role, reference],
  );
  await recordAct(unit, { activity: 'trajectory.shield', subjects: [trajectory.pseudonym], requestId });
  return outcome();
}

/** The trajectory that the caller shielded with this reference. */
async function shieldedAs({ query, caller }: UnitOfWork, reference: string): Promise<string | undefined> {
  const [found] = await query<{ id: string }>(
    'select trajectory_id as id from hub.shielding where actor_id = $1 and reference = $2',
    [caller.partnerId, reference],
  );
  return found?.id;
}
