const dayMs = 86_400_000;

/** Days are `YYYY-MM-DD` and have no time zone, so they are counted in UTC, where every day is as long as the next. */
const toDay = (date: string): Date => new Date(`${date}T00:00:00Z`);
const toText = (day: Date): string => day.toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string =>
  toText(new Date(toDay(date).getTime() + days * dayMs));

export const daysBetween = (from: string, to: string): number =>
  (toDay(to).getTime() - toDay(from).getTime()) / dayMs;

/** So many calendar months later; where that month has no such day, its last day. */
export function addMonths(date: string, months: number): string {
  const day = toDay(date);
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0));
  const wanted = Math.min(day.getUTCDate(), last.getUTCDate());
  return toText(new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), wanted)));
}
