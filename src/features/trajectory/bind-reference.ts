import { recordAct } from '../../database/audit-trail';
import { takeTurn } from '../../database/take-turn';
import type { OperationContext } from '../../graphql/context';
import { Conflict, userError, type UserError } from '../../graphql/user-error';
import type { BindReferenceInput } from './bind-reference.input';
import { checkReference } from './check-texts';
import { addReference, clientOf, hashesOf, knownReference } from './client-reference';
import { notFound } from './refusals';
import { findInTurn, waitForMatches, type KnownTrajectory } from './trajectory.repository';

export interface BindingOutcome {
  trajectory: KnownTrajectory | null;
  alreadyBound: boolean;
  errors: UserError[];
}

/** Ties the caller's own reference to the client of a trajectory that it sees. */
export async function bindTo(context: OperationContext, input: BindReferenceInput): Promise<BindingOutcome> {
  const { unit, requestId } = context;
  await waitForMatches(unit);
  const trajectory = await findInTurn(unit, input.trajectory);
  const outcome = (errors: UserError[] = [], alreadyBound = false) => ({ trajectory, alreadyBound, errors });
  if (!trajectory) return outcome([notFound()]);
  const errors = checkReference(input.clientReference, 'clientReference');
  if (errors.length > 0) return outcome(errors);

  const hashes = await hashesOf(context, input.clientReference);
  // As a registration under the same reference does.
  await takeTurn(unit, `client:${unit.caller.partnerId}${hashes[0]}`);
  const clientId = await clientOf(unit, trajectory.id);
  const known = await knownReference(unit, hashes);
  if (known?.clientId === clientId) return outcome([], true);
  if (known)
    return outcome([userError(Conflict, { code: 'CLIENT_REFERENCE_IN_USE', path: ['clientReference'] })]);
  await addReference(unit, { hash: hashes[0], clientId });
  await recordAct(unit, {
    activity: 'trajectory.bind-reference',
    subjects: [trajectory.pseudonym],
    requestId,
  });
  return outcome();
}
