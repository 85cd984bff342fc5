import type { UnitOfWork } from '../../database/unit-of-work';
import type { LedgerLine } from './capacity.rules';
import type { ReportCapacityMutationInput } from './report-capacity-mutation.input';

/** One provider's reports are recorded one after another, so that each is checked against all before it. */
export async function waitForTurn({ query, caller }: UnitOfWork): Promise<void> {
  await query('select pg_advisory_xact_lock(hashtext($1))', [`capacity.report:${caller.partnerId}`]);
}

/** The operator of a facility (null when nobody is known), or undefined when there is no such facility. */
export async function operatorOf(
  { query }: UnitOfWork,
  facilityId: string,
): Promise<string | null | undefined> {
  const [found] = await query<{ operator: string | null }>(
    'select operator_id as operator from hub.facility where id = $1',
    [facilityId],
  );
  return found?.operator;
}

/** The lines of a facility, in the order in which they were recorded. */
export const ledgerOf = ({ query }: UnitOfWork, facilityId: string): Promise<LedgerLine[]> =>
  query<LedgerLine>(
    `select kind, place_kind as "placeKind", number, effective_on as "effectiveOn"
     from hub.capacity_mutation where facility_id = $1 order by position`,
    [facilityId],
  );

/** The version of the facility's state today, as the caller sees it. */
export async function versionOf({ query }: UnitOfWork, facilityId: string): Promise<string | undefined> {
  const [found] = await query<{ version: string }>(
    `select version::text from hub.capacity_state
     where facility_id = $1 and from_date <= current_date order by from_date desc limit 1`,
    [facilityId],
  );
  return found?.version;
}

export type Reported = LedgerLine & {
  id: string;
  facilityId: string;
  reason: string | null;
  note: string | null;
};

/** The caller's line with this reference, if it reported one. */
export async function reportedAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<Reported | undefined> {
  const [found] = await query<Reported>(
    `select id, facility_id as "facilityId", kind, place_kind as "placeKind", number, effective_on as "effectiveOn", reason, note
     from hub.capacity_mutation where reporter_id = $1 and reference = $2`,
    [caller.partnerId, reference],
  );
  return found;
}

/** Adds a line and returns its id. Position and moment are the database's. */
export async function addLine(
  { query, caller }: UnitOfWork,
  facilityId: string,
  line: LedgerLine,
  { reason, note, reference }: Pick<ReportCapacityMutationInput, 'reason' | 'note' | 'reference'>,
): Promise<string> {
  const [added] = await query<{ id: string }>(
    `insert into hub.capacity_mutation
       (facility_id, kind, place_kind, number, effective_on, reason, note, reporter_id, reference)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      facilityId,
      line.kind,
      line.placeKind,
      line.number,
      line.effectiveOn,
      reason ?? null,
      note ?? null,
      caller.partnerId,
      reference,
    ],
  );
  return added!.id;
}

/** Today in the database's time zone, Europe/Amsterdam. */
export async function today({ query }: UnitOfWork): Promise<string> {
  const [found] = await query<{ today: string }>('select current_date as today');
  return found!.today;
}
