import { takeTurn } from '../../database/take-turn';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { CodeOf } from '../../graphql/codes';
import { keyOf } from '../../graphql/global-id';
import { foldFor } from './fold-functions';
import type { Destination, Route } from './trajectory.codes';
import type { Happening, TrajectoryEvent } from './trajectory.rules';

/** A trajectory that the caller sees: its key, which stays inside, and the pseudonym under which the caller knows it. */
export interface KnownTrajectory {
  id: string;
  pseudonym: string;
  route: CodeOf<typeof Route>;
  municipality: string | null;
  registeredOn: string;
  shielded: boolean;
}

/** The trajectory with this global id, or null when the caller does not see one. */
export async function findTrajectory(
  { query }: UnitOfWork,
  globalId: string,
): Promise<KnownTrajectory | null> {
  const pseudonym = keyOf('Trajectory', globalId);
  if (!pseudonym) return null;
  const [found] = await query<KnownTrajectory>(
    `select t.id, p.value as pseudonym, t.route, t.municipality_id as municipality, t.registered_on as "registeredOn",
       t.shielded
     from hub.pseudonym p join hub.trajectory t on t.id = p.trajectory_id where p.value = $1`,
    [pseudonym],
  );
  return found ?? null;
}

/** Who writes in one trajectory waits for who does already, and then sees what that one wrote. */
export async function waitForTrajectory(
  { query }: UnitOfWork,
  { id }: Pick<KnownTrajectory, 'id'>,
): Promise<void> {
  await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`trajectory:${id}`]);
}

/**
 * The trajectory with this global id once it is the caller's turn to write in it. Null when the caller does not see one, or
 * no longer: whoever had the turn before may have erased the client or handed it on.
 */
export async function findInTurn(unit: UnitOfWork, globalId: string): Promise<KnownTrajectory | null> {
  const found = await findTrajectory(unit, globalId);
  if (!found) return null;
  await waitForTrajectory(unit, found);
  return findTrajectory(unit, globalId);
}

/**
 * Who asks or says which client is behind a trajectory waits for whoever links clients or erases one. Before any trajectory
 * is waited for: an erasure holds this turn while it waits for those of its client.
 */
export const waitForMatches = (unit: UnitOfWork): Promise<void> => takeTurn(unit, 'hub.client_match');

/** An event in force with the caller's key of it. */
export interface KnownEvent extends TrajectoryEvent {
  id: string;
  /** Under which the caller knows it. */
  key: string;
  destination: CodeOf<typeof Destination> | null;
}

/**
 * The events in force, in the order in which they were first reported. A municipality's have numbers for facilities, that tell one from
 * another, and no destination: enough to hold its own events against them.
 */
export const eventsOf = (
  { query, caller }: UnitOfWork,
  { id, pseudonym }: KnownTrajectory,
): Promise<KnownEvent[]> =>
  query<KnownEvent>(
    `select id, hub.key_under($2, id) as key, kind, happened_on as "happenedOn", facility_id as "facilityId", destination
     from ${foldFor(caller.role, 'trajectory_events_in_force')}(array[$1::uuid], 'infinity', 'infinity') order by ordinal`,
    [id, pseudonym],
  );

/** An event as it was first reported, which a correction names, with the facility that it holds now. */
export interface CorrectedEvent {
  id: string;
  kind: Happening;
  facilityId: string | null;
}

/**
 * The event with this key that the caller may put right, or the one that it corrects, or null: its own or that of a partner that it
 * succeeded, and for those in charge anybody's.
 */
export async function correctedEvent(
  { query, caller }: UnitOfWork,
  { id, pseudonym }: KnownTrajectory,
  key: string,
): Promise<CorrectedEvent | null> {
  // A municipality reports no stays, and does not read where others were.
  const facility = caller.role === 'MUNICIPALITY' ? 'null::text' : 'facility_id';
  const [found] = await query<CorrectedEvent>(
    `select root.id, root.kind, coalesce(said.facility, ${facility === 'facility_id' ? 'root.facility_id' : facility}) as "facilityId"
     from hub.trajectory_event named join hub.trajectory_event root on root.id = coalesce(named.corrects_id, named.id)
     left join lateral (
       select ${facility} as facility from hub.trajectory_event c where c.corrects_id = root.id and ${facility} is not null
       order by c.position desc limit 1
     ) said on true
     where named.trajectory_id = $1 and hub.key_under($2, named.id) = $3 and access.may_correct(root.id)`,
    [id, pseudonym, key],
  );
  return found ?? null;
}
