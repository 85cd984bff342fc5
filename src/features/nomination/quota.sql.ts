/** The nominations that count for a row of `hub.quota`: granted in its year and, for a share, for its municipality. */
const granted = (row: string, states: string) => `(
  select count(*)::integer from hub.nomination n
  where n.scheme = ${row}.scheme and n.quota_year = ${row}.year
    and (${row}.municipality_id is null or n.decided_for_id = ${row}.municipality_id) and n.state ${states})`;

export const usedSql = (row: string): string => granted(row, `in ('LEASED', 'HOUSED')`);

/** What is withdrawn gives its place back. */
export const reservedSql = (row: string): string => granted(row, `not in ('LEASED', 'HOUSED', 'WITHDRAWN')`);
