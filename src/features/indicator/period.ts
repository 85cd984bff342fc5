export type PeriodKind = 'YEAR' | 'HALF_YEAR' | 'QUARTER';

/** A quarter, half-year or year, `[from, until)` in days of Europe/Amsterdam. */
export interface Period {
  /** Such as 2025, 2025-H1 or 2025-Q1. */
  id: string;
  kind: PeriodKind;
  from: string;
  until: string;
}

const months: Record<PeriodKind, number> = { YEAR: 12, HALF_YEAR: 6, QUARTER: 3 };
const letters: Record<PeriodKind, string> = { YEAR: '', HALF_YEAR: '-H', QUARTER: '-Q' };

const yearIn = (day: string): number => Number(day.slice(0, 4));
/** Counted from 0. */
const monthOf = (day: string): number => Number(day.slice(5, 7)) - 1;

/** The period of a kind in which a month lies; months are counted from 0, past December into later years. */
function periodAt(kind: PeriodKind, year: number, month: number): Period {
  const at = new Date(Date.UTC(year, month, 1));
  const place = Math.floor(at.getUTCMonth() / months[kind]);
  const day = (of: number): string =>
    new Date(Date.UTC(at.getUTCFullYear(), of * months[kind], 1)).toISOString().slice(0, 10);
  const id = `${day(place).slice(0, 4)}${letters[kind]}${kind === 'YEAR' ? '' : place + 1}`;
  return { id, kind, from: day(place), until: day(place + 1) };
}

const named = /^(\d{4})(?:-([HQ])([1-4]))?$/;

/** What a name such as 2025, 2025-H1 or 2025-Q1 means; null of no period. */
export function periodNamed(id: string): Period | null {
  const [, year, letter, place = 1] = named.exec(id) ?? [];
  if (!year) return null;
  const kind = letter === 'H' ? 'HALF_YEAR' : letter === 'Q' ? 'QUARTER' : 'YEAR';
  const period = periodAt(kind, Number(year), (Number(place) - 1) * months[kind]);
  return period.id === id ? period : null;
}

/** Whether two periods have a day in common. */
export const overlap = (a: Period, b: Period): boolean => a.from < b.until && b.from < a.until;

/** The next period of the same kind. */
export const periodAfter = ({ kind, until }: Period): Period => periodAt(kind, yearIn(until), monthOf(until));

/** The one before of the same kind. */
export const periodBefore = ({ kind, from }: Period): Period =>
  periodAt(kind, yearIn(from), monthOf(from) - months[kind]);

/** The periods from one up to and including another of the same kind, as many as may be asked at once. */
export function periodsBetween(from: Period, to: Period, most: number): Period[] {
  const periods: Period[] = [];
  for (let next = from; next.id <= to.id && periods.length < most; next = periodAfter(next))
    periods.push(next);
  return periods;
}

/** The half-year in which a day lies. */
export const halfYearOf = (day: string): Period => periodAt('HALF_YEAR', yearIn(day), monthOf(day));

/** The year that a half-year closes; null for a first half. */
export const yearClosedBy = ({ id, from }: Period): Period | null =>
  id.endsWith('H2') ? periodAt('YEAR', yearIn(from), 0) : null;

/** The year in which a period lies. */
export const yearOf = ({ from }: Period): Period => periodAt('YEAR', yearIn(from), 0);

export const halfYearsOf = (year: Period): [Period, Period] => twoOf('HALF_YEAR', year);
export const quartersOf = (halfYear: Period): [Period, Period] => twoOf('QUARTER', halfYear);

function twoOf(kind: PeriodKind, { from }: Period): [Period, Period] {
  const first = periodAt(kind, yearIn(from), monthOf(from));
  return [first, periodAfter(first)];
}
