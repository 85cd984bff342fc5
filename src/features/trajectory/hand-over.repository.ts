import type { UnitOfWork } from '../../database/unit-of-work';
import type { CodeOf } from '../../graphql/codes';
import type { HandOverRole } from './hand-over.input';
import type { KnownTrajectory } from './trajectory.repository';

export interface HandOver {
  partner: string;
  role: CodeOf<typeof HandOverRole>;
  happenedOn: string;
  reference: string;
  /** Whether the decision on access told it, under this same reference. */
  withDecision: boolean;
}

/** What the caller's reference of a hand-over was used for, with the caller's pseudonym of the trajectory. */
export async function handedAs({ query, caller }: UnitOfWork, reference: string) {
  const [found] = await query<HandOver & { trajectoryId: string; pseudonym: string }>(
    `select h.partner_id as partner, h.role, h.opened_on as "happenedOn", h.reference, h.with_decision as "withDecision",
       h.trajectory_id as "trajectoryId", p.value as pseudonym
     from hub.trajectory_party h join hub.pseudonym p on p.trajectory_id = h.trajectory_id
     where h.opened_by_id = $1 and h.reference = $2`,
    [caller.partnerId, reference],
  );
  return found;
}

export async function hasRole(
  { query }: UnitOfWork,
  { partner, role }: Pick<HandOver, 'partner' | 'role'>,
): Promise<boolean> {
  const found = await query('select from hub.partner_role where partner_id = $1 and role = $2', [
    partner,
    role,
  ]);
  return found.length > 0;
}

/** Opens a trajectory to a partner; false when it has it in this role already. */
export async function openTo(
  { query, caller }: UnitOfWork,
  { id }: KnownTrajectory,
  { value, year, ...given }: HandOver & { value: string; year: number },
): Promise<boolean> {
  const { partner, role, happenedOn, reference, withDecision } = given;
  const opened = await query(
    `insert into hub.trajectory_party (trajectory_id, partner_id, role, opened_on, opened_by_id, reference, with_decision)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
    [id, partner, role, happenedOn, caller.partnerId, reference, withDecision],
  );
  if (opened.length === 0) return false;
  // Who had the client before keeps the pseudonym that it has.
  await query(
    `insert into hub.pseudonym (value, recipient_id, trajectory_id, purpose, year) values ($1, $2, $3, 'CHAIN', $4)
     on conflict do nothing`,
    [value, partner, id, year],
  );
  return true;
}
