import type { UnitOfWork } from '../../database/unit-of-work';
import type { CodeOf } from '../../graphql/codes';
import type { Route } from './trajectory.codes';
import type { KnownTrajectory } from './trajectory.repository';

/** What a registration should have said. */
export interface RegistrationCorrection {
  route: CodeOf<typeof Route>;
  municipality: string | null;
  /** By which the same correction of the same trajectory is known again. */
  digest: string;
  reference: string;
}

/** The digest of the correction that the caller made with this reference. */
export async function correctedAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<string | undefined> {
  const [found] = await query<{ digest: string }>(
    'select digest from hub.registration_correction where actor_id = $1 and reference = $2',
    [caller.partnerId, reference],
  );
  return found?.digest;
}

/** Whether the caller registered a client whom it sees, or succeeded whoever did, or is in charge. */
export async function mayCorrectRegistration(
  { query }: UnitOfWork,
  { id }: KnownTrajectory,
): Promise<boolean> {
  const found = await query(
    `select from hub.trajectory_event where trajectory_id = $1 and kind = 'REGISTERED' and access.may_correct(id)`,
    [id],
  );
  return found.length > 0;
}

/** Records a correction, with the key that the caller gives it; the database carries it out. */
export async function addCorrection(
  { query, caller }: UnitOfWork,
  key: string,
  { id, route, municipality, digest, reference }: RegistrationCorrection & { id: string },
): Promise<void> {
  await query(
    `insert into hub.registration_correction (id, trajectory_id, route, municipality_id, digest, actor_id, actor_role, reference)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [key, id, route, municipality, digest, caller.partnerId, caller.role, reference],
  );
}

/** Issues pseudonyms to those who know a trajectory by a correction; who has one keeps it. */
export async function issueTo(
  { query }: UnitOfWork,
  correction: string,
  given: { year: number; pseudonyms: Array<{ recipient: string; value: string }> },
): Promise<void> {
  await query('select hub.issue_corrected_pseudonyms($1, $2)', [correction, JSON.stringify(given)]);
}
