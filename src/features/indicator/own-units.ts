import type { UnitOfWork } from '../../database/unit-of-work';
import { elsewhere, unknown } from './catalogue';
import type { AskedDimension, Release } from './figures';
import type { Members } from './members';
import { periodNamed } from './period';

/** Of which of a caller's own units, and by what they are told apart. */
export interface OwnCounting {
  measure: string;
  members: Members;
  release: Release;
  dimensions: readonly AskedDimension[];
}

interface OwnRow {
  /** Per dimension. */
  names: string[];
  /** How many units. */
  value: number;
}

const columns: Record<Exclude<AskedDimension, 'MUNICIPALITY'>, string> = {
  CATEGORY: 'unit.category',
  PRODUCT: `coalesce(unit.product_id, '${unknown}')`,
  PROVIDER: `coalesce(unit.provider_id, '${unknown}')`,
  TARGET_GROUP: `coalesce(unit.target_group, '${unknown}')`,
  AGE_BAND: `coalesce(unit.age_band, '${unknown}')`,
  CAUSE: 'cause.code',
};

/** How long a unit lasted, and how long it had when the period began: 0 when it began in the period. */
export const lasted = {
  time: 'unit.amount',
  entered: 'greatest($2::date - (coalesce(unit.happened_on, $3::date) - unit.amount), 0)',
};

/**
 * Counts what the caller's row policies show it, as the data stood on the day on which the published figures were counted,
 * so that both are of the same.
 */
export async function readOwnUnits<Also extends string = never>(
  { query }: UnitOfWork,
  { measure, members, release: { period, asOf }, dimensions }: OwnCounting,
  also: Partial<Record<Also, string>> = {},
): Promise<Array<OwnRow & Record<Also, number>>> {
  const { from, until } = periodNamed(period)!;
  const codes = dimensions.map((dimension) =>
    dimension === 'MUNICIPALITY'
      ? `case when unit.municipality_id = any ($5) then unit.municipality_id else '${elsewhere}' end`
      : columns[dimension],
  );
  const others = Object.entries<string | undefined>(also).map(([name, sql]) => `${sql} as ${name},`);
  return query(
    `select array[${codes.join(', ')}]::text[] as names, ${others.join(' ')} count(*)::integer as value
     from hub.own_indicator_units($1, $2::date, $3::date, $4::date) unit
       ${dimensions.includes('CAUSE') ? 'cross join unnest(unit.causes) as cause (code)' : ''}
     where $5::text[] is not null group by ${[...others, ''].map((_, i) => i + 1).join(', ')} order by 1`,
    [measure, from, until, asOf, members.get(period)!],
  );
}
