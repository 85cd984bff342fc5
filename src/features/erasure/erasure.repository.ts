import type { UnitOfWork } from '../../database/unit-of-work';
import type { CodeOf } from '../../graphql/codes';
import type { KnownTrajectory } from '../trajectory/trajectory.repository';
import type { ErasedThing, ErasureGround } from './erasure.type';

export interface GivenErasure {
  what: CodeOf<typeof ErasedThing>;
  /** What the caller named. */
  subject: string;
  ground: CodeOf<typeof ErasureGround>;
  reference: string;
}

/** What the caller's reference was used for. */
export async function erasedAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<GivenErasure | undefined> {
  const [found] = await query<GivenErasure>(
    'select what, subject, ground, reference from hub.erasure where decided_by_id = $1 and reference = $2',
    [caller.partnerId, reference],
  );
  return found;
}

export async function eraseClientOf(
  { query }: UnitOfWork,
  { id }: KnownTrajectory,
  erasure: GivenErasure,
): Promise<void> {
  await query('select hub.erase_client($1, $2)', [id, JSON.stringify(erasure)]);
}

/** The event as it was first reported, by the caller's key of it or of a correction, as far as the caller may erase in it. */
export async function eventToErase(
  { query, caller }: UnitOfWork,
  { id, pseudonym }: KnownTrajectory,
  key: string,
): Promise<{ id: string; corrected: boolean } | undefined> {
  const [found] = await query<{ id: string; corrected: boolean }>(
    `select root.id, exists (select from hub.trajectory_event c where c.corrects_id = root.id) as corrected
     from hub.trajectory_event named join hub.trajectory_event root on root.id = coalesce(named.corrects_id, named.id)
     where named.trajectory_id = $1 and hub.key_under($2, named.id) = $3
       and ($5 = 'CENTRAL_MUNICIPALITY' or root.actor_id = $4 and root.actor_role = $5)`,
    [id, pseudonym, key, caller.partnerId, caller.role],
  );
  return found;
}

export async function eraseCorrected(
  { query }: UnitOfWork,
  eventId: string,
  erasure: GivenErasure,
): Promise<void> {
  await query('select hub.erase_corrected_event($1, $2)', [eventId, JSON.stringify(erasure)]);
}

export type TextKind =
  'NOTE' | 'REPORT' | 'ANSWER' | 'ACCEPTANCE' | 'MANDATE' | 'SOURCE' | 'OPERATOR' | 'TARGET_GROUP';

/** Takes a text away; false when there is none that the caller may take away. */
export async function eraseTextOf(
  { query }: UnitOfWork,
  { kind, key }: { kind: TextKind; key: string },
  erasure: GivenErasure,
): Promise<boolean> {
  const [found] = await query<{ done: boolean }>('select hub.erase_text($1, $2, $3) as done', [
    ...[kind, key, JSON.stringify(erasure)],
  ]);
  return found!.done;
}
