import { brokenRule, changeOf, ruleBrokenBy, timeline, type LedgerLine } from './capacity.rules';

/** Dates of change that are tried, where there is no way but trying: years of weekly reports. */
const mostTried = 500;

/**
 * The first date after its own on which a line could be added without breaking a rule, or null. Only dates on which
 * something happens, and the days after them, can be first.
 */
export function firstPossibleDate(lines: readonly LedgerLine[], line: LedgerLine): string | null {
  if (line.kind === 'CLOSURE') return firstClosingDate(lines, line);
  const isPlain = line.endsOn === null && line.kind !== 'OPENING';
  if (isPlain && !lines.some(({ kind }) => kind === 'CLOSURE')) return firstOfPlainChange(lines, line);
  const dates = timeline(lines).flatMap(({ date }) => [date, dayAfter(date)]);
  const later = [...new Set(dates)].filter(
    (date) => date > line.effectiveOn && (line.endsOn === null || date < line.endsOn),
  );
  return (
    later
      .sort()
      .slice(0, mostTried)
      .find((effectiveOn) => brokenRule([...lines, { ...line, effectiveOn }]) === null) ?? null
  );
}

/** A facility closes after everything that was reported of it, once nobody is in it any more. */
function firstClosingDate(lines: readonly LedgerLine[], line: LedgerLine): string | null {
  const last = lines
    .map(({ effectiveOn }) => effectiveOn)
    .sort()
    .at(-1);
  if (last === undefined || last <= line.effectiveOn) return null;
  return brokenRule([...lines, { ...line, effectiveOn: last }]) === null ? last : null;
}

/**
 * A line that changes a total changes it from its date on, so it is possible from the first date of change after which
 * no rule would be broken any more: one look back from the end.
 */
function firstOfPlainChange(lines: readonly LedgerLine[], line: LedgerLine): string | null {
  const change = changeOf(line);
  if (!change) return null;
  let possible: string | null = null;
  for (const { date, regular, reserve, outOfUse } of timeline(lines).reverse()) {
    const totals = { regular, reserve, outOfUse };
    totals[change.total] += change.amount;
    if (date <= line.effectiveOn || ruleBrokenBy(totals)) break;
    possible = date;
  }
  return possible;
}

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
