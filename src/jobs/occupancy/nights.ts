import type { Transaction } from '../../database/unit-of-work';
import type { FacilityNights } from '../../disclosure/occupancy-series';
import type { Reporting } from '../../disclosure/published-coverage';

/** A closed week, month or quarter, and the day at the end of which the ledger was known as it is read. */
export interface OccupancyPeriod {
  /** Such as 2026-W46, 2026-11 or 2026-Q4. */
  id: string;
  kind: 'WEEK' | 'MONTH' | 'QUARTER';
  firstDay: string;
  lastDay: string;
  asOf: string;
}

/** The nights of a facility in a period, and how fresh what is known of them is. */
export interface Nights extends FacilityNights, Reporting {
  /** Whether it is to report today. */
  reports: boolean;
  synthetic: boolean;
}

/** The nights of every facility, as the ledger was known at the end of a day. */
export const readNights = (
  { query }: Transaction,
  { firstDay, lastDay, asOf }: OccupancyPeriod,
): Promise<Nights[]> => query<Nights>(nights, [firstDay, lastDay, asOf]);

const nights = `
  select n.facility_id as id, n.provider_id as operator, n.municipality_id as municipality,
    m.housing_market as "housingMarket", n.product_id as product, n.unit, n.nights, n.known_nights as "knownNights",
    coalesce(n.place_nights, 0)::float8 as "placeNights",
    coalesce(n.place_nights - n.out_of_use_nights, 0)::float8 as "availableNights",
    coalesce(n.occupied_nights, 0)::float8 as "occupiedNights", r.id is not null as reports,
    not coalesce(hub.report_due(last.reported_at, p.report_every_days) < $2::date, true) as "inTime",
    last.reported_at::date as "reportedOn", n.synthetic
  from hub.occupancy_nights($1::date, $2::date + 1, $3::date) n
  join hub.product p on p.id = n.product_id
  left join hub.reporting_facility r on r.id = n.facility_id
  left join hub.municipality m on m.id = n.municipality_id
  left join lateral (
    select s.reported_at from hub.capacity_states_known(n.facility_id, hub.end_of_day($3::date)) s
    where s.from_date <= $2::date and s.reported_at < hub.end_of_day($2::date) order by s.from_date desc limit 1
  ) last on true
  order by n.facility_id`;
