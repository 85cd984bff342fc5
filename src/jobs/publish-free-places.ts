import type { Transaction } from '../database/unit-of-work';
import { publishFreePlaces, type FacilityWithFreePlaces } from '../disclosure/free-places';

/** Publishes the free places per area and product, in place of those before. */
export async function publishFreePlacesOfWeek({ query }: Transaction, week: string): Promise<void> {
  const facilities = await query<FacilityWithFreePlaces & { synthetic: boolean }>(
    `select m.id as municipality, m.housing_market as "housingMarket", f.product_id as product, f.operator_id as operator,
       state.places - state.out_of_use - state.occupied as free, f.synthetic or state.synthetic as synthetic
     from hub.facility f
     join hub.municipality m on m.id = f.municipality_id
     cross join lateral (
       select places, out_of_use, occupied, synthetic from hub.capacity_state
       where facility_id = f.id and from_date <= $1::date order by from_date desc limit 1
     ) state
     where state.places > 0 and state.occupied is not null`,
    [week],
  );
  await query('delete from published.free_places');
  const published = publishFreePlaces(facilities).map((figure, i) => ({ ...figure, id: `${week}-${i + 1}` }));
  await query(
    `insert into published.free_places (id, week, municipality_id, housing_market, product_id, free_class, facilities, synthetic)
     select id, $1, municipality, "housingMarket", product, "freeClass", facilities, $3
     from jsonb_to_recordset($2::jsonb) as figure
       (id text, municipality text, "housingMarket" text, product text, "freeClass" text, facilities integer)`,
    [week, JSON.stringify(published), facilities.some(({ synthetic }) => synthetic)],
  );
}
