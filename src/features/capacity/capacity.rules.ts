import type { CodeOf } from '../../graphql/codes';
import type { CapacityMutationKind } from './capacity.codes';

/** What a line of the ledger changes, and from when. Dates are `YYYY-MM-DD`, so that they compare as text. */
export interface LedgerLine {
  kind: CodeOf<typeof CapacityMutationKind>;
  placeKind: 'REGULAR' | 'RESERVE' | null;
  number: number | null;
  effectiveOn: string;
}

/** A rule of the ledger that would be broken, and the first date on which. */
export interface BrokenRule {
  code: 'PLACES_BELOW_ZERO' | 'OUT_OF_USE_ABOVE_PLACES' | 'OUT_OF_USE_BELOW_ZERO';
  brokenOn: string;
}

export interface Totals {
  regular: number;
  reserve: number;
  outOfUse: number;
}

/** Running totals after each date on which one of them changes, in order of date. */
export function timeline(lines: readonly LedgerLine[]): Array<Totals & { date: string }> {
  const totals: Totals = { regular: 0, reserve: 0, outOfUse: 0 };
  const days: Array<Totals & { date: string }> = [];
  const changing = lines.filter((line) => changeOf(line) !== null);
  for (const line of changing.sort((a, b) =>
    a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0,
  )) {
    const { total, amount } = changeOf(line)!;
    totals[total] += amount;
    if (days.at(-1)?.date === line.effectiveOn) days.pop();
    days.push({ date: line.effectiveOn, ...totals });
  }
  return days;
}

/** Which total a line changes and by how much; counts and confirmations change none. */
function changeOf({ kind, placeKind, number }: LedgerLine): { total: keyof Totals; amount: number } | null {
  const places = placeKind === 'RESERVE' ? 'reserve' : 'regular';
  const amount = number ?? 0;
  if (kind === 'OPENING' || kind === 'EXPANSION') return { total: places, amount };
  if (kind === 'REDUCTION') return { total: places, amount: -amount };
  if (kind === 'OUT_OF_USE') return { total: 'outOfUse', amount };
  if (kind === 'BACK_IN_USE') return { total: 'outOfUse', amount: -amount };
  return null;
}

/** The first rule that the ledger breaks, at any date, or null. */
export function brokenRule(lines: readonly LedgerLine[]): BrokenRule | null {
  for (const day of timeline(lines)) {
    const code = ruleBrokenBy(day);
    if (code) return { code, brokenOn: day.date };
  }
  return null;
}

function ruleBrokenBy({ regular, reserve, outOfUse }: Totals): BrokenRule['code'] | null {
  if (regular < 0 || reserve < 0) return 'PLACES_BELOW_ZERO';
  if (outOfUse < 0) return 'OUT_OF_USE_BELOW_ZERO';
  return outOfUse > regular + reserve ? 'OUT_OF_USE_ABOVE_PLACES' : null;
}

/**
 * The first date after its own on which a line could be added, or null. A line changes every total from its date on, so
 * it is possible from the first date of change after which no rule would be broken any more: one look back from the end.
 */
export function firstPossibleDate(lines: readonly LedgerLine[], line: LedgerLine): string | null {
  const change = changeOf(line);
  if (!change) return null;
  let possible: string | null = null;
  for (const { date, ...totals } of timeline(lines).reverse()) {
    totals[change.total] += change.amount;
    if (date <= line.effectiveOn || ruleBrokenBy(totals)) break;
    possible = date;
  }
  return possible;
}
