import type { Division } from './quota-division';

/** A quota that somebody wants to set. */
export interface GivenQuota {
  /** Null for the whole region. */
  municipalityId: string | null;
  year: number;
  agreed: number;
  /** Why it goes below what is used. */
  belowUse: string | null;
  /** Why the shares go beyond what was agreed for the region. */
  beyondTotal: string | null;
  /** Of the region: how it is divided, in place of all shares that were set before. */
  division: Division | null;
}

/** What a quota is held against. */
export interface QuotaInUse {
  /** Places used or reserved of it. */
  used: number;
  /** The same of each municipality. */
  usedBy: Readonly<Record<string, number>>;
  /** What was agreed for the region; null when nothing was. */
  total: number | null;
  /** The shares of all municipalities, or of all others when it is a share itself. */
  shares: number;
}

export interface QuotaProblem {
  code:
    | 'QUOTA_OUT_OF_RANGE'
    | 'QUOTA_YEAR'
    | 'QUOTA_BELOW_USE'
    | 'SHARE_BELOW_USE'
    | 'BELOW_USE_NOT_NEEDED'
    | 'QUOTA_BEYOND_TOTAL'
    | 'QUOTA_BELOW_SHARES'
    | 'BEYOND_TOTAL_NOT_NEEDED';
  field: string;
  values?: Record<string, number | string>;
}

const maximum = 10_000;
const yearsAhead = 10;

/** What is wrong with a quota, as far as can be told by itself. */
export function rangeProblems({ year, agreed }: GivenQuota, thisYear: number): QuotaProblem[] {
  if (agreed < 0 || agreed > maximum)
    return [{ code: 'QUOTA_OUT_OF_RANGE', field: 'agreed', values: { maximum } }];
  const last = thisYear + yearsAhead;
  // What was agreed of a year that is over stays as it was.
  return year < thisYear || year > last
    ? [{ code: 'QUOTA_YEAR', field: 'year', values: { first: thisYear, last } }]
    : [];
}

/** What stands against a quota; each needs a reason, and no reason is given where nothing does. */
export const quotaProblems = (given: GivenQuota, inUse: QuotaInUse): QuotaProblem[] => [
  ...unless(given.belowUse, belowUse(given, inUse), { code: 'BELOW_USE_NOT_NEEDED', field: 'belowUse' }),
  ...unless(given.beyondTotal, beyondTotal(given, inUse), {
    ...{ code: 'BEYOND_TOTAL_NOT_NEEDED', field: 'beyondTotal' },
  }),
];

const unless = (reason: string | null, problem: QuotaProblem | null, notNeeded: QuotaProblem) =>
  reason === null ? (problem ? [problem] : []) : problem ? [] : [notNeeded];

function belowUse({ agreed, division }: GivenQuota, { used, usedBy }: QuotaInUse): QuotaProblem | null {
  if (agreed < used) return { code: 'QUOTA_BELOW_USE', field: 'agreed', values: { used } };
  const shares = new Map(division?.shares.map((share) => [share.municipality, share.agreed]));
  const short =
    division && Object.entries(usedBy).find(([municipality, n]) => (shares.get(municipality) ?? 0) < n);
  if (!short) return null;
  const [municipality, inUse] = short;
  const values = { municipality, agreed: shares.get(municipality) ?? 0, used: inUse };
  return { code: 'SHARE_BELOW_USE', field: 'division', values };
}

function beyondTotal(
  { municipalityId, agreed, division }: GivenQuota,
  { total, shares }: QuotaInUse,
): QuotaProblem | null {
  if (municipalityId === null)
    return !division && shares > agreed
      ? { code: 'QUOTA_BELOW_SHARES', field: 'agreed', values: { shares } }
      : null;
  if (total === null || shares + agreed <= total) return null;
  const left = Math.max(0, total - shares);
  return { code: 'QUOTA_BEYOND_TOTAL', field: 'agreed', values: { total, left } };
}
