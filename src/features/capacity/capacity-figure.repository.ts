import type { UnitOfWork } from '../../database/unit-of-work';
import { coverageSql, reportDueSql, type CapacityCoverage } from './coverage.type';

/** Which facilities are added up, on which days, as known on which moment (all that is known now when null). */
export interface FiguresAsked {
  facilities: readonly unknown[] | null;
  municipalities: readonly unknown[] | null;
  housingMarkets: readonly unknown[] | null;
  products: readonly unknown[] | null;
  operators: readonly unknown[] | null;
  days: string[];
  knownAt: Date | null;
  /** Columns by which figures are split. */
  splitBy: { municipality: boolean; product: boolean; operator: boolean };
}

export interface FigureRow {
  date: string;
  municipality: string | null;
  product: string | null;
  operator: string | null;
  unit: string | null;
  facilities: number;
  /** Of how many the caller sees the exact state. */
  shown: number;
  facilitiesWithPlaces: number;
  facilitiesCounted: number;
  places: number | null;
  outOfUse: number | null;
  available: number | null;
  occupied: number | null;
  free: number | null;
  overOccupied: number | null;
  /** Null for an earlier moment: how fresh a report is goes by the terms of today. */
  coverage: CapacityCoverage | null;
  synthetic: boolean;
}

/**
 * Adds facilities up per day and group, in one statement under the caller's own row policies. Places are public; of
 * the exact state only the rows that the caller sees come back, and `shown` says how many those are.
 */
export const readFigures = ({ query }: UnitOfWork, asked: FiguresAsked): Promise<FigureRow[]> => {
  const { facilities, municipalities, housingMarkets, products, operators, days, knownAt } = asked;
  const known = knownAt ? [knownAt] : [];
  const values = [facilities, municipalities, housingMarkets, products, operators, days, ...known];
  return query<FigureRow>(figuresSql(asked), values);
};

const coverage = coverageSql({
  operator: 'f.operator_id',
  reportedAt: 's.reported_at',
  dueOn: reportDueSql('s.reported_at', 'f.report_every_days'),
  day: 'd.day',
});

function figuresSql({ splitBy, knownAt }: FiguresAsked): string {
  const group = (column: string, split: boolean) => (split ? column : 'null::text');
  const isKnown = knownAt !== null;
  return `with facility as materialized (${facilitiesSql(isKnown)})${isKnown ? knownSql : ''}
    select d.day::text as date, ${group('f.municipality_id', splitBy.municipality)} as municipality,
      ${group('f.product_id', splitBy.product)} as product, ${group('f.operator_id', splitBy.operator)} as operator,
      f.unit, count(*)::integer as facilities, count(*) filter (where f.shown)::integer as shown,
      count(p.places)::integer as "facilitiesWithPlaces", count(s.occupied)::integer as "facilitiesCounted",
      sum(p.places)::integer as places, sum(s.out_of_use)::integer as "outOfUse",
      sum(s.places - s.out_of_use)::integer as available, sum(s.occupied)::integer as occupied,
      sum(s.places - s.out_of_use - s.occupied)::integer as free,
      sum(greatest(s.occupied - (s.places - s.out_of_use), 0))::integer as "overOccupied",
      ${isKnown ? 'null::jsonb' : coverage} as coverage, bool_or(f.synthetic or coalesce(s.synthetic, false)) as synthetic
    from unnest($6::date[]) d(day)
    cross join facility f
    left join lateral (${lastUpTo('places', isKnown, 'regular + reserve as places, reported')}) p on true
    left join lateral (${lastUpTo('state', isKnown, '*')}) s on f.shown
    where case when p.reported then p.places > 0 when p.places is null and f.first_places > d.day then false
      else hub.report_expected(f.stated_status, f.ends_on, p.places, d.day) end
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;
}

/** The facilities that are asked for; one that was registered later was not known. */
const facilitiesSql = (isKnown: boolean): string => `
  select f.id, f.municipality_id, f.product_id, f.operator_id, f.unit, f.stated_status, f.ends_on, f.synthetic,
    p.report_every_days,
    (select min(from_date) from hub.facility_places where facility_id = f.id) as first_places,
    (select true from hub.capacity_state where facility_id = f.id and from_date = '-infinity') as shown
  from hub.facility f
  join hub.product p on p.id = f.product_id
  left join hub.municipality m on m.id = f.municipality_id
  where ($1::text[] is null or f.id = any ($1)) and ($2::text[] is null or f.municipality_id = any ($2))
    and ($3::text[] is null or m.housing_market = any ($3)) and ($4::text[] is null or f.product_id = any ($4))
    and ($5::text[] is null or f.operator_id = any ($5))
    ${isKnown ? 'and coalesce(f.registered_at <= $7::timestamptz, true)' : ''}`;

const sources = {
  places: { table: 'hub.facility_places', known: 'hub.facility_places_known' },
  state: { table: 'hub.capacity_state', known: 'hub.capacity_states_known' },
};

/** The rows of both as they were known: a ledger is read once, not for every day. */
const knownSql = Object.entries(sources)
  .map(
    ([name, { known }]) => `, ${name}_known as materialized (
      select r.* from facility f cross join lateral ${known}(f.id, $7::timestamptz) r)`,
  )
  .join('');

const lastUpTo = (name: keyof typeof sources, isKnown: boolean, columns: string): string => `
  select ${columns} from ${isKnown ? `${name}_known` : sources[name].table} r
  where r.facility_id = f.id and r.from_date <= d.day order by r.from_date desc limit 1`;
