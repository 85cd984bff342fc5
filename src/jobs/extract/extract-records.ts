import type { Transaction } from '../../database/unit-of-work';
import { elsewhere, unknown } from '../../features/indicator/catalogue';
import type { ExtractRecord } from '../../disclosure/extract-groups';

/** What is read of a client who left, in classes already. */
interface LeftRow {
  key: string;
  route: string;
  housingMarket: string | null;
  municipality: string | null;
  provider: string | null;
  product: string;
  targetGroup: string | null;
  ageBand: string | null;
  cameBefore: boolean;
  nominated: boolean;
  steps: number;
  waiting: string;
  lengthOfStay: string;
  outflow: string;
  synthetic: boolean;
}

/** The days `[from, until)` over which clients are pooled, and the day on which the data stand as they are read. */
export interface Pool {
  from: string;
  until: string;
  asOf: string;
}

/**
 * Who left for good in the pool: one record per client, of the last time, so that ten records are ten people. The course is
 * the one that ended: stays with at most 14 days between them, as indicators count outflow. Who is or was ever shielded
 * (women's shelter) appears in no list, and so not in this one. Of who counts as left for want of a sign nobody knows where to.
 */
export async function readLeft(
  { query }: Transaction,
  { from, until, asOf }: Pool,
): Promise<{ records: ExtractRecord[]; synthetic: boolean }> {
  const rows = await query<LeftRow>(left, [from, until, asOf]);
  return { records: rows.map(recordOf), synthetic: rows.some(({ synthetic }) => synthetic) };
}

const left = `
  select c.record_key as key, t.route, m.housing_market as "housingMarket", t.municipality_id as municipality,
    t.provider_id as provider, f.product_id as product, care.target_group as "targetGroup", care.age_band as "ageBand",
    e.previous_end is not null as "cameBefore",
    exists (select from hub.nomination n join hub.trajectory own on own.id = n.trajectory_id
      where own.client_id = x.client_id and n.submitted_on <= x.left_on) as nominated,
    (select count(*) from hub.client_stays($3) s where s.client_id = x.client_id
      and s.started_on >= e.began_on and s.started_on < x.left_on)::integer as steps,
    hub.days_bucket(greatest(e.began_on - t.registered_on, 0)) as waiting,
    hub.months_bucket(e.began_on, x.left_on) as "lengthOfStay", case x.destination when 'INACTIVE' then 'UNKNOWN' else x.destination end as outflow, t.synthetic
  from (
    select distinct on (last.client_id) last.* from hub.client_exits($1, $2, $3) last
    order by last.client_id, last.left_on desc
  ) x
  join hub.client_episodes($1, $2, $3) e on e.client_id = x.client_id and e.ended_on = x.left_on
  join hub.client c on c.id = x.client_id
  join hub.trajectory t on t.id = x.trajectory_id
  join hub.facility f on f.id = x.facility_id
  left join hub.trajectory_care care on care.trajectory_id = t.id
  left join hub.municipality m on m.id = t.municipality_id
  where not exists (select from hub.trajectory own
    where own.client_id = x.client_id and (own.shielded or own.route = 'WOMENS_SHELTER'))`;

/** From coarse to fine, under the names of the fields of a released record. */
function recordOf(row: LeftRow): ExtractRecord {
  return {
    key: row.key,
    outflow: row.outflow,
    values: {
      route: [row.route],
      municipality: [row.housingMarket ?? elsewhere, row.municipality ?? elsewhere],
      provider: [row.provider ?? unknown],
      product: [row.product],
      targetGroup: [row.targetGroup ?? unknown],
      age: [ageGroupOf(row.ageBand), row.ageBand ?? unknown],
      cameBefore: [row.cameBefore ? 'YES' : 'NO'],
      nominated: [row.nominated ? 'YES' : 'NO'],
      steps: [row.steps > 1 ? 'SEVERAL' : 'ONE', stepsOf(row.steps)],
      waiting: [row.waiting === 'DAYS_0_7' ? 'DAYS_0_7' : 'DAYS_OVER_7', row.waiting],
      lengthOfStay: [
        shortStays.includes(row.lengthOfStay) ? 'MONTHS_0_6' : 'MONTHS_OVER_6',
        row.lengthOfStay,
      ],
    },
  };
}

const shortStays = ['MONTHS_0_3', 'MONTHS_3_6'];

function ageGroupOf(band: string | null): string {
  if (band === null) return unknown;
  return band === 'FROM_27_TO_64' || band === 'FROM_65' ? 'FROM_27' : 'UNDER_27';
}

const stepsOf = (steps: number): string => ['ONE', 'ONE', 'TWO', 'THREE'][steps] ?? 'FOUR_OR_MORE';
