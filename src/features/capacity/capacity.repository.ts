import { insertAct } from '../../database/audit-trail';
import { takeTurn } from '../../database/take-turn';
import type { UnitOfWork } from '../../database/unit-of-work';
import { groupBy } from '../../group-by';
import type { CapacityReport } from './capacity-report';
import type { LedgerLine } from './capacity.rules';

/** One provider's reports are recorded one after another, so that each is checked against all before it. */
export const waitForTurn = (unit: UnitOfWork): Promise<void> => takeTurn(unit, turnOf(unit.caller.partnerId));

/** The turn of whoever reports for the facilities of an operator. */
export const turnOf = (operatorId: string): string => `capacity.report:${operatorId}`;

/** The lines in force of each facility, in the order in which they were first reported, and then what stays come to. */
export async function ledgersOf(
  { query }: UnitOfWork,
  facilityIds: readonly string[],
): Promise<Map<string, LedgerLine[]>> {
  const rows = await query<LedgerLine & { facilityId: string }>(
    `select f.id as "facilityId", line.root_id as id, line.kind, line.place_kind as "placeKind", line.number,
       line.effective_on as "effectiveOn", line.ends_on as "endsOn", line.ordinal::float8 as ordinal
     from unnest($1::text[]) f(id) cross join lateral hub.lines_in_force(f.id, 'infinity') line
     union all
     select f.id, null, 'STAYS', null, stays.number, stays.on_date, null, null
     from unnest($1::text[]) f(id) cross join lateral hub.stay_lines(f.id, '-infinity', 'infinity') stays
     order by "facilityId", ordinal nulls last, "effectiveOn"`,
    [facilityIds],
  );
  return groupBy(rows, ({ facilityId }) => facilityId);
}

/** What a reference of the caller was used for. */
export type Recorded = Omit<CapacityReport, 'seenVersion'> & { id: string };

/** A partner's lines with some references; the names of the parameters that hold them. */
export const recordedSql = (partner: string, references: string): string => `
  select id, facility_id as "facilityId", kind, place_kind as "placeKind", number, effective_on as "effectiveOn",
    ends_on as "endsOn", corrects_id as corrects, withdrawn as withdraw, reason, note, reference
  from hub.capacity_mutation where reporter_id = ${partner} and reference = any (${references})`;

/** The caller's lines with these references, by reference. */
export async function recordedAs(
  { query, caller }: UnitOfWork,
  references: readonly string[],
): Promise<Map<string, Recorded>> {
  return byReference(await query<Recorded>(recordedSql('$1', '$2'), [caller.partnerId, references]));
}

export const byReference = (rows: readonly Recorded[]): Map<string, Recorded> =>
  new Map(rows.map((row) => [row.reference, row]));

/**
 * Adds lines in their order, and says so in the audit trail; position, moment and id are the database's. Returns the ids by
 * reference.
 */
export async function addLines(
  { query, caller }: UnitOfWork,
  reports: readonly CapacityReport[],
  requestId: string,
): Promise<Map<string, string>> {
  const rows = await query<{ id: string; reference: string }>(
    `with line as (
       insert into hub.capacity_mutation
         (facility_id, kind, place_kind, number, effective_on, ends_on, corrects_id, withdrawn, reason, note, reporter_id, reference)
       select "facilityId", kind, "placeKind", number, "effectiveOn", "endsOn", corrects, withdraw, reason, note, $1, reference
       from rows from (jsonb_to_recordset($2::jsonb) as
         ("facilityId" text, kind text, "placeKind" text, number integer, "effectiveOn" date, "endsOn" date, corrects uuid,
          withdraw boolean, reason text, note text, reference text)) with ordinality
       order by ordinality
       returning id, facility_id, reference
     ), act as (
       ${insertAct} select $1, $3, 'capacity.report',
         array(select distinct facility_id from line) || array(select id::text from line), $4
     )
     select id, reference from line`,
    [caller.partnerId, JSON.stringify(reports), caller.role, requestId],
  );
  return new Map(rows.map(({ id, reference }) => [reference, id]));
}
