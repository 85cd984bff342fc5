import { changeOf, timeline, type LedgerDay, type LedgerLine } from '../features/capacity/capacity.rules';
import type { Change, Standing } from './row-changes';

type Places = 'regular' | 'reserve';

/**
 * How a facility stands from date to date, while a file's rows are taken in order of date: by its ledger, read once, and
 * by what the rows before asked for.
 */
export class FacilityStanding {
  private readonly days: LedgerDay[];
  private readonly openings: LedgerLine[];
  private next = 0;
  private inLedger: LedgerDay | null = null;
  /** What the file's own rows add; a closure takes it away with the rest. */
  private fromFile = { regular: 0, reserve: 0, outOfUse: 0 };
  private readonly openedByFile = new Set<Places>();

  constructor(ledger: readonly LedgerLine[]) {
    this.days = timeline(ledger);
    this.openings = ledger.filter(({ kind }) => kind === 'OPENING');
  }

  /** The standing on a date, which may not lie before that of the last call. */
  on(date: string): Standing {
    for (let day = this.days[this.next]; day && day.date <= date; day = this.days[(this.next += 1)]) {
      this.inLedger = day;
      if (day.closedOn === day.date) this.forgetFile();
    }
    const total = (of: Places | 'outOfUse') => (this.inLedger?.[of] ?? 0) + this.fromFile[of];
    return {
      regular: total('regular'),
      reserve: total('reserve'),
      outOfUse: total('outOfUse'),
      isOpen: { regular: this.isOpen('regular', date), reserve: this.isOpen('reserve', date) },
    };
  }

  /** The places by the ledger alone, on the date of the last call. */
  get placesInLedger(): number {
    return (this.inLedger?.regular ?? 0) + (this.inLedger?.reserve ?? 0);
  }

  /** Whether its occupancy follows from stays on a date. */
  isByStays(date: string): boolean {
    return this.days.findLast((day) => day.date <= date)?.byStays ?? false;
  }

  /** Whether it closes on the date of the last call: at the end of that day all that was said of it is gone. */
  closesOn(date: string): boolean {
    return this.inLedger?.closedOn === date;
  }

  /** Takes what a row asks for, from its date on. */
  take({ kind, placeKind, number }: Change): void {
    const changed = changeOf({ id: null, kind, placeKind, number, effectiveOn: '', endsOn: null });
    if (changed) this.fromFile[changed.total] += changed.amount;
    if (kind === 'OPENING') this.openedByFile.add(placeKind === 'RESERVE' ? 'reserve' : 'regular');
  }

  private isOpen(places: Places, date: string): boolean {
    if (this.openedByFile.has(places)) return true;
    const closedOn = this.inLedger?.closedOn ?? '';
    return this.openings.some(
      ({ placeKind, effectiveOn, endsOn }) =>
        placeKind === (places === 'regular' ? 'REGULAR' : 'RESERVE') &&
        (closedOn === '' || effectiveOn > closedOn) &&
        (endsOn === null || endsOn > date),
    );
  }

  private forgetFile(): void {
    this.fromFile = { regular: 0, reserve: 0, outOfUse: 0 };
    this.openedByFile.clear();
  }
}
