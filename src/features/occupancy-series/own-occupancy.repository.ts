import type { UnitOfWork } from '../../database/unit-of-work';
import type { OwnOccupancyPeriod } from './own-occupancy.type';

/** The periods and facilities that are asked for; null is any. */
export interface OwnOccupancyAsked {
  kind: string;
  product: string;
  unit: string | null;
  from: string | null;
  to: string | null;
}

export type OwnOccupancyRow = Omit<OwnOccupancyPeriod, 'facility'> & { facilityId: string };

/**
 * Nights of the facilities whose occupancy row-level security shows to the caller, over the periods that are published and no
 * others, as known on the day of the publication: so that both are of the same.
 */
export const readOwnOccupancy = (
  { query }: UnitOfWork,
  { kind, product, unit, from, to }: OwnOccupancyAsked,
): Promise<OwnOccupancyRow[]> =>
  query<OwnOccupancyRow>(
    `select d.id as period, to_char(d.first_day, 'YYYY-MM-DD') as "firstDay", to_char(d.last_day, 'YYYY-MM-DD') as "lastDay",
       to_char(d.as_of, 'YYYY-MM-DD') as "asOf", n.facility_id as "facilityId", n.unit, n.nights,
       n.known_nights as "knownNights", coalesce(n.place_nights, 0)::integer as "placeNights",
       coalesce(n.out_of_use_nights, 0)::integer as "outOfUseNights",
       coalesce(n.occupied_nights, 0)::integer as "occupiedNights",
       n.occupied_nights::float8 / nullif(n.place_nights - n.out_of_use_nights, 0) as share, n.synthetic
     from published.occupancy_done d
     cross join lateral hub.occupancy_nights(d.first_day, d.last_day + 1, d.as_of) n
     where d.period_kind = $1 and n.product_id = $2 and ($3::text is null or n.unit = $3)
       and ($4::date is null or d.first_day >= $4) and ($5::date is null or d.first_day <= $5)
       and exists (select from hub.capacity_state s where s.facility_id = n.facility_id)
     order by d.first_day, n.facility_id`,
    [kind, product, unit, from, to],
  );
