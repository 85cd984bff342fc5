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
  facilitiesCounted: number;
  places: number | null;
  outOfUse: number | null;
  available: number | null;
  occupied: number | null;
  free: number | null;
  overOccupied: number | null;
  coverage: CapacityCoverage;
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
  operator: 'day.operator_id',
  reportedAt: 's.reported_at',
  dueOn: reportDueSql('s.reported_at', 'day.report_every_days'),
  day: 'day.day',
});

function figuresSql({ splitBy, knownAt }: FiguresAsked): string {
  const group = (column: string, split: boolean) => (split ? column : 'null::text');
  return `with facility as (
       select f.id, f.municipality_id, f.product_id, f.operator_id, f.unit, f.stated_status, f.ends_on, f.synthetic,
         p.report_every_days
       from hub.facility f
       join hub.product p on p.id = f.product_id
       left join hub.municipality m on m.id = f.municipality_id
       where ($1::text[] is null or f.id = any ($1)) and ($2::text[] is null or f.municipality_id = any ($2))
         and ($3::text[] is null or m.housing_market = any ($3)) and ($4::text[] is null or f.product_id = any ($4))
         and ($5::text[] is null or f.operator_id = any ($5))
     ), places as materialized (${periodsSql('facility_places', knownAt !== null)}
     ), state as materialized (${periodsSql('capacity_state', knownAt !== null)}
     ), day as (
       select f.*, d.day, p.regular + p.reserve as places, p.reported,
         p.facility_id is null and exists (select from places later where later.facility_id = f.id) as not_yet
       from unnest($6::date[]) d(day) cross join facility f
       left join places p on p.facility_id = f.id and p.from_date <= d.day and d.day < p.until_date
     )
     select day.day::text as date, ${group('day.municipality_id', splitBy.municipality)} as municipality,
       ${group('day.product_id', splitBy.product)} as product, ${group('day.operator_id', splitBy.operator)} as operator,
       day.unit, count(*)::integer as facilities, count(s.facility_id)::integer as shown,
       count(s.occupied)::integer as "facilitiesCounted", sum(day.places)::integer as places,
       sum(s.out_of_use)::integer as "outOfUse", sum(s.places - s.out_of_use)::integer as available,
       sum(s.occupied)::integer as occupied, sum(s.places - s.out_of_use - s.occupied)::integer as free,
       sum(greatest(s.occupied - (s.places - s.out_of_use), 0))::integer as "overOccupied",
       ${coverage} as coverage,
       bool_or(day.synthetic or coalesce(s.synthetic, false)) as synthetic
     from day
     left join state s on s.facility_id = day.id and s.from_date <= day.day and day.day < s.until_date
     where case when day.not_yet then false when day.reported then day.places > 0
       else hub.report_expected(day.stated_status, day.ends_on, day.places, day.day) end
     group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;
}

/** The rows of a dated table with the day before which each holds, now or as they were known on a moment. */
function periodsSql(table: string, isKnown: boolean): string {
  const known = table === 'capacity_state' ? 'hub.capacity_states_known' : 'hub.facility_places_known';
  const rows = isKnown
    ? `cross join lateral ${known}(f.id, $7::timestamptz) r`
    : `join hub.${table} r on r.facility_id = f.id`;
  return `select r.*, lead(r.from_date, 1, 'infinity') over (partition by r.facility_id order by r.from_date) as until_date
    from facility f ${rows}`;
}
