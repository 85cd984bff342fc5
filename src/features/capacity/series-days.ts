import type { CodeOf } from '../../graphql/codes';
import type { SeriesStep } from './capacity-figure.type';

interface Period {
  /** First and last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
  per: CodeOf<typeof SeriesStep>;
}

const dayMs = 86_400_000;

/** The last day of every step of a period, and of the period itself; null when it has no days or more than so many. */
export function lastDays({ from, to, per }: Period, most: number): string[] | null {
  const first = Date.parse(from);
  const last = Date.parse(to);
  const days: string[] = [];
  for (let day = first; day <= last; day += dayMs) {
    if (day < last && !endsStep(new Date(day), per)) continue;
    if (days.push(new Date(day).toISOString().slice(0, 10)) > most) return null;
  }
  return days.length === 0 ? null : days;
}

/** In UTC, where every day is as long as the next: a local date has no time zone. */
function endsStep(day: Date, per: Period['per']): boolean {
  if (per === 'DAY') return true;
  if (per === 'WEEK') return day.getUTCDay() === 0;
  return new Date(day.getTime() + dayMs).getUTCDate() === 1;
}
