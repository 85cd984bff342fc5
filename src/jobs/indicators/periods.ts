/** A quarter, half-year or year, `[from, until)` in days of Europe/Amsterdam. */
export interface Period {
  /** Such as 2025, 2025-H1 or 2025-Q1. */
  id: string;
  kind: PeriodKind;
  from: string;
  until: string;
}

export type PeriodKind = 'YEAR' | 'HALF_YEAR' | 'QUARTER';

const months: Record<PeriodKind, number> = { YEAR: 12, HALF_YEAR: 6, QUARTER: 3 };
const letters = { HALF_YEAR: 'H', QUARTER: 'Q' } as const;

/** The period of a kind that begins in a month (counted from 0, past December into later years). */
function periodFrom(kind: PeriodKind, year: number, month: number): Period {
  const first = new Date(Date.UTC(year, month, 1));
  const place = first.getUTCMonth() / months[kind] + 1;
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  return {
    id: kind === 'YEAR' ? `${first.getUTCFullYear()}` : `${first.getUTCFullYear()}-${letters[kind]}${place}`,
    kind,
    from: day(first),
    until: day(new Date(Date.UTC(year, month + months[kind], 1))),
  };
}

/** The half-year in which a day lies. */
export const halfYearOf = (day: string): Period =>
  periodFrom('HALF_YEAR', Number(day.slice(0, 4)), Number(day.slice(5, 7)) > 6 ? 6 : 0);

/** The half-year after another. */
export const halfYearAfter = ({ until }: Period): Period => halfYearOf(until);

const startOf = ({ from }: Period): [number, number] => [
  Number(from.slice(0, 4)),
  Number(from.slice(5, 7)) - 1,
];

export function quartersOf(halfYear: Period): [Period, Period] {
  const [year, month] = startOf(halfYear);
  return [periodFrom('QUARTER', year, month), periodFrom('QUARTER', year, month + 3)];
}

/** The year that a half-year closes; null for a first half. */
export const yearClosedBy = ({ id, from }: Period): Period | null =>
  id.endsWith('H2') ? periodFrom('YEAR', Number(from.slice(0, 4)), 0) : null;

export const halfYearsOf = ({ from }: Period): [Period, Period] => {
  const year = Number(from.slice(0, 4));
  return [periodFrom('HALF_YEAR', year, 0), periodFrom('HALF_YEAR', year, 6)];
};
