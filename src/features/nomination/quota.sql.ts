/** The nominations that count for a row of `hub.quota`: granted in its year and, for a share, for its municipality. */
const granted = (row: string, states: string) => `(
  select count(*)::integer from hub.nomination n
  where n.scheme = ${row}.scheme and n.quota_year = ${row}.year
    and (${row}.municipality_id is null or n.decided_for_id = ${row}.municipality_id) and n.state ${states})`;

export const usedSql = (row: string): string => granted(row, `in ('LEASED', 'HOUSED')`);

/** What is withdrawn gives its place back. */
export const reservedSql = (row: string): string => granted(row, `not in ('LEASED', 'HOUSED', 'WITHDRAWN')`);

/** Of the region: the shares that were set. */
export const dividedSql = (row: string): string => `(
  select sum(share.agreed)::integer from hub.quota share
  where ${row}.municipality_id is null and share.municipality_id is not null
    and share.scheme = ${row}.scheme and share.year = ${row}.year)`;
