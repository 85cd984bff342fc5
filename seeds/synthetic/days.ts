const dayMs = 86_400_000;

/** The date some days after another; dates are `YYYY-MM-DD`. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** The half-year some half-years after the one in which a date lies, such as 2027-H1. */
export function halfYearAfter(date: string, halves: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  const index = year * 2 + (month > 6 ? 1 : 0) + halves;
  return `${Math.floor(index / 2)}-H${(index % 2) + 1}`;
}

/** The Monday of the week in which a date lies. */
export const mondayOf = (date: string): string => daysAfter(date, -((new Date(date).getUTCDay() + 6) % 7));
