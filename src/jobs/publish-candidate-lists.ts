import type { Transaction } from '../database/unit-of-work';
import { generalise, type ShownCandidate, type TrueCandidate } from '../disclosure/generalise';

const markets = ['DRECHTSTEDEN', 'ALBLASSERWAARD'];
/** Rows of one insert: far below PostgreSQL's limit on a statement's size. */
const batch = 5_000;

/** Publishes the weekly list of every housing market, in place of the one before. */
export async function publishCandidateLists(transaction: Transaction, week: string): Promise<void> {
  for (const market of markets) await publishList(transaction, market, week);
}

async function publishList({ query }: Transaction, market: string, week: string): Promise<void> {
  const candidates = await query<TrueCandidate & { synthetic: boolean }>(
    `select n.expected_half_year as "halfYear", n.kind_of_dwelling as "kindOfDwelling", n.synthetic
     from hub.housing_need n join hub.trajectory t on t.id = n.trajectory_id
     where n.housing_market = $1 and t.phase = 'MOVE_ON_READY' and not t.shielded`,
    [market],
  );
  const shown = generalise(candidates);
  const synthetic = candidates.some((candidate) => candidate.synthetic);
  await query('delete from published.candidate_list where housing_market = $1', [market]);
  const [list] = await query<{ id: string }>(
    `insert into published.candidate_list (housing_market, week, under_five, synthetic)
     values ($1, $2, $3, $4) returning id`,
    [market, week, shown === null, synthetic],
  );
  const rows = (shown ?? []).map((candidate) => toRow(candidate, synthetic));
  for (let start = 0; start < rows.length; start += batch) {
    await query(insertForEveryRecipient, [
      list!.id,
      market,
      JSON.stringify(rows.slice(start, start + batch)),
    ]);
  }
}

/** Every recipient gets the same records under handles of its own, which the database draws at random. */
const insertForEveryRecipient = `
  insert into published.candidate
    (list_id, recipient_id, housing_market, year, half_year, kind_of_dwelling, period_order, withheld, synthetic)
  select $1, recipient.partner_id, $2, shown.year, shown.half_year, shown.kind_of_dwelling, shown.period_order,
    shown.withheld, shown.synthetic
  from (
    select partner_id from hub.partner_role where role in ('CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR')
    union
    select r.partner_id from hub.partner_role r
    join hub.working_area w on w.partner_id = r.partner_id
    join hub.municipality m on m.id = w.municipality_id
    where r.role = 'HOUSING_ASSOCIATION' and m.housing_market = $2
      and coalesce(w.valid_from <= current_date, true) and coalesce(current_date < w.valid_to, true)
  ) recipient
  cross join jsonb_to_recordset($3::jsonb) as shown
    (year integer, half_year text, kind_of_dwelling text, period_order text, withheld jsonb, synthetic boolean)`;

function toRow({ year, halfYear, kindOfDwelling }: ShownCandidate, synthetic: boolean) {
  const values = { year, halfYear, kindOfDwelling };
  const withheld = Object.entries(values)
    .filter(([, value]) => value === null)
    .map(([field]) => ({ field, reason: 'SMALL_NUMBER' }));
  return {
    year,
    half_year: halfYear,
    kind_of_dwelling: kindOfDwelling,
    // What shows no period comes last: it may be anywhere.
    period_order: halfYear ?? (year === null ? '9999' : `${year}-H9`),
    withheld,
    synthetic,
  };
}
