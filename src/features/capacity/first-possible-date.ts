import { timeline, type LedgerLine } from './capacity.rules';

/** Each try leaves all that was in the way behind it, so that few are needed. */
const mostTries = 50;

/**
 * The first date after its own, and not after another, on which a line could be added without breaking a rule; null when
 * there is none. Only dates on which something happens, and the days after them, can be first. A line that is in the way
 * on a date is so for every earlier start: the next start that can be is behind the last of them.
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
    const broken = lastBroken([...lines, { ...line, effectiveOn: from }]);
    if (broken === null) return from > line.effectiveOn ? from : null;
    const next = starts.find((date) => date > from && isBehind(line, date, broken));
    if (next === undefined || (line.endsOn !== null && next >= line.endsOn)) return null;
    from = next;
  }
  return null;
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
