import type { Transaction } from '../database/unit-of-work';
import { freePlacesOf } from '../disclosure/free-places';
import { groupsToPublish, type Placed } from '../disclosure/groups';
import { coverageOf, spokenForBy, type Reporting } from '../disclosure/published-coverage';

/** A facility that is to report, as it stood at the start of the week. */
type Facility = Reporting & { free: number | null; synthetic: boolean };
type CountedFacility = Facility & Placed & { free: number };

/** Publishes what is told of capacity to everybody, in place of what was published before. */
export async function publishCapacity(transaction: Transaction, week: string): Promise<void> {
  const facilities = await transaction.query<Facility>(facilitiesThatReport, [week]);
  await publishFreePlaces(transaction, week, facilities);
}

const facilitiesThatReport = `
  select m.id as municipality, m.housing_market as "housingMarket", f.product_id as product, f.unit,
    f.operator_id as operator, state.places - state.out_of_use - state.occupied as free,
    not coalesce(hub.report_due(state.reported_at, p.report_every_days) < $1::date, true) as "inTime",
    state.reported_at::date as "reportedOn", f.synthetic or state.synthetic as synthetic
  from hub.facility f
  join hub.product p on p.id = f.product_id
  left join hub.municipality m on m.id = f.municipality_id
  cross join lateral (
    select places, out_of_use, occupied, reported_at, synthetic from hub.capacity_state
    where facility_id = f.id and from_date <= $1::date order by from_date desc limit 1
  ) state
  where hub.report_expected(f.stated_status, f.ends_on, state.places, $1::date)
  order by f.id`;

async function publishFreePlaces(
  { query }: Transaction,
  week: string,
  facilities: readonly Facility[],
): Promise<void> {
  const groups = groupsToPublish(facilities.filter(isCounted));
  const figures = groups.map((group, i) => ({
    ...freePlacesOf(group),
    id: `${week}-${i + 1}`,
    coverage: coverageOf(spokenForBy(group, groups, facilities)),
    synthetic: group.facilities.some(({ synthetic }) => synthetic),
  }));
  await query('delete from published.free_places');
  await query(
    `insert into published.free_places
       (id, week, municipality_id, housing_market, product_id, unit, free_class, facilities, coverage, synthetic)
     select id, $1, municipality, "housingMarket", product, unit, "freeClass", facilities, coverage, synthetic
     from jsonb_to_recordset($2::jsonb) as figure (id text, municipality text, "housingMarket" text, product text,
       unit text, "freeClass" text, facilities integer, coverage jsonb, synthetic boolean)`,
    [week, JSON.stringify(figures)],
  );
}

const isCounted = (facility: Facility): facility is CountedFacility =>
  facility.free !== null && facility.municipality !== null;
