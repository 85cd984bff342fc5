import type { ClientBase } from 'pg';
import { insert, type TableRow } from './insert';
import { sourced, type Transcribed } from './transcribed';

/** Facilities with their addresses, what documents say of them, and the first lines of their ledgers. */
export async function loadFacilities(client: ClientBase, facilities: Transcribed[]): Promise<void> {
  await insert(client, 'hub.facility', facilities.map(toFacility));
  await client.query(
    `update hub.facility_address a set street = given.street
     from jsonb_to_recordset($1::jsonb) as given (id text, street text) where given.id = a.facility_id`,
    [JSON.stringify(facilities.map(({ id, street }) => ({ id, street })))],
  );
  await insert(client, 'hub.facility_statement', facilities.flatMap(statementsOf));
  await insert(client, 'hub.capacity_mutation', facilities.flatMap(ledgerLines));
}

const toFacility = (row: Transcribed): TableRow => ({
  id: row.id,
  name: row.name,
  municipality_id: row.municipality,
  product_id: row.product,
  operator_id: row.operator,
  landlord_id: row.landlord,
  unit: row.unit,
  stated_status: row.status,
  opened_on: row.openedOn?.date ?? null,
  opened_precision: row.openedOn?.precision ?? null,
  ends_on: row.endsOn?.date ?? null,
  target_group: row.targetGroup,
  share_for_target_group: row.shareForTargetGroup,
  note: row.note,
  synthetic: false,
  ...sourced(row),
});

const statementsOf = ({ id, statements }: Transcribed): TableRow[] =>
  (statements as Transcribed[]).map((row, i) => ({
    id: `${id}-${i + 1}`,
    facility_id: id,
    kind: row.kind,
    number_min: row.numberMin,
    number_max: row.numberMax,
    unit: row.unit,
    flow: row.flow,
    stated_text: row.text,
    stated_on: row.statedOn,
    conflict_key: row.conflictKey,
    ...sourced(row),
  }));

/** Before the transaction that adds them: what was reported in it would have to be committed soon, and a large population takes its time. */
const reportedAt = () => new Date(Date.now() - 60_000).toISOString();

/** The first lines of a facility's ledger: the places that the newest document states, and the end that it states. */
function ledgerLines({ id, opening, endsOn }: Transcribed): TableRow[] {
  if (!opening) return [];
  const line = (
    kind: string,
    reason: string,
    placeKind: string,
    number: number,
    date: string,
    precision: string,
  ) => ({
    facility_id: id,
    kind,
    place_kind: placeKind,
    number,
    effective_on: date,
    effective_precision: precision,
    reason,
    reported_at: reportedAt(),
    ...sourced(opening as Transcribed),
  });
  return [
    ['REGULAR', opening.regular],
    ['RESERVE', opening.reserve],
  ]
    .filter(([, number]) => number > 0)
    .flatMap(([kind, number]) => [
      line('OPENING', 'STATED_IN_DOCUMENT', kind, number, opening.effectiveOn, opening.precision),
      ...(endsOn ? [line('REDUCTION', 'END_OF_TERM', kind, number, endsOn.date, endsOn.precision)] : []),
    ]);
}
