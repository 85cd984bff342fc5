import type { Transaction } from '../../database/unit-of-work';
import { membersOf } from '../../disclosure/counts/linked-tables';
import type { Axis } from './catalogue';
import { periodNamed, yearOf, type Period } from './period';

/**
 * The codes by which something is published of a year already, for some axes; of a measure's own categories those of the measure. The
 * tables of a year are sums, parts and neighbours of one another: by what a year is broken down stays, whoever comes or goes.
 */
export async function codesPublished(
  { query }: Transaction,
  period: Period,
  axes: readonly Axis[],
  measure: string | null = null,
): Promise<ReadonlyMap<Axis, ReadonlySet<string>>> {
  const tables = await query<{ axis: Axis; names: string[] }>(
    `select distinct axes[1] as axis, categories -> 0 as names from published.indicator_table
     where cardinality(axes) = 1 and axes[1] = any ($2) and left(period, 4) = $1 and categories <> '[]'
       and (axes <> '{CATEGORY}' or measure = $3)`,
    [yearOf(period).id, axes, measure],
  );
  const codes = new Map<Axis, Set<string>>();
  for (const { axis, names } of tables)
    codes.set(axis, new Set([...(codes.get(axis) ?? []), ...names.flatMap(membersOf)]));
  return codes;
}

/**
 * The municipalities by which a period is counted: those that were in the region on a day of its year. By year, since the
 * tables of a year stand side by side: what is one in one of them is one in all. What is published of a year already says
 * which they are, whatever comes to be known of them later.
 */
export async function municipalitiesIn(transaction: Transaction, period: Period): Promise<string[]> {
  const { from, until } = yearOf(period);
  const published = (await codesPublished(transaction, period, ['MUNICIPALITY'])).get('MUNICIPALITY');
  const all = await transaction.query<{ code: string; member: boolean }>(
    `select id as code, coalesce(member_from < $2, true) and coalesce(member_until > $1, true) as member
     from hub.municipality order by id`,
    [from, until],
  );
  return all.filter(({ code, member }) => published?.has(code) ?? member).map(({ code }) => code);
}

/** Of each period the municipalities by which it is published. */
export type Members = ReadonlyMap<string, readonly string[]>;

export async function membersOfAll(
  transaction: Transaction,
  releases: ReadonlyArray<{ period: string }>,
): Promise<Members> {
  const members = new Map<string, readonly string[]>();
  for (const { period } of releases)
    members.set(period, await municipalitiesIn(transaction, periodNamed(period)!));
  return members;
}
