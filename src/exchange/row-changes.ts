import type { LedgerKind, Totals } from '../features/capacity/capacity.rules';
import type { SayingColumn } from './columns';
import type { StateRow } from './staged-row';

/** A line of the ledger that a row asks for, and the column that asks for it. */
export interface Change {
  kind: Exclude<LedgerKind, 'STAYS'>;
  placeKind: 'REGULAR' | 'RESERVE' | null;
  number: number | null;
  column: SayingColumn;
}

/** How a facility stands before a row is taken. */
export interface Standing extends Totals {
  /** Whether places of a kind were opened, so that more of them are an expansion. */
  isOpen: { regular: boolean; reserve: boolean };
}

type Said = Pick<StateRow, 'regular' | 'reserve' | 'outOfUse' | 'occupied'>;

/**
 * What makes a facility stand as a row says it does. The order is one in which no step breaks a rule that the whole
 * keeps: back in use, more places, fewer places, out of use.
 */
export function changesOf(row: Said, now: Standing): Change[] {
  const outOfUse = difference(row.outOfUse, now.outOfUse);
  const places = (['regular', 'reserve'] as const).map((column) => placesChange(row, now, column));
  const changes: Array<Change | null> = [
    outOfUse < 0 ? change('BACK_IN_USE', -outOfUse, 'outOfUse') : null,
    ...places.filter((each) => each?.kind !== 'REDUCTION'),
    ...places.filter((each) => each?.kind === 'REDUCTION'),
    outOfUse > 0 ? change('OUT_OF_USE', outOfUse, 'outOfUse') : null,
    row.occupied === null ? null : change('OCCUPANCY_COUNT', row.occupied, 'occupied'),
  ];
  const found = changes.filter((each) => each !== null);
  return found.length > 0 ? found : [change('CONFIRMATION', null, 'date')];
}

const difference = (said: number | null, now: number): number => (said === null ? 0 : said - now);

function placesChange(row: Said, now: Standing, column: 'regular' | 'reserve'): Change | null {
  const more = difference(row[column], now[column]);
  if (more === 0) return null;
  const isFirst = now[column] === 0 && !now.isOpen[column];
  const kind = more < 0 ? 'REDUCTION' : isFirst ? 'OPENING' : 'EXPANSION';
  return {
    ...change(kind, Math.abs(more), column),
    placeKind: column === 'regular' ? 'REGULAR' : 'RESERVE',
  };
}

const change = (kind: Change['kind'], number: number | null, column: SayingColumn): Change => ({
  kind,
  placeKind: null,
  number,
  column,
});
