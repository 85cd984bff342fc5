import type { CodeOf } from '../../graphql/codes';
import type { CountingWay } from './capacity.codes';

/** How a facility is counted from a day on. Dates are `YYYY-MM-DD`. */
export interface WayFrom {
  from: string;
  way: CodeOf<typeof CountingWay>;
}

/** How a facility is counted on a day, and since when; by counts where nothing was decided. In order of date. */
export function countedOn(
  ways: readonly WayFrom[],
  day: string,
): { way: WayFrom['way']; since: string | null } {
  let now: { way: WayFrom['way']; since: string | null } = { way: 'COUNTS', since: null };
  for (const { from, way } of ways) if (from <= day && way !== now.way) now = { way, since: from };
  return now;
}
