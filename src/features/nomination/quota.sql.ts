/** The nominations that count for a row of `hub.quota`: granted in its year and, for a share, for its municipality. */
const granted = (row: string, condition: string) => `(
  select count(*)::integer from hub.nomination n
  where n.scheme = ${row}.scheme and n.quota_year = ${row}.year
    and (${row}.municipality_id is null or n.decided_for_id = ${row}.municipality_id) and ${condition})`;

/**
 * Came to a home: let through the hub, or arranged outside it, as those of clients who are shielded are. Who reads this sees the
 * steps of all nominations.
 */
export const usedSql = (row: string): string =>
  granted(
    row,
    `(n.state in ('LEASED', 'HOUSED') or n.state = 'WITHDRAWN' and exists (select from hub.nomination_step s
      where s.nomination_id = n.id and s.kind = 'WITHDRAWN' and s.ground = 'ARRANGED_OUTSIDE_HUB'))`,
  );

/** What is withdrawn because no home follows gives its place back. */
export const reservedSql = (row: string): string =>
  granted(row, `n.state not in ('LEASED', 'HOUSED', 'WITHDRAWN')`);

/** Of the region: the shares that were set. */
export const dividedSql = (row: string): string => `(
  select sum(share.agreed)::integer from hub.quota share
  where ${row}.municipality_id is null and share.municipality_id is not null
    and share.scheme = ${row}.scheme and share.year = ${row}.year)`;
