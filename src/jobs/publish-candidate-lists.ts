import { randomBytes } from 'node:crypto';
import type { Transaction } from '../database/unit-of-work';
import { valuesOf, type Combination, type TrueCandidate } from '../disclosure/candidate-values';
import { housingDemand } from '../disclosure/housing-demand';
import { nextList, remember, type Remembered } from '../disclosure/next-list';
import { demandRow, recordRow } from './candidate-rows';

const markets = ['DRECHTSTEDEN', 'ALBLASSERWAARD'];

/** Publishes the weekly list of every housing market, in place of the one before. */
export async function publishCandidateLists(transaction: Transaction, week: string): Promise<void> {
  // A list of hundreds of thousands takes longer than a caller would wait for an answer.
  await transaction.query('set local statement_timeout = 0');
  await transaction.query('set local idle_in_transaction_session_timeout = 0');
  for (const market of markets) await publishList(transaction, market, week);
}

interface Memory {
  key: string;
  combinations: Remembered[];
}

async function publishList(transaction: Transaction, market: string, week: string): Promise<void> {
  const { query } = transaction;
  const memory = await memoryOf(transaction, market);
  const candidates = await query<Group>(readyCandidates, [market]);
  const alike = candidates.map(({ count, synthetic: _, ...candidate }) => ({
    values: valuesOf(candidate),
    count,
  }));
  const list = nextList(alike, memory.combinations, memory.key);
  const synthetic = candidates.some((candidate) => candidate.synthetic);
  await query('delete from published.candidate_list where housing_market = $1', [market]);
  const [made] = await query<{ id: string }>(
    `insert into published.candidate_list (housing_market, week, under_five, synthetic)
     values ($1, $2, $3, $4) returning id`,
    [market, week, list === null, synthetic],
  );
  await publishRecords(transaction, { id: made!.id, market, synthetic }, list ?? []);
  await keepMemory(transaction, market, { ...memory, combinations: remember(list, memory.combinations) });
}

interface List {
  id: string;
  market: string;
  synthetic: boolean;
}

async function publishRecords(
  { query }: Transaction,
  { id, market, synthetic }: List,
  list: readonly Combination[],
): Promise<void> {
  const demand = housingDemand(list);
  await query(insertForEveryRecipient, [id, market, JSON.stringify(list.map(recordRow)), synthetic]);
  await query(insertDemand, [id, market, JSON.stringify(demand.map(demandRow)), synthetic]);
}

async function memoryOf({ query }: Transaction, market: string): Promise<Memory> {
  const [found] = await query<Memory>(
    `select draw_key as key, combinations from published.candidate_memory where housing_market = $1`,
    [market],
  );
  return found ?? { key: randomBytes(32).toString('base64url'), combinations: [] };
}

async function keepMemory(
  { query }: Transaction,
  market: string,
  { key, combinations }: Memory,
): Promise<void> {
  await query('delete from published.candidate_memory where housing_market = $1', [market]);
  await query(
    'insert into published.candidate_memory (housing_market, draw_key, combinations) values ($1, $2, $3)',
    [market, key, JSON.stringify(combinations)],
  );
}

interface Group extends TrueCandidate {
  count: number;
  synthetic: boolean;
}

/** Who is ready to move on, grouped by what is true of them: a few thousand groups, however many they are. */
const readyCandidates = `
  select area.municipality, n.expected_half_year as "halfYear", n.expected_quarter as quarter,
    n.kind_of_dwelling as "kindOfDwelling", n.min_rooms as rooms, n.accessibility,
    n.guidance_arranged as "guidanceArranged", count(*)::integer as count, bool_or(n.synthetic) as synthetic
  from hub.housing_need n
  join hub.trajectory t on t.id = n.trajectory_id
  left join (
    select need_id, min(municipality_id) as municipality
    from hub.housing_area where wish = 'PREFERRED' group by need_id having count(*) = 1
  ) area on area.need_id = n.id
  where n.housing_market = $1 and t.phase = 'MOVE_ON_READY' and not t.shielded
  group by 1, 2, 3, 4, 5, 6, 7`;

/** Every recipient gets the same records under handles of its own, which the database draws at random. */
const insertForEveryRecipient = `
  insert into published.candidate
    (list_id, recipient_id, housing_market, municipality_id, year, half_year, quarter, kind_of_dwelling, rooms_class,
      rooms, accessibility, guidance_arranged, period_order, area_order, withheld, synthetic)
  select $1, recipient.partner_id, $2, shown.municipality_id, shown.year, shown.half_year, shown.quarter,
    shown.kind_of_dwelling, shown.rooms_class, shown.rooms, shown.accessibility, shown.guidance_arranged,
    shown.period_order, shown.area_order, shown.withheld, $4
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
    (count integer, municipality_id text, year integer, half_year text, quarter text, kind_of_dwelling text,
      rooms_class text, rooms integer, accessibility text, guidance_arranged boolean, period_order text,
      area_order text, withheld jsonb)
  cross join generate_series(1, shown.count)`;

const insertDemand = `
  insert into published.housing_demand
    (list_id, housing_market, municipality_id, year, half_year, kind_of_dwelling, candidates, demand_order, withheld, synthetic)
  select $1, $2, municipality_id, year, half_year, kind_of_dwelling, candidates, demand_order, withheld, $4
  from jsonb_to_recordset($3::jsonb) as demand
    (municipality_id text, year integer, half_year text, kind_of_dwelling text, candidates integer, demand_order text,
      withheld jsonb)`;
