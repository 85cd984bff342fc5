import type { UnitOfWork } from '../../database/unit-of-work';
import type { CodeOf } from '../../graphql/codes';
import type { NominationScheme } from '../candidate/housing-need.codes';
import type { ApplicationReason } from './nomination.codes';

/** Who is nominated, for what and why. */
export interface GivenNomination {
  /** The hub's own key; null when the caller named none that it sees. */
  trajectoryId: string | null;
  scheme: CodeOf<typeof NominationScheme>;
  reason: CodeOf<typeof ApplicationReason>;
  submittedOn: string;
  /** The submitter's own reference: sending it twice changes nothing. */
  reference: string;
}

/** The nomination that the caller submitted with this reference, or what else it was used for. */
export async function submittedAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<(Partial<GivenNomination> & { id: string; stepId: string }) | undefined> {
  const [found] = await query<Partial<GivenNomination> & { id: string; stepId: string }>(
    `select s.nomination_id as id, s.id as "stepId", n.trajectory_id as "trajectoryId", n.scheme, r.reason,
       n.submitted_on as "submittedOn"
     from hub.nomination_step s
     left join hub.nomination n on n.id = s.nomination_id and s.kind = 'SUBMITTED'
     left join hub.nomination_reason r on r.nomination_id = n.id
     where s.actor_id = $1 and s.reference = $2`,
    [caller.partnerId, reference],
  );
  return found;
}

/** Whether a trajectory that the caller sees is open, with a housing need that is known. */
export async function isCandidate({ query }: UnitOfWork, trajectoryId: string): Promise<boolean> {
  const found = await query(
    `select from hub.trajectory t join hub.housing_need n on n.trajectory_id = t.id
     where t.id = $1 and t.closed_on is null`,
    [trajectoryId],
  );
  return found.length > 0;
}

/** How far a trajectory has come, and the day of the last thing that happened in it; null where nothing is recorded. */
export async function courseSoFar(
  { query }: UnitOfWork,
  trajectoryId: string,
): Promise<{ phase: string; lastOn: string | null }> {
  const [found] = await query<{ phase: string; lastOn: string | null }>(
    `select t.phase, (
       select max(e.happened_on) from hub.trajectory_events_in_force(array[t.id], 'infinity', 'infinity') e) as "lastOn"
     from hub.trajectory t where t.id = $1`,
    [trajectoryId],
  );
  return found!;
}

/** Whether a nomination of the same client is under way, also one that the caller does not see. */
export async function hasOneUnderWay({ query }: UnitOfWork, trajectoryId: string): Promise<boolean> {
  const [found] = await query<{ yes: boolean }>('select hub.nomination_under_way($1) as yes', [trajectoryId]);
  return found!.yes;
}

export async function addNomination(
  { query }: UnitOfWork,
  trajectoryId: string,
  { scheme, submittedOn, reason }: GivenNomination,
): Promise<string> {
  const [added] = await query<{ id: string }>(
    'insert into hub.nomination (trajectory_id, scheme, submitted_on) values ($1, $2, $3) returning id',
    [trajectoryId, scheme, submittedOn],
  );
  await query('insert into hub.nomination_reason (nomination_id, reason) values ($1, $2)', [
    added!.id,
    reason,
  ]);
  return added!.id;
}
