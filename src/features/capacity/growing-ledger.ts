import type { UserError } from '../../graphql/user-error';
import { changeOf, ruleBrokenBy, timeline, type LedgerLine, type Totals } from './capacity.rules';
import { checkAgainstLedger, withAddition, type Addition } from './check-ledger';

type Day = Totals & { date: string };

/**
 * A ledger to which reports are added one after another, each checked against all before it. Says what
 * `checkAgainstLedger` says; but where a line only changes a total from its date on, it looks at the days from that date
 * on alone. Thousands of reports in order of date would otherwise read the ledger thousands of times.
 */
export class GrowingLedger {
  private lines: LedgerLine[];
  /** The totals after each day on which they change; null where the ledger has more to it and is read whole. */
  private days: Day[] | null = null;
  private openedOn: string | undefined;

  /** With today's date, `YYYY-MM-DD`: what looks back cannot be put off beyond it. */
  constructor(
    lines: readonly LedgerLine[],
    private readonly today: string,
  ) {
    this.lines = [...lines];
    this.read();
  }

  check(addition: Addition): UserError[] {
    return this.fits(addition) ? [] : checkAgainstLedger(this.lines, addition, this.today);
  }

  add(addition: Addition): void {
    const { line } = addition;
    if (this.days && line && isPlain(addition)) {
      this.lines.push(line);
      change(this.days, line);
    } else {
      this.lines = withAddition(this.lines, addition);
      this.read();
    }
  }

  private read(): void {
    const days = timeline(this.lines);
    const isPlainLedger = days.every(({ broken, closedOn }) => broken === null && closedOn === null);
    this.days =
      isPlainLedger && !this.lines.some(({ kind }) => kind === 'CLOSURE')
        ? days.map(({ date, regular, reserve, outOfUse }) => ({ date, regular, reserve, outOfUse }))
        : null;
    this.openedOn = this.lines
      .filter(({ kind }) => kind === 'OPENING')
      .map(({ effectiveOn }) => effectiveOn)
      .sort()[0];
  }

  /** Whether a line is one that is quickly seen to break no rule. */
  private fits(addition: Addition): boolean {
    const { line } = addition;
    if (!this.days || !line || !isPlain(addition)) return false;
    const changed = changeOf(line);
    if (this.openedOn === undefined) return changed === null;
    if (line.effectiveOn < this.openedOn) return false;
    if (!changed) return true;
    const first = placeOf(this.days, line.effectiveOn);
    const from = this.days[first]?.date === line.effectiveOn ? first : first - 1;
    return this.days
      .slice(Math.max(from, 0))
      .every((day) => !ruleBrokenBy({ ...day, [changed.total]: day[changed.total] + changed.amount }));
  }
}

const plainKinds = new Set([
  'EXPANSION',
  'REDUCTION',
  'OUT_OF_USE',
  'BACK_IN_USE',
  'OCCUPANCY_COUNT',
  'CONFIRMATION',
]);

const isPlain = ({ line, replaces }: Addition): boolean =>
  line !== null && replaces === null && line.endsOn === null && plainKinds.has(line.kind);

/** Where a date stands among days, or would stand: they are searched by halves. */
function placeOf(days: readonly Day[], date: string): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]!.date < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds a line to the days from its date on. */
function change(days: Day[], line: LedgerLine): void {
  const changed = changeOf(line);
  if (!changed) return;
  const place = placeOf(days, line.effectiveOn);
  if (days[place]?.date !== line.effectiveOn) {
    const before = days[place - 1] ?? { regular: 0, reserve: 0, outOfUse: 0 };
    days.splice(place, 0, { ...before, date: line.effectiveOn });
  }
  for (let later = place; later < days.length; later += 1) days[later]![changed.total] += changed.amount;
}
