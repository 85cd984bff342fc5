import type { Transaction } from '../../database/unit-of-work';
import { elsewhere, unknown, type Axis } from '../../features/indicator/catalogue';
import { causeOf } from '../../features/indicator/plan';
import type { Measure } from '../../features/indicator/measures';
import { Counts } from './counts';
import type { Period } from '../../features/indicator/period';

/** Where a unit of the database says it; a measure's category and a yes or no are never unknown. */
const columns: Record<Exclude<Axis, 'PART' | `CAUSE:${string}`>, string> = {
  CATEGORY: 'unit.category',
  MUNICIPALITY: 'unit.municipality_id',
  PRODUCT: 'unit.product_id',
  PROVIDER: 'unit.provider_id',
  TARGET_GROUP: 'unit.target_group',
  AGE_BAND: 'unit.age_band',
};

/** A code that is on no list counts as unknown: categories come from lists and never from data. */
function codeSql(axis: Axis, list: number): string {
  if (axis.startsWith('CAUSE:'))
    return `case when ($${list}::text[])[1] = any (unit.causes) then 'YES' else 'NO' end`;
  // The parts of a period are told by the days on which the later ones begin.
  if (axis === 'PART') return `($${list}::text[])[1 + width_bucket(unit.happened_on, $5::date[])]`;
  const column = columns[axis as keyof typeof columns];
  const other = axis === 'MUNICIPALITY' ? elsewhere : unknown;
  return `case when ${column} = any ($${list}::text[]) then ${column} else '${other}' end`;
}

/** How far units are asked for, and on which day the data stand as they are counted. */
export interface Counting {
  measure: Measure;
  period: Period;
  asOf: string;
  /** The parts of the period, where events are counted by them too. */
  parts?: readonly Period[];
  /** What is counted by. */
  tables: ReadonlyArray<readonly Axis[]>;
  /** The codes of each axis. */
  categories: ReadonlyMap<Axis, readonly string[]>;
}

interface CountRow {
  /** A bit for each axis that the row is not broken down by; the first axis is the highest. */
  grouping: number;
  codes: string[];
  count: number;
  records: string;
  synthetic: boolean;
}

/** Counts the units of a measure in a period for all its tables, in one reading. */
export async function countUnits({ query }: Transaction, counting: Counting): Promise<Counts> {
  const { measure, period, asOf, tables, parts = [] } = counting;
  const ofParts = parts.length > 0 ? [['PART', parts.map(({ id }) => id)] as const] : [];
  const categories = new Map<Axis, readonly string[]>(
    [...ofParts, ...counting.categories].filter(([axis]) => tables.some((table) => table.includes(axis))),
  );
  const axes = [...categories.keys()];
  const lists = axes.map((axis) => (axis.startsWith('CAUSE:') ? [causeOf(axis)] : categories.get(axis)!));
  const rows = await query<CountRow>(countSql(measure, axes, tables), [
    ...[period.from, period.until, asOf, measure.code, parts.slice(1).map(({ from }) => from)],
    ...lists,
  ]);
  const counts = new Counts(categories, tables);
  for (const { grouping, codes, count, records, synthetic } of rows) {
    const shown = axes.map((_, place) => !(grouping & (1 << (axes.length - 1 - place))));
    const of = <T>(list: readonly T[]) => list.filter((_, place) => shown[place]);
    counts.add(of(axes), of(codes), { count, records });
    counts.synthetic ||= synthetic;
  }
  return counts;
}

/** The records behind a count by a sum over their keys: the same for the same set, in whatever order it is read. */
function countSql(measure: Measure, axes: readonly Axis[], tables: ReadonlyArray<readonly Axis[]>): string {
  const place = (axis: Axis): string => `c${axes.indexOf(axis)}`;
  const sets = tables.map((table) => `(${table.map(place).join(', ')})`);
  const all = axes.map(place);
  return `
    select ${all.length ? `grouping(${all.join(', ')})` : '0'} as "grouping",
      array[${all.join(', ')}]::text[] as codes, count(*)::integer as count,
      coalesce(sum(key), 0)::text as records, coalesce(bool_or(synthetic), false) as synthetic
    from (
      select hashtextextended(unit.record_key::text, 0) as key, unit.synthetic
        ${axes.map((axis, i) => `, ${codeSql(axis, i + 6)} as c${i}`).join('')}
      from hub.${measure.function}($1::date, $2::date, $3::date) unit
      where unit.measure = $4 and $5::date[] is not null
    ) counted
    group by grouping sets (${sets.join(', ')})`;
}
