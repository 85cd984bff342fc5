import * as factories from '../factories';
import type { TableRow } from '../insert';
import { beginningOf, daysAfter, mondayOf } from './days';
import { drawFrom } from './random';

/** A facility with known places and a known operator: only these get counts. */
export interface CountedFacility {
  id: string;
  operator: string;
  product: string;
  places: number;
}

const weeks = 26;

/**
 * Weekly counts for half a year, between 85 and 105 % of the places (the night shelter of 2019 ran at 55.5 beds), and a
 * small number of places out of use for some weeks. Made up, and marked so on every line.
 */
export function syntheticLedger(
  facilities: readonly CountedFacility[],
  today: string,
  seed = 20260102,
): TableRow[] {
  const draw = drawFrom(seed);
  const monday = mondayOf(today);
  const lines = facilities.flatMap(({ id, operator, places }) => {
    const line = (kind: string, number: number, date: string, reason: string | null = null) =>
      factories.capacityMutation({
        facility_id: id,
        kind,
        number,
        reason,
        effective_on: date,
        reported_at: beginningOf(date),
        reporter_id: operator,
        reference: `synthetic-${id}-${kind}-${date}`.toLowerCase(),
      });
    const counts = Array.from({ length: weeks }, (_, week) =>
      line(
        'OCCUPANCY_COUNT',
        Math.round(places * (0.85 + 0.2 * draw.fraction())),
        daysAfter(monday, -7 * (weeks - 1 - week)),
      ),
    );
    const out = Math.max(1, Math.round(places / 25));
    return [...counts, line('OUT_OF_USE', out, daysAfter(monday, -21), 'MAINTENANCE')];
  });
  return lines.sort((a, b) => (String(a.reported_at) < String(b.reported_at) ? -1 : 1));
}
