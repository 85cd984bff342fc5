import type { Gap, Question, Refusal, Release } from './figures';
import { periodNamed, periodsBetween } from './period';

/** How many one answer holds. */
export const mostPeriods = 60;

export interface AskedPeriods {
  releases: Release[];
  gaps: Gap[];
}

/**
 * Which of the asked periods are published, and why the others are not. Without a first or last period from the first or up
 * to the last one that is published.
 */
export function askedPeriods(
  { kind, from, to }: Pick<Question, 'kind' | 'from' | 'to'>,
  published: readonly Release[],
  today: string,
): AskedPeriods | Refusal {
  const [first, last] = [published[0], published.at(-1)];
  const start = periodNamed(from ?? first?.period ?? to ?? '');
  const end = periodNamed(to ?? last?.period ?? from ?? '');
  if (!first || !last) return from === null && to === null ? 'NOT_YET_PUBLISHED' : withoutAny(start, today);
  if (start?.kind !== kind || end?.kind !== kind) return 'PERIOD_OF_OTHER_KIND';
  if (start.id > end.id)
    return from !== null && to !== null ? 'PERIOD_REVERSED' : gapOf((from ?? to)!, first, today);
  const periods = periodsBetween(start, end, mostPeriods + 1);
  if (periods.length > mostPeriods) return 'PERIOD_TOO_LONG';
  const releases = published.filter(({ period }) => period >= start.id && period <= end.id);
  const gaps = periods
    .filter(({ id }) => !releases.some(({ period }) => period === id))
    .map(({ id }): Gap => ({ period: id, reason: gapOf(id, first, today) }));
  return releases.length > 0 ? { releases, gaps } : gaps[0]!.reason;
}

const withoutAny = (start: ReturnType<typeof periodNamed>, today: string): Refusal =>
  start === null ? 'PERIOD_OF_OTHER_KIND' : start.until > today ? 'PERIOD_NOT_CLOSED' : 'NOT_YET_PUBLISHED';

function gapOf(id: string, first: Release, today: string): Gap['reason'] {
  if (id < first.period) return 'BEFORE_FIRST_PERIOD';
  return periodNamed(id)!.until > today ? 'PERIOD_NOT_CLOSED' : 'NOT_YET_PUBLISHED';
}
