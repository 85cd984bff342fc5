import type { Transaction } from '../database/unit-of-work';
import { freePlacesOf } from '../disclosure/free-places';
import { groupsToPublish, type Group, type Placed } from '../disclosure/groups';
import { publishOccupancy } from '../disclosure/occupancy';
import { coverageOf, spokenForBy, type Reporting } from '../disclosure/published-coverage';
import { forgetPanel, writePanel } from './occupancy/panel.repository';

/** A facility that is to report, as it stood at the start of the week. */
interface Facility extends Reporting {
  id: string;
  places: number | null;
  available: number | null;
  occupied: number | null;
  free: number | null;
  synthetic: boolean;
}

/** One whose people were counted, and of which it is known where it stands. */
type Counted = Facility & Placed & { [K in 'places' | 'available' | 'occupied' | 'free']: number };

/** The facilities of a week, the groups that are published of them, and for whom each group speaks. */
interface Published {
  week: string;
  facilities: Facility[];
  groups: Group<Counted>[];
  spokenFor: Map<Group<Counted>, Reporting[]>;
}

/**
 * Publishes what is told of capacity to everybody, in place of what was published before: all of it from the same
 * facilities in the same groups, on which rests that no two figures can be subtracted.
 */
export async function publishCapacity(transaction: Transaction, week: string): Promise<void> {
  const facilities = await transaction.query<Facility>(facilitiesThatReport, [week]);
  const groups = groupsToPublish(facilities.filter(isCounted));
  const spokenFor = new Map(groups.map((group) => [group, spokenForBy(group, groups, facilities)]));
  await insertFreePlaces(transaction, { week, facilities, groups, spokenFor });
  await insertOccupancy(transaction, { week, facilities, groups, spokenFor });
  // What is published of the week when it has closed is over the same.
  await forgetPanel(transaction, week);
  await writePanel(
    transaction,
    week,
    groups.flatMap(({ facilities: members, ...group }) =>
      members.map(({ id }) => ({ ...group, facility: id })),
    ),
  );
}

const isCounted = (facility: Facility): facility is Counted =>
  facility.free !== null && facility.municipality !== null;

const facilitiesThatReport = `
  select f.id, m.id as municipality, m.housing_market as "housingMarket", f.product_id as product, f.unit,
    f.operator_id as operator, state.places, state.places - state.out_of_use as available, state.occupied,
    state.places - state.out_of_use - state.occupied as free,
    not coalesce(hub.report_due(state.reported_at, f.report_every_days) < $1::date, true) as "inTime",
    state.reported_at::date as "reportedOn", f.synthetic or state.synthetic as synthetic
  from hub.reporting_facility f
  left join hub.municipality m on m.id = f.municipality_id
  cross join lateral (
    select places, out_of_use, occupied, reported_at, synthetic from hub.capacity_state
    where facility_id = f.id and from_date <= $1::date order by from_date desc limit 1
  ) state
  order by f.id`;

async function insertFreePlaces({ query }: Transaction, published: Published): Promise<void> {
  const { week, groups, spokenFor } = published;
  const figures = groups.map((group, i) => ({
    ...freePlacesOf(group),
    id: `${week}-${i + 1}`,
    coverage: coverageOf(spokenFor.get(group)!),
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

async function insertOccupancy({ query }: Transaction, published: Published): Promise<void> {
  const { week, spokenFor } = published;
  const figures = publishOccupancy(published.groups).map(({ groups, facilities, ...figure }) => ({
    ...figure,
    id: `${week}-${figure.product}-${figure.unit.toLowerCase()}`,
    facilities: facilities.length,
    inRegion: published.facilities.filter(({ product }) => product === figure.product).length,
    coverage: coverageOf(groups.flatMap((group) => spokenFor.get(group)!)),
    synthetic: facilities.some(({ synthetic }) => synthetic),
  }));
  await query('delete from published.occupancy');
  await query(
    `insert into published.occupancy
       (id, week, product_id, unit, occupancy_class, facilities, facilities_in_region, coverage, synthetic)
     select id, $1, product, unit, "occupancyClass", facilities, "inRegion", coverage, synthetic
     from jsonb_to_recordset($2::jsonb) as figure (id text, product text, unit text, "occupancyClass" text,
       facilities integer, "inRegion" integer, coverage jsonb, synthetic boolean)`,
    [week, JSON.stringify(figures)],
  );
}
