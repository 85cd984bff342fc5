import { recordAct } from '../../database/audit-trail';
import type { OperationContext } from '../../graphql/context';
import { Conflict, userError, type UserError } from '../../graphql/user-error';
import { reused } from '../trajectory/refusals';
import { addMatch, matchedAs, type Match } from './matching.repository';

interface GivenMatch {
  match: Match;
  reference: string;
  /** The caller's pseudonyms of the trajectories, for the audit trail. */
  subjects: readonly string[];
  /** What is against it, where it was not recorded before. */
  check: () => Promise<UserError[]>;
}

export interface MatchOutcome {
  alreadyRecorded: boolean;
  errors: UserError[];
}

/**
 * Records what somebody found of a client; the database moves trajectories and references. The caller has its turn already
 * (`waitForMatches`), so that nothing it looked at has changed since.
 */
export async function recordMatch(
  { unit, requestId }: OperationContext,
  { match, reference, subjects, check }: GivenMatch,
): Promise<MatchOutcome> {
  const earlier = await matchedAs(unit, reference);
  if (earlier)
    return isSame(earlier, match)
      ? { alreadyRecorded: true, errors: [] }
      : { alreadyRecorded: false, errors: [reused()] };
  const errors = await check();
  if (errors.length > 0) return { alreadyRecorded: false, errors };
  await addMatch(unit, match, reference);
  await recordAct(unit, { activity: `trajectory.${activities[match.kind]}`, subjects, requestId });
  return { alreadyRecorded: false, errors: [] };
}

const activities: Record<Match['kind'], string> = { NEW: 'match', LINKED: 'link', UNLINKED: 'unlink' };

const isSame = (one: Match, other: Match): boolean =>
  (Object.keys(other) as Array<keyof Match>).every((key) => one[key] === other[key]);

export const conflict = (code: Parameters<typeof userError>[1]['code'], field: string): UserError =>
  userError(Conflict, { code, path: [field] });
