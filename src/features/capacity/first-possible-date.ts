import { brokenRule, timeline, type LedgerLine } from './capacity.rules';

/** Each try leaves all that was in the way behind it, so that few are needed. */
const mostTries = 50;

/**
 * The first date after its own, and not after another, on which a line could be added without breaking a rule; null when
 * there is none. Only dates on which something happens, and the days after them, can be first. A line that is in the way
 * on a date is so for every earlier start, of a closure as long as nothing opens again between the two: the next start that
 * can be is behind the last of them.
 */
export function firstPossibleDate(
  lines: readonly LedgerLine[],
  line: LedgerLine,
  notAfter = '9999-12-31',
): string | null {
  const dates = timeline(lines).flatMap(({ date }) => [date, dayAfter(date)]);
  const starts = [...new Set(dates)].sort().filter((date) => date <= notAfter);
  let from = line.effectiveOn;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const broken = inTheWay(lines, { ...line, effectiveOn: from });
    if (broken === null) return from > line.effectiveOn ? from : null;
    const next = starts.find((date) => date > from && isBehind(line, date, broken));
    if (next === undefined || (line.endsOn !== null && next >= line.endsOn)) return null;
    from = next;
  }
  return null;
}

/** The date up to which an earlier start is of no use either; null where nothing is broken. */
function inTheWay(lines: readonly LedgerLine[], line: LedgerLine): string | null {
  const ledger = [...lines, line];
  if (line.kind !== 'CLOSURE') return lastBroken(ledger);
  const broken = brokenRule(ledger);
  if (!broken) return null;
  return broken.code === 'CLOSED_ALREADY' ? lastBeforeReopening(lines, line.effectiveOn) : line.effectiveOn;
}

/** What comes after a closure and before it opens again keeps every closure before it from being possible. */
function lastBeforeReopening(lines: readonly LedgerLine[], closedOn: string): string {
  const datesOf = (is: (line: LedgerLine) => boolean) =>
    lines.filter((line) => is(line) && line.effectiveOn > closedOn).map(({ effectiveOn }) => effectiveOn);
  const [reopened = '9999-12-31'] = datesOf(({ kind }) => kind === 'OPENING').sort();
  const others = datesOf(({ kind }) => kind !== 'OPENING' && kind !== 'STAYS');
  return (
    others
      .filter((date) => date < reopened)
      .sort()
      .at(-1) ?? closedOn
  );
}

/** A closure may come on the day of what it must not come before. */
const isBehind = ({ kind }: LedgerLine, date: string, broken: string): boolean =>
  kind === 'CLOSURE' ? date >= broken : date > broken;

const lastBroken = (lines: readonly LedgerLine[]): string | null =>
  timeline(lines).findLast(({ broken }) => broken)?.date ?? null;

export function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
