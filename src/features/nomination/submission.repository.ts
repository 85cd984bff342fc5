import type { UnitOfWork } from '../../database/unit-of-work';
import type { GivenNomination } from './submit-nomination';

/** The caller's nomination with this reference, if it submitted one. */
export async function submittedAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<(GivenNomination & { id: string }) | undefined> {
  const [found] = await query<GivenNomination & { id: string }>(
    `select n.id, n.trajectory_id as "trajectoryId", n.scheme, r.reason, n.submitted_on as "submittedOn", s.reference
     from hub.nomination_step s
     join hub.nomination n on n.id = s.nomination_id and s.kind = 'SUBMITTED'
     join hub.nomination_reason r on r.nomination_id = n.id
     where s.actor_id = $1 and s.reference = $2`,
    [caller.partnerId, reference],
  );
  return found;
}

/** The client behind an open trajectory that the caller sees, with a housing need that is known. */
export async function candidateOf(
  { query }: UnitOfWork,
  trajectoryId: string,
): Promise<{ clientId: string } | undefined> {
  const [found] = await query<{ clientId: string }>(
    `select t.client_id as "clientId" from hub.trajectory t join hub.housing_need n on n.trajectory_id = t.id
     where t.id = $1 and t.closed_on is null`,
    [trajectoryId],
  );
  return found;
}

/** Whether a nomination of this client is under way, on whichever trajectory, as far as the caller sees. */
export async function hasOneUnderWay({ query }: UnitOfWork, clientId: string): Promise<boolean> {
  const found = await query(
    `select from hub.nomination n join hub.trajectory t on t.id = n.trajectory_id
     where t.client_id = $1 and n.state not in ('REJECTED', 'WITHDRAWN', 'HOUSED') limit 1`,
    [clientId],
  );
  return found.length > 0;
}

export async function addNomination(
  { query }: UnitOfWork,
  { trajectoryId, scheme, submittedOn, reason }: GivenNomination,
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
