import type { UnitOfWork } from '../../database/unit-of-work';
import type { EventReport, NominationTold } from './check-event';
import { seesNominations } from './event-rights';
import type { KnownTrajectory } from './trajectory.repository';

/** What a reference of the caller was used for, with the key under which the caller knows the event. */
export type RecordedEvent = EventReport & {
  key: string;
  trajectoryId: string;
};

/** The caller's event with this reference, also of another trajectory. */
export async function recordedAs(
  { query }: UnitOfWork,
  { pseudonym }: KnownTrajectory,
  reference: string,
): Promise<RecordedEvent | undefined> {
  const [found] = await query<RecordedEvent>(
    `select hub.key_under($2, id) as key, trajectory_id as "trajectoryId", kind, happened_on as "happenedOn",
       facility_id as "facilityId", destination, corrects_id as corrects, withdrawn as withdraw, $1 as reference
     from hub.own_event($1)`,
    [reference, pseudonym],
  );
  return found;
}

/** The partner that runs a facility, null where nobody does; undefined when there is no such facility. */
export async function operatorOf({ query }: UnitOfWork, id: string): Promise<string | null | undefined> {
  const [found] = await query<{ operator: string | null }>(
    'select operator_id as operator from hub.facility where id = $1',
    [id],
  );
  return found?.operator;
}

/**
 * What a nomination of the trajectory that is under way told last, or null where none is. Roles that see no nominations see nobody who
 * is nominated either.
 */
export async function nominationTold(
  { query, caller }: UnitOfWork,
  { id, pseudonym }: KnownTrajectory,
): Promise<NominationTold | null> {
  if (!seesNominations(caller.role)) return null;
  const [found] = await query<NominationTold>(
    `select hub.key_under($2, told.id) as key, coalesce(told.happened_on, n.since) as "happenedOn"
     from hub.nomination n
     left join lateral (
       select e.id, e.happened_on from hub.trajectory_event e
       where e.trajectory_id = n.trajectory_id and e.reference like 'nomination-step %' order by e.position desc limit 1
     ) told on true
     where n.trajectory_id = $1 and n.state not in ('REJECTED', 'WITHDRAWN', 'HOUSED')`,
    [id, pseudonym],
  );
  return found ?? null;
}

/** Adds an event; its place, moment and id are the database's. Returns the key under which the caller knows it. */
export async function addEvent(
  { query, caller }: UnitOfWork,
  { id, pseudonym }: KnownTrajectory,
  report: EventReport,
): Promise<string> {
  const [added] = await query<{ key: string }>(
    `insert into hub.trajectory_event (trajectory_id, kind, happened_on, facility_id, destination, corrects_id, withdrawn,
       actor_id, actor_role, reference)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning hub.key_under($11, id) as key`,
    [
      ...[id, report.kind, report.happenedOn, report.facilityId, report.destination, report.corrects],
      ...[report.withdraw, caller.partnerId, caller.role, report.reference, pseudonym],
    ],
  );
  return added!.key;
}
