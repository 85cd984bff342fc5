import { recordAct } from '../../database/audit-trail';
import type { OperationContext } from '../../graphql/context';
import type { UserError } from '../../graphql/user-error';
import { checkReference } from './check-texts';
import { notFound, reused } from './refusals';
import type { StateCareInput } from './state-care.input';
import { findInTurn, type KnownTrajectory } from './trajectory.repository';

export interface CareOutcome {
  trajectory: KnownTrajectory | null;
  alreadyReported: boolean;
  errors: UserError[];
}

type Stated = 'RECORDED' | 'REPEATED' | 'REUSED' | null;

/** States what is known of a client, in place of what was. */
export async function stateCareOf(
  { unit, requestId }: OperationContext,
  { trajectory: globalId, ...given }: StateCareInput,
): Promise<CareOutcome> {
  const trajectory = await findInTurn(unit, globalId);
  const outcome = (errors: UserError[] = [], alreadyReported = false) => ({
    ...{ trajectory, alreadyReported, errors },
  });
  if (!trajectory) return outcome([notFound()]);
  const wrong = checkReference(given.reference);
  if (wrong.length > 0) return outcome(wrong);
  // In one order, so that the same causes are the same statement.
  const { reference, targetGroup = null, ageBand = null, supportNeed } = given;
  const content = {
    ...{ causes: [...new Set(given.causes)].sort(), targetGroup, ageBand, reference },
    // What is not said leaves no trace in the hash: statements from before there was a support need are known again.
    ...(supportNeed ? { supportNeed } : {}),
  };
  const [answer] = await unit.query<{ stated: Stated }>('select hub.state_care($1, $2) as stated', [
    trajectory.id,
    JSON.stringify(content),
  ]);
  const stated = answer!.stated;
  if (stated === null) return outcome([notFound()]);
  if (stated === 'REUSED') return outcome([reused()]);
  if (stated === 'REPEATED') return outcome([], true);
  const subjects = [trajectory.pseudonym];
  await recordAct(unit, { activity: 'trajectory.state-care', subjects, requestId });
  return outcome();
}
