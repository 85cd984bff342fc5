import type { CodeOf } from '../../graphql/codes';
import type { CapacityMutationKind } from './capacity.codes';

/** What a line can say. A correction is no kind of its own here: it says what the line that it corrects says. */
export type LedgerKind = Exclude<CodeOf<typeof CapacityMutationKind>, 'CORRECTION'>;

/** A line of the ledger in force. Dates are `YYYY-MM-DD`, so that they compare as text. */
export interface LedgerLine {
  /** The line as it was first reported; null when it is not recorded yet. */
  id: string | null;
  kind: LedgerKind;
  placeKind: 'REGULAR' | 'RESERVE' | null;
  number: number | null;
  effectiveOn: string;
  /** First day without it, for what ends by itself. */
  endsOn: string | null;
}

/** A rule of the ledger that would be broken, the first date on which, and the line that would break it. */
export interface BrokenRule {
  code:
    | 'PLACES_BELOW_ZERO'
    | 'OUT_OF_USE_ABOVE_PLACES'
    | 'OUT_OF_USE_BELOW_ZERO'
    | 'ALREADY_OPENED'
    | 'CLOSED_ALREADY'
    | 'STILL_OCCUPIED';
  brokenOn: string;
  line: LedgerLine;
}

export interface Totals {
  regular: number;
  reserve: number;
  outOfUse: number;
}

/** A facility on a date. */
export interface LedgerDay extends Totals {
  date: string;
  /** People in it at the last count; null when never counted. */
  occupied: number | null;
  /** Since when it is closed; null when it is not. */
  closedOn: string | null;
  /** The first rule that is broken on this date. */
  broken: BrokenRule | null;
}

interface Event {
  date: string;
  /** What ends, ends before anything else of its day; a closure comes after it. */
  turn: 0 | 1 | 2;
  line: LedgerLine;
}

/** How a facility stands after each date on which something happens, in order of date. */
export function timeline(lines: readonly LedgerLine[]): LedgerDay[] {
  const days: LedgerDay[] = [];
  const state = new State();
  for (const event of eventsOf(lines)) {
    if (state.date !== event.date) {
      if (state.date !== '') days.push(state.endOfDay());
      state.startOfDay(event.date);
    }
    state.take(event);
  }
  if (state.date !== '') days.push(state.endOfDay());
  return days;
}

function eventsOf(lines: readonly LedgerLine[]): Event[] {
  const events = lines.flatMap((line): Event[] => {
    const start: Event = { date: line.effectiveOn, turn: line.kind === 'CLOSURE' ? 2 : 1, line };
    return line.endsOn === null ? [start] : [start, { date: line.endsOn, turn: 0, line }];
  });
  // Sorting is stable: of one date and turn, lines stay in the order in which they were reported.
  return events.sort((a, b) => (a.date === b.date ? a.turn - b.turn : a.date < b.date ? -1 : 1));
}

/** A facility while its ledger is read in order of date. */
class State {
  date = '';
  private totals: Totals = { regular: 0, reserve: 0, outOfUse: 0 };
  private occupied: number | null = null;
  private closedOn: string | null = null;
  private lastClosure = '';
  private readonly opened = new Set<LedgerLine['placeKind']>();
  private broken: BrokenRule | null = null;
  private lastChange: LedgerLine | null = null;

  startOfDay(date: string): void {
    this.date = date;
    this.broken = null;
    this.lastChange = null;
  }

  endOfDay(): LedgerDay {
    const code = ruleBrokenBy(this.totals);
    if (code && this.lastChange) this.break(code, this.lastChange);
    const { date, occupied, closedOn, broken } = this;
    return { date, ...this.totals, occupied, closedOn, broken };
  }

  take({ turn, line }: Event): void {
    if (turn === 0) this.end(line);
    else if (turn === 2) this.close(line);
    else this.start(line);
  }

  private start(line: LedgerLine): void {
    if (line.kind === 'OPENING') this.open(line);
    else if (this.isClosed()) this.break('CLOSED_ALREADY', line);
    if (line.kind === 'OCCUPANCY_COUNT') this.occupied = line.number;
    this.change(line, 1);
  }

  private end(line: LedgerLine): void {
    // A closure took away all that there was before it.
    if (line.effectiveOn <= this.lastClosure) return;
    if (line.kind === 'OPENING') this.opened.delete(line.placeKind);
    this.change(line, -1);
  }

  private open(line: LedgerLine): void {
    if (this.opened.has(line.placeKind)) this.break('ALREADY_OPENED', line);
    this.opened.add(line.placeKind);
    this.closedOn = null;
  }

  private close(line: LedgerLine): void {
    if (this.isClosed()) this.break('CLOSED_ALREADY', line);
    if (this.occupied !== null && this.occupied > 0) this.break('STILL_OCCUPIED', line);
    this.totals = { regular: 0, reserve: 0, outOfUse: 0 };
    this.opened.clear();
    this.closedOn = this.lastClosure = this.date;
  }

  private isClosed(): boolean {
    return this.closedOn !== null && this.closedOn < this.date;
  }

  private change(line: LedgerLine, direction: 1 | -1): void {
    const change = changeOf(line);
    if (!change) return;
    this.totals[change.total] += direction * change.amount;
    this.lastChange = line;
  }

  private break(code: BrokenRule['code'], line: LedgerLine): void {
    this.broken ??= { code, brokenOn: this.date, line };
  }
}

/** Which total a line changes and by how much; counts, confirmations and closures change none by a number. */
export function changeOf({ kind, placeKind, number }: LedgerLine): {
  total: keyof Totals;
  amount: number;
} | null {
  const places = placeKind === 'RESERVE' ? 'reserve' : 'regular';
  const amount = number ?? 0;
  if (kind === 'OPENING' || kind === 'EXPANSION') return { total: places, amount };
  if (kind === 'REDUCTION') return { total: places, amount: -amount };
  if (kind === 'OUT_OF_USE') return { total: 'outOfUse', amount };
  if (kind === 'BACK_IN_USE') return { total: 'outOfUse', amount: -amount };
  return null;
}

/** The first rule that the ledger breaks, at any date, or null. */
export const brokenRule = (lines: readonly LedgerLine[]): BrokenRule | null =>
  timeline(lines).find(({ broken }) => broken)?.broken ?? null;

export function ruleBrokenBy({ regular, reserve, outOfUse }: Totals): BrokenRule['code'] | null {
  if (regular < 0 || reserve < 0) return 'PLACES_BELOW_ZERO';
  if (outOfUse < 0) return 'OUT_OF_USE_BELOW_ZERO';
  return outOfUse > regular + reserve ? 'OUT_OF_USE_ABOVE_PLACES' : null;
}

/** How a facility stands on a date, or null before anything happened. */
export const stateOn = (lines: readonly LedgerLine[], date: string): LedgerDay | null =>
  timeline(lines).findLast((day) => day.date <= date) ?? null;
