import { toGlobalId } from '../../../../src/graphql/global-id';
import type { Row } from '../../spike/unit-of-work';
import { query, type Context } from './context';

/** One question of a loader: about this object. */
interface Asked {
  obj: Row;
  params: Record<string, unknown>;
}
type Load = (asked: Asked[], context: Context) => Promise<unknown[]>;

/** Rows are asked for once each: Mercurius' own cache writes every object out as a key. */
const uncached = (loader: Load) => ({ loader, opts: { cache: false } });

/** Reads the row that belongs to each object, by a key on the object. */
const byKey = (property: string, sql: string, toValue: (row: Row) => unknown = (row) => row) =>
  uncached(async (asked, context) => {
    const keys = asked.map(({ obj }) => obj[property]);
    const given = [...new Set(keys)].filter((key) => key !== null);
    if (given.length === 0) return keys.map(() => null);
    const rows = await query(context, sql, [given]);
    const values = new Map(rows.map((row) => [row.key, toValue(row)]));
    return keys.map((key) => values.get(key) ?? null);
  });

const municipality = byKey(
  'municipality_id',
  'select id as key, name from hub.municipality where id = any ($1::text[])',
);

const places = `
  select given.key, p.regular + p.reserve as total, p.from_date as since
  from unnest($1::text[]) given(key)
  cross join lateral (
    select * from hub.facility_places where facility_id = given.key and from_date <= current_date
    order by from_date desc limit 1
  ) p`;

/** The anchor first: a withheld history would be read to its end. */
const occupancy = `
  select given.key, s.places, s.out_of_use as "outOfUse", s.places - s.out_of_use as available, s.occupied,
    s.places - s.out_of_use - s.occupied as free, s.counted_on as "countedOn", s.reported_at as "reportedAt",
    f.id is not null and coalesce(hub.report_due(s.reported_at, f.report_every_days) < current_date, true) as overdue,
    s.version::text as version
  from unnest($1::text[]) given(key)
  left join hub.reporting_facility f on f.id = given.key
  cross join lateral (
    select true as shown from hub.capacity_state where facility_id = given.key and from_date = '-infinity'
  ) anchor
  cross join lateral (
    select * from hub.capacity_state
    where facility_id = given.key and from_date <= current_date and anchor.shown
    order by from_date desc limit 1
  ) s`;

const withheld = `
  select given.key, array_remove(array[
    case when (select true from hub.facility_address where facility_id = given.key) is null then 'address' end,
    case when (select true from hub.capacity_state where facility_id = given.key and from_date = '-infinity') is null
      then 'occupancy' end], null) as fields
  from unnest($1::text[]) given(key)`;

const values = `
  select given.key, coalesce(json_agg(v order by v.id) filter (where v.id is not null), '[]') as nodes
  from unnest($1::text[]) given(key)
  left join lateral (
    select id, period, case when value_min = value_max then value_min end as value, unit, origin, municipality_id
    from hub.indicator_value where indicator_id = given.key order by id limit $2
  ) v on true
  group by given.key`;

export const loaders = {
  Facility: {
    product: byKey('product_id', 'select id as key, name from hub.product where id = any ($1::text[])'),
    municipality,
    operator: byKey(
      'operator_id',
      'select id as key, name, kind from hub.partner where id = any ($1::text[])',
      ({ key, name, kind }) => ({ id: toGlobalId('Partner', key as string), name, kind }),
    ),
    places: byKey('key', places),
    occupancy: byKey('key', occupancy),
    withheld: byKey('key', withheld, ({ fields }) =>
      (fields as string[]).map((field) => ({ field, reason: 'OUTSIDE_YOUR_RELATION' })),
    ),
  },
  IndicatorValue: { municipality },
  Indicator: {
    values: uncached(async (asked, context) => {
      const first = (asked[0]!.params.first as number | undefined) ?? 50;
      const rows = await query(context, values, [asked.map(({ obj }) => obj.code), first]);
      const found = new Map(rows.map((row) => [row.key, row]));
      return asked.map(({ obj }) => found.get(obj.code));
    }),
  },
};
