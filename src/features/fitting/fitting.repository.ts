import type { UnitOfWork } from '../../database/unit-of-work';
import type { Home, Sought } from './fitting.rules';

export type KnownHome = Home & { id: string };

const homeColumns = `d.id, d.municipality_id as municipality, m.housing_market as "housingMarket", d.kind, d.rooms,
  d.rent_band as "rentBand", d.accessibility, d.available_from as "availableFrom"`;
const homes = `select ${homeColumns} from hub.dwelling d join hub.municipality m on m.id = d.municipality_id`;

/** A dwelling that the caller sees. */
export async function homeOf({ query }: UnitOfWork, id: string): Promise<KnownHome | undefined> {
  const [found] = await query<KnownHome>(`${homes} where d.id = $1`, [id]);
  return found;
}

/** The dwellings that the caller sees and that are available, or stand in this nomination already. */
export const homesFor = ({ query }: UnitOfWork, nominationId: string): Promise<KnownHome[]> =>
  query<KnownHome>(
    `${homes} where d.state = 'AVAILABLE'
       or d.id = (select dwelling_id from hub.nomination where id = $1)
     order by d.available_from, d.id`,
    [nominationId],
  );

/** The need behind a nomination, where the caller sees both. */
export async function soughtIn({ query }: UnitOfWork, nominationId: string): Promise<Sought | undefined> {
  const [found] = await query<
    Omit<Sought, 'periods' | 'rooms'> & { period: string; minRooms: number | null }
  >(
    `select need.housing_market as "housingMarket", need.kind_of_dwelling as "kindOfDwelling",
       need.min_rooms as "minRooms", need.accessibility, need.rent_band as "rentBand",
       need.household_size as "householdSize", coalesce(need.expected_quarter, need.expected_half_year) as period,
       array(select municipality_id from hub.housing_area a where a.need_id = need.id and wish = 'PREFERRED') as preferred,
       array(select municipality_id from hub.housing_area a where a.need_id = need.id and wish = 'EXCLUDED') as excluded
     from hub.nomination n join hub.housing_need need on need.trajectory_id = n.trajectory_id where n.id = $1`,
    [nominationId],
  );
  if (!found) return undefined;
  const { period, minRooms, ...need } = found;
  return {
    ...need,
    periods: [period],
    rooms: minRooms === null ? null : { least: minRooms, most: minRooms },
  };
}

/** The caller's list of a housing market. */
export async function listOf(
  { query }: UnitOfWork,
  housingMarket: string,
): Promise<{ id: string; week: string } | undefined> {
  const [found] = await query<{ id: string; week: string }>(
    'select id, week from published.candidate_list where housing_market = $1',
    [housingMarket],
  );
  return found;
}

/** What records of a list show alike. */
export interface ListedAlike {
  municipality: string | null;
  year: number | null;
  halfYear: string | null;
  quarter: string | null;
  kindOfDwelling: string | null;
  roomsClass: string | null;
  rooms: number | null;
  accessibility: string | null;
  /** The fields that are withheld. */
  withheld: string[];
  candidates: number;
}

/** The records of the caller's list, as many as show the same together: their number follows the codes, not the people. */
export const recordsOf = ({ query, caller }: UnitOfWork, listId: string): Promise<ListedAlike[]> =>
  query<ListedAlike>(
    `select municipality_id as municipality, year, half_year as "halfYear", quarter,
       kind_of_dwelling as "kindOfDwelling", rooms_class as "roomsClass", rooms, accessibility,
       array(select w ->> 'field' from jsonb_array_elements(withheld) w) as withheld, count(*)::integer as candidates
     from published.candidate where list_id = $1 and recipient_id = $2
     group by 1, 2, 3, 4, 5, 6, 7, 8, withheld`,
    [listId, caller.partnerId],
  );
