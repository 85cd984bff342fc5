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

/** Running totals after each date on which a line takes effect, in order of date. */
export function timeline(lines: readonly LedgerLine[]): Array<Totals & { date: string }> {
  const totals: Totals = { regular: 0, reserve: 0, outOfUse: 0 };
  const dates = [...new Set(lines.map(({ effectiveOn }) => effectiveOn))].sort();
  return dates.map((date) => {
    for (const line of lines) if (line.effectiveOn === date) add(totals, line);
    return { date, ...totals };
  });
}

function add(totals: Totals, { kind, placeKind, number }: LedgerLine): void {
  const amount = number ?? 0;
  const places = placeKind === 'RESERVE' ? 'reserve' : 'regular';
  if (kind === 'OPENING' || kind === 'EXPANSION') totals[places] += amount;
  if (kind === 'REDUCTION') totals[places] -= amount;
  if (kind === 'OUT_OF_USE') totals.outOfUse += amount;
  if (kind === 'BACK_IN_USE') totals.outOfUse -= amount;
}

/** The first rule that the ledger breaks, at any date, or null. */
export function brokenRule(lines: readonly LedgerLine[]): BrokenRule | null {
  for (const { date, regular, reserve, outOfUse } of timeline(lines)) {
    if (regular < 0 || reserve < 0) return { code: 'PLACES_BELOW_ZERO', brokenOn: date };
    if (outOfUse < 0) return { code: 'OUT_OF_USE_BELOW_ZERO', brokenOn: date };
    if (outOfUse > regular + reserve) return { code: 'OUT_OF_USE_ABOVE_PLACES', brokenOn: date };
  }
  return null;
}

/**
 * The first date after its own on which a line could be added, or null. Only dates on which something changes need
 * trying: between two of them a line meets the same totals.
 */
export function firstPossibleDate(lines: readonly LedgerLine[], line: LedgerLine): string | null {
  const later = timeline(lines)
    .map(({ date }) => date)
    .filter((date) => date > line.effectiveOn);
  return later.find((effectiveOn) => !brokenRule([...lines, { ...line, effectiveOn }])) ?? null;
}
