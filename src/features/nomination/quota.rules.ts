/** A quota that somebody wants to set. */
export interface GivenQuota {
  year: number;
  agreed: number;
  /** Why it goes below what is used. */
  belowUse: string | null;
}

export interface QuotaProblem {
  code: 'QUOTA_OUT_OF_RANGE' | 'QUOTA_YEAR' | 'QUOTA_BELOW_USE' | 'BELOW_USE_NOT_NEEDED';
  field: string;
  values?: Record<string, number>;
}

const maximum = 10_000;
const yearsAhead = 10;

/** What is wrong with a quota, of which so many places are used or reserved in a year. */
export function quotaProblems(
  { year, agreed, belowUse }: GivenQuota,
  { used, thisYear }: { used: number; thisYear: number },
): QuotaProblem[] {
  if (agreed < 0 || agreed > maximum)
    return [{ code: 'QUOTA_OUT_OF_RANGE', field: 'agreed', values: { maximum } }];
  const last = thisYear + yearsAhead;
  // What was agreed of a year that is over stays as it was.
  if (year < thisYear || year > last)
    return [{ code: 'QUOTA_YEAR', field: 'year', values: { first: thisYear, last } }];
  if (agreed < used && belowUse === null)
    return [{ code: 'QUOTA_BELOW_USE', field: 'agreed', values: { used } }];
  return agreed >= used && belowUse !== null ? [{ code: 'BELOW_USE_NOT_NEEDED', field: 'belowUse' }] : [];
}
