const dayMs = 86_400_000;

/** Days are few and asked for by the million: each is read and written once. */
const dates = new Map<number, string>();
const numbers = new Map<string, number>();

function numberOf(date: string): number {
  const known = numbers.get(date) ?? Math.round(Date.parse(date) / dayMs);
  numbers.set(date, known);
  return known;
}

/** The date some days after another; dates are `YYYY-MM-DD`. */
export function daysAfter(date: string, days: number): string {
  const number = numberOf(date) + days;
  const known = dates.get(number) ?? new Date(number * dayMs).toISOString().slice(0, 10);
  dates.set(number, known);
  return known;
}

export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from);

/** The half-year some half-years after the one in which a date lies, such as 2027-H1. */
export function halfYearAfter(date: string, halves: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  const index = year * 2 + (month > 6 ? 1 : 0) + halves;
  return `${Math.floor(index / 2)}-H${(index % 2) + 1}`;
}

/** The first moment of a day of the region: what is made up of today is known by now, at whatever hour that is. */
export const beginningOf = (date: string): string => `${date} 00:00 Europe/Amsterdam`;

/** The Monday of the week in which a date lies. */
export const mondayOf = (date: string): string => daysAfter(date, -((new Date(date).getUTCDay() + 6) % 7));
