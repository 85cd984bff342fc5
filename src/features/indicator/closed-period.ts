import type { PeriodKind } from './catalogue';

/** A quarter, half-year or year by its name, `[from, until)` in days of Europe/Amsterdam. */
export interface ClosedPeriod {
  id: string;
  kind: PeriodKind;
  from: string;
  until: string;
}

const months: Record<PeriodKind, number> = { YEAR: 12, HALF_YEAR: 6, QUARTER: 3 };
const named = /^(\d{4})(?:-([HQ])([1-4]))?$/;
const day = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);

/** What a name such as 2025, 2025-H1 or 2025-Q1 means; null of no period. */
export function periodNamed(id: string): ClosedPeriod | null {
  const [, year, letter, place] = named.exec(id) ?? [];
  if (!year || (letter === 'H' && Number(place) > 2)) return null;
  const kind = letter === 'H' ? 'HALF_YEAR' : letter === 'Q' ? 'QUARTER' : 'YEAR';
  const first = (Number(place ?? 1) - 1) * months[kind];
  return { id, kind, from: day(Number(year), first), until: day(Number(year), first + months[kind]) };
}

/** The periods from one up to and including another of the same kind, as many as may be asked at once. */
export function periodsBetween(from: ClosedPeriod, to: ClosedPeriod, most: number): ClosedPeriod[] {
  const periods: ClosedPeriod[] = [];
  for (let next = from; next.id <= to.id && periods.length < most; next = after(next)) periods.push(next);
  return periods;
}

function after({ kind, until }: ClosedPeriod): ClosedPeriod {
  const [year, month] = until.split('-');
  const place = (Number(month) - 1) / months[kind] + 1;
  return periodNamed(kind === 'YEAR' ? year! : `${year}-${kind === 'QUARTER' ? 'Q' : 'H'}${place}`)!;
}
