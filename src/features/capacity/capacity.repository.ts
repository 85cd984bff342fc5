import { takeTurn } from '../../database/take-turn';
import type { UnitOfWork } from '../../database/unit-of-work';
import { isUuid } from '../../graphql/global-id';
import { groupBy } from '../../group-by';
import type { CapacityReport, CorrectedLine } from './capacity-report';
import type { LedgerLine } from './capacity.rules';

/** One provider's reports are recorded one after another, so that each is checked against all before it. */
export const waitForTurn = (unit: UnitOfWork): Promise<void> => takeTurn(unit, turnOf(unit.caller.partnerId));

/** The turn of whoever reports for the facilities of an operator. */
export const turnOf = (operatorId: string): string => `capacity.report:${operatorId}`;

/** Which of the facilities the caller's partner runs. */
export async function ownFacilities(
  { query, caller }: UnitOfWork,
  facilityIds: readonly string[],
): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    'select id from hub.facility where id = any ($1) and operator_id = $2',
    [facilityIds, caller.partnerId],
  );
  return new Set(rows.map(({ id }) => id));
}

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

/** The version of each facility's state today, as the caller sees it. */
export async function versionsOf(
  { query }: UnitOfWork,
  facilityIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await query<{ id: string; version: string }>(
    `select f.id, state.version::text from unnest($1::text[]) f(id)
     cross join lateral (
       select version from hub.capacity_state
       where facility_id = f.id and from_date <= current_date order by from_date desc limit 1
     ) state`,
    [facilityIds],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** The lines that corrections name, by the id that was given and by their own. */
export async function correctedLines(
  { query }: UnitOfWork,
  ids: readonly string[],
): Promise<Map<string, CorrectedLine>> {
  const known = ids.filter(isUuid);
  if (known.length === 0) return new Map();
  const rows = await query<CorrectedLine & { given: string }>(
    `select named.id as given, root.id, root.facility_id as "facilityId", root.kind, root.place_kind as "placeKind",
       root.number, root.effective_on as "effectiveOn", root.ends_on as "endsOn",
       root.position::float8 as ordinal
     from hub.capacity_mutation named
     join hub.capacity_mutation root on root.id = coalesce(named.corrects_id, named.id)
     where named.id = any ($1::uuid[])`,
    [known],
  );
  return new Map(
    rows.flatMap(({ given, ...line }): Array<[string, CorrectedLine]> => [
      [given, line],
      [line.id, line],
    ]),
  );
}

/** What a reference of the caller was used for. */
export type Recorded = Omit<CapacityReport, 'seenVersion'> & { id: string };

/** The caller's lines with these references, by reference. */
export async function recordedAs(
  { query, caller }: UnitOfWork,
  references: readonly string[],
): Promise<Map<string, Recorded>> {
  const rows = await query<Recorded>(
    `select id, facility_id as "facilityId", kind, place_kind as "placeKind", number, effective_on as "effectiveOn",
       ends_on as "endsOn", corrects_id as corrects, withdrawn as withdraw, reason, note, reference
     from hub.capacity_mutation where reporter_id = $1 and reference = any ($2)`,
    [caller.partnerId, references],
  );
  return new Map(rows.map((row) => [row.reference, row]));
}

/** Which of these references the caller's partner used, also for facilities that it runs no more. */
export async function usedReferences(
  { query }: UnitOfWork,
  references: readonly string[],
): Promise<Set<string>> {
  const rows = await query<{ reference: string }>('select reference from hub.used_references($1) reference', [
    references,
  ]);
  return new Set(rows.map(({ reference }) => reference));
}

/** Adds lines in their order; position, moment and id are the database's. Returns the ids by reference. */
export async function addLines(
  { query, caller }: UnitOfWork,
  reports: readonly CapacityReport[],
): Promise<Map<string, string>> {
  const rows = await query<{ id: string; reference: string }>(
    `insert into hub.capacity_mutation
       (facility_id, kind, place_kind, number, effective_on, ends_on, corrects_id, withdrawn, reason, note, reporter_id, reference)
     select "facilityId", kind, "placeKind", number, "effectiveOn", "endsOn", corrects, withdraw, reason, note, $1, reference
     from rows from (jsonb_to_recordset($2::jsonb) as
       ("facilityId" text, kind text, "placeKind" text, number integer, "effectiveOn" date, "endsOn" date, corrects uuid,
        withdraw boolean, reason text, note text, reference text)) with ordinality
     order by ordinality
     returning id, reference`,
    [caller.partnerId, JSON.stringify(reports)],
  );
  return new Map(rows.map(({ id, reference }) => [reference, id]));
}
