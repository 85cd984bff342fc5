import { partRules, type PartCode } from './quality-parts';

/** What was measured of a provider over the period, as of today. */
export interface Measured {
  /** Facilities that are to report. */
  facilities: number;
  /** Those of them of which places, unit and a count are known. */
  complete: number;
  /** Those of them of which the report is overdue. */
  overdue: number;
  /** Counts and changes that were reported and not announced ahead, and days from event to report of the middle one. */
  events: number;
  medianDelay: number | null;
  balance: Balance;
  /** Error reports that wait for an answer, and those of them that have waited too long. */
  openReports: number;
  lateReports: number;
}

/** Counts against stays: stock at the first count, plus who came, less who left, less stock at the last one. */
export interface Balance {
  /** Facilities with two counts at least in the period. */
  counted: number;
  /** Those of them of which counts or stays are made up, or of which no stays are known: these are not compared. */
  madeUp: number;
  withoutStays: number;
  /** The facilities that are compared, and those of them that do not add up. */
  compared: number;
  unbalanced: number;
  /** People by whom these differ, and people they are about: who was there or came. */
  difference: number;
  people: number;
}

export type NoPointsReason =
  'NO_FACILITIES' | 'NOTHING_REPORTED' | 'TOO_FEW_COUNTS' | 'NO_STAYS' | 'MADE_UP_LINES';

export interface PartValue {
  code: PartCode;
  /** Null when there is nothing to measure, for the reason beside it. */
  value: number | null;
  reason: NoPointsReason | null;
}

/** The value of every part, to one decimal. */
export function valuesOf(measured: Measured): PartValue[] {
  const { facilities, complete, overdue, medianDelay, balance, lateReports } = measured;
  return [
    valueOf('DELAY', medianDelay, 'NOTHING_REPORTED'),
    valueOf('COMPLETENESS', percent(complete, facilities), 'NO_FACILITIES'),
    valueOf('OVERDUE', percent(overdue, facilities), 'NO_FACILITIES'),
    valueOf('BALANCE', differenceOf(balance), whyNotCompared(balance)),
    valueOf('FINDINGS_UNCONFIRMED', facilities === 0 ? null : lateReports, 'NO_FACILITIES'),
  ];
}

const valueOf = (code: PartCode, value: number | null, reason: NoPointsReason): PartValue => ({
  code,
  value: value === null ? null : Math.round(value * 10) / 10,
  reason: value === null ? reason : null,
});

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);

/** In percent of the people; where nobody was there and nobody came, counts and stays agree. */
const differenceOf = ({ compared, difference, people }: Balance): number | null =>
  compared > 0 && people === 0 ? 0 : percent(difference, people);

function whyNotCompared({ counted, madeUp }: Balance): NoPointsReason {
  if (counted === 0) return 'TOO_FEW_COUNTS';
  return madeUp > 0 ? 'MADE_UP_LINES' : 'NO_STAYS';
}

/** The points of a value, 0 to 100: in proportion between the value for all of them and the one for none. */
export function pointsOf({ code, value }: Pick<PartValue, 'code' | 'value'>): number | null {
  if (value === null) return null;
  const { full, none } = partRules[code];
  const share = (none - value) / (none - full);
  return Math.round(100 * Math.min(Math.max(share, 0), 1));
}

/** The mean of the parts that have points, each by its weight; null when none has. */
export function scoreOf(parts: ReadonlyArray<{ code: PartCode; points: number | null }>): number | null {
  let weights = 0;
  let sum = 0;
  for (const { code, points } of parts) {
    if (points === null) continue;
    weights += partRules[code].weight;
    sum += partRules[code].weight * points;
  }
  return weights === 0 ? null : Math.round(sum / weights);
}
