import type { CodeOf } from '../../graphql/codes';
import type { CapacityMutationKind } from './capacity.codes';

/**
 * What a line can say. A correction is no kind of its own here: it says what the line that it corrects says. STAYS is no
 * report: so many are in it after that day by their stays, or null from the day on which stays no longer count.
 */
export type LedgerKind = Exclude<CodeOf<typeof CapacityMutationKind>, 'CORRECTION'> | 'STAYS';

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
  /** Its place among the lines of the hub, in which what was said of one day is read; none when it is not recorded yet. */
  ordinal?: number;
}

/** A rule of the ledger that would be broken, the first date on which, and by which line. */
export interface BrokenRule {
  code:
    | 'PLACES_BELOW_ZERO'
    | 'OUT_OF_USE_ABOVE_PLACES'
    | 'OUT_OF_USE_BELOW_ZERO'
    | 'BEFORE_OPENING'
    | 'ALREADY_OPENED'
    | 'CLOSED_ALREADY'
    | 'STILL_OCCUPIED'
    | 'STAYS_OPEN';
  brokenOn: string;
  line: LedgerLine;
  /** The line that it cannot stand beside, where there is one. */
  besides: LedgerLine | null;
}

export interface Totals {
  regular: number;
  reserve: number;
  outOfUse: number;
}

/** A facility on a date. */
export interface LedgerDay extends Totals {
  date: string;
  /** People in it at the last count, or by their stays; null when never counted. */
  occupied: number | null;
  /** Whether stays count, and not counts. */
  byStays: boolean;
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
    const start: Event = { date: line.effectiveOn, turn: turnOf(line), line };
    return line.endsOn === null ? [start] : [start, { date: line.endsOn, turn: 0, line }];
  });
  // Sorting is stable: of one date and turn, lines stay in the order in which they were reported.
  return events.sort((a, b) => (a.date === b.date ? a.turn - b.turn : a.date < b.date ? -1 : 1));
}

/** Whether stays count is settled before anything else of the day; a closure comes after it. */
const turnOf = ({ kind }: LedgerLine): Event['turn'] => (kind === 'STAYS' ? 0 : kind === 'CLOSURE' ? 2 : 1);

/** A facility while its ledger is read in order of date. */
class State {
  date = '';
  private totals: Totals = { regular: 0, reserve: 0, outOfUse: 0 };
  /** The last count that holds. */
  private count: LedgerLine | null = null;
  private byStays = false;
  private closure: LedgerLine | null = null;
  private lastClosure = '';
  private isKnown = false;
  private readonly opened = new Map<LedgerLine['placeKind'], LedgerLine>();
  private broken: BrokenRule | null = null;
  /** The last line that changed a total today, and the last that was no end of an earlier one. */
  private lastChange: LedgerLine | null = null;
  private changedToday: LedgerLine | null = null;

  startOfDay(date: string): void {
    this.date = date;
    this.broken = this.lastChange = this.changedToday = null;
  }

  endOfDay(): LedgerDay {
    const code = ruleBrokenBy(this.totals);
    if (code && this.lastChange) this.break(code, this.lastChange);
    const { date, broken } = this;
    const occupied = this.count?.number ?? null;
    const { byStays, totals, closure } = this;
    return { date, ...totals, occupied, byStays, closedOn: closure?.effectiveOn ?? null, broken };
  }

  take({ turn, line }: Event): void {
    if (line.kind === 'STAYS') this.countStays(line);
    else if (turn === 0) this.end(line);
    else if (turn === 2) this.close(line);
    else this.start(line);
  }

  private start(line: LedgerLine): void {
    if (line.kind === 'OPENING') this.open(line);
    else if (this.closure) this.break('CLOSED_ALREADY', line, this.closure);
    if (line.kind === 'OCCUPANCY_COUNT' && !this.byStays) this.count = line;
    if (!changeOf(line)) return;
    if (!this.isKnown) this.break('BEFORE_OPENING', line);
    this.changedToday = line;
    this.change(line, 1);
  }

  private countStays(line: LedgerLine): void {
    this.byStays = line.number !== null;
    this.count = line;
  }

  private end(line: LedgerLine): void {
    // A closure took away all that there was before it.
    if (line.effectiveOn <= this.lastClosure) return;
    if (line.kind === 'OPENING') this.opened.delete(line.placeKind);
    this.change(line, -1);
  }

  private open(line: LedgerLine): void {
    const opening = this.opened.get(line.placeKind);
    if (opening) this.break('ALREADY_OPENED', line, opening);
    // A count of before a time without places says nothing of the time after it.
    const isAnew = this.isKnown && this.totals.regular + this.totals.reserve === 0;
    if (isAnew && !this.byStays) this.count = null;
    this.opened.set(line.placeKind, line);
    this.isKnown = true;
    this.closure = null;
  }

  private close(line: LedgerLine): void {
    if (this.closure) this.break('CLOSED_ALREADY', line, this.closure);
    // A stay that is told later is no reason to refuse all that comes after the closure.
    const isOccupied = Boolean(this.count?.number) && (!this.byStays || line.id === null);
    if (isOccupied) this.break(this.byStays ? 'STAYS_OPEN' : 'STILL_OCCUPIED', line, this.count);
    if (!this.isKnown) this.break('BEFORE_OPENING', line);
    // What changes on the day of the closure would be lost in it.
    if (this.changedToday) this.break('CLOSED_ALREADY', line, this.changedToday);
    this.totals = { regular: 0, reserve: 0, outOfUse: 0 };
    this.opened.clear();
    this.closure = line;
    this.lastClosure = this.date;
  }

  private change(line: LedgerLine, direction: 1 | -1): void {
    const change = changeOf(line);
    if (!change) return;
    this.totals[change.total] += direction * change.amount;
    this.lastChange = line;
  }

  private break(code: BrokenRule['code'], line: LedgerLine, besides: LedgerLine | null = null): void {
    this.broken ??= { code, brokenOn: this.date, line, besides };
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
