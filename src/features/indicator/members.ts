import type { Transaction } from '../../database/unit-of-work';
import { membersOf } from '../../disclosure/counts/linked-tables';
import { periodNamed, yearOf, type Period } from './period';

/**
 * The municipalities by which a period is counted: those that were in the region on a day of its year. By year, since the
 * tables of a year stand side by side: what is one in one of them is one in all. What is published of a year already says
 * which they are, whatever comes to be known of them later.
 */
export async function municipalitiesIn({ query }: Transaction, period: Period): Promise<string[]> {
  const { id, from, until } = yearOf(period);
  const published = await query<{ names: string[] }>(
    `select distinct categories -> 0 as names from published.indicator_table
     where axes = '{MUNICIPALITY}' and left(period, 4) = $1 and categories <> '[]'`,
    [id],
  );
  const kept = new Set(published.flatMap(({ names }) => names).flatMap(membersOf));
  const all = await query<{ code: string; member: boolean }>(
    `select id as code, coalesce(member_from < $2, true) and coalesce(member_until > $1, true) as member
     from hub.municipality order by id`,
    [from, until],
  );
  return all.filter(({ code, member }) => (kept.size > 0 ? kept.has(code) : member)).map(({ code }) => code);
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
