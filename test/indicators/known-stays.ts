import type { Known, KnownEvent, KnownTrajectory } from './reference';

export interface KnownStay {
  id: string;
  client: string;
  trajectory: string;
  facility: string;
  from: number;
  /** Far away while it lasts. */
  to: number;
  destination: string | null;
}

export const dayMs = 86_400_000;
export const farAway = 1_000_000;
export const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

export const inOrder = (a: KnownEvent, b: KnownEvent) =>
  a.on === b.on ? a.ordinal - b.ordinal : a.on < b.on ? -1 : 1;

/** Of two beginnings in one place the first counts, and an end only after a beginning. */
export function staysOf(
  { id: trajectory, client }: KnownTrajectory,
  events: readonly KnownEvent[],
): KnownStay[] {
  const stays: KnownStay[] = [];
  const open = new Map<string, KnownStay>();
  for (const event of [...events].sort(inOrder).filter((given) => given.trajectory === trajectory)) {
    const facility = event.facility ?? '';
    if (event.kind === 'STAY_STARTED' && !open.has(facility)) {
      const { id, on } = event;
      const stay = { id, client, trajectory, facility, from: numberOf(on), to: farAway, destination: null };
      open.set(facility, stay);
      stays.push(stay);
    }
    const ended = open.get(facility);
    if (event.kind === 'STAY_ENDED' && ended) {
      Object.assign(ended, { to: numberOf(event.on), destination: event.destination });
      open.delete(facility);
    }
  }
  return stays;
}

/** Where nobody ended the stay: counts the days without a sign one by one. A later sign takes it back that somebody counted as left. */
export function endedWithoutSign(stay: KnownStay, known: Known, seen: number): KnownStay {
  const patience = known.inactiveAfter?.[known.products[stay.facility]!];
  if (!patience || stay.to !== farAway) return stay;
  const signs = new Set(
    known.events.filter(({ trajectory }) => trajectory === stay.trajectory).map(({ on }) => numberOf(on)),
  );
  let silent = 0;
  let left: number | null = null;
  for (let day = stay.from; day <= seen; day += 1) {
    silent = day === stay.from || signs.has(day) ? 0 : silent + 1;
    if (silent === 0) left = null;
    if (silent === patience) left = day;
  }
  return left === null ? stay : { ...stay, to: left, destination: 'INACTIVE' };
}
