import type { UnitOfWork } from '../../database/unit-of-work';
import type { CodeOf } from '../../graphql/codes';
import type { KnownTrajectory } from '../trajectory/trajectory.repository';
import type { MatchKind, MatchReason } from './matching.codes';

/** What somebody found of a client, with the hub's own keys. */
export interface Match {
  kind: CodeOf<typeof MatchKind>;
  trajectoryId: string;
  otherId: string | null;
  undoesId: string | null;
  reason: CodeOf<typeof MatchReason> | null;
}

/** What the caller's reference was used for. */
export async function matchedAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<Match | undefined> {
  const [found] = await query<Match>(
    `select kind, trajectory_id as "trajectoryId", other_id as "otherId", undoes_id as "undoesId", reason
     from hub.client_match where actor_id = $1 and reference = $2`,
    [caller.partnerId, reference],
  );
  return found;
}

export async function addMatch(
  { query, caller }: UnitOfWork,
  match: Match,
  reference: string,
): Promise<void> {
  await query(
    `insert into hub.client_match (kind, trajectory_id, other_id, undoes_id, reason, actor_id, actor_role, reference)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[match.kind, match.trajectoryId, match.otherId, match.undoesId, match.reason],
      ...[caller.partnerId, caller.role, reference],
    ],
  );
}

/** Whether a nomination is under way of each of the clients of two trajectories. For the case coordinator. */
export const areBothNominated = (unit: UnitOfWork, one: string, other: string): Promise<boolean> =>
  holds(unit, 'both_nominated', [one, other]);

/** Whether each of the clients of two trajectories goes on elsewhere, out of sight of the access point that asks. */
export const doBothGoOn = (unit: UnitOfWork, one: string, other: string): Promise<boolean> =>
  holds(unit, 'both_go_on', [one, other]);

async function holds(
  { query }: UnitOfWork,
  rule: 'both_nominated' | 'both_go_on',
  trajectories: [one: string, other: string],
): Promise<boolean> {
  const [found] = await query<{ yes: boolean }>(`select hub.${rule}($1, $2) as yes`, trajectories);
  return found!.yes;
}

/** A link that the caller sees, by its key of it and the first of its trajectories. */
export interface KnownLink {
  id: string;
  otherId: string;
  undone: boolean;
}

export async function findLink(
  { query }: UnitOfWork,
  { id, pseudonym }: KnownTrajectory,
  key: string,
): Promise<KnownLink | undefined> {
  const [found] = await query<KnownLink>(
    `select m.id, m.other_id as "otherId", exists (select from hub.client_match u where u.undoes_id = m.id) as undone
     from hub.client_match m
     where m.trajectory_id = $1 and m.kind = 'LINKED' and hub.key_under($2, m.id) = $3
       and exists (select from hub.trajectory t where t.id = m.other_id)`,
    [id, pseudonym, key],
  );
  return found;
}
