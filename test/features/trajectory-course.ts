import type { TrajectoryEvent } from '../../src/features/trajectory/trajectory.rules';

export type Kind = TrajectoryEvent['kind'];

export const event = (kind: Kind, happenedOn: string, facilityId: string | null = null): TrajectoryEvent => ({
  ...{ id: null, kind, happenedOn },
  facilityId: kind.startsWith('STAY') || kind === 'SEEN' ? (facilityId ?? 'shelter') : facilityId,
});

/** The whole shelter route, a day or more after each other. */
export const whole = [
  event('REGISTERED', '2026-01-01'),
  event('STAY_STARTED', '2026-01-02'),
  event('ACCESS_GRANTED', '2026-01-05'),
  event('TRIAGED', '2026-02-01'),
  event('MOVE_ON_READY', '2026-02-10'),
  event('NOMINATED', '2026-02-20'),
  event('OFFERED', '2026-03-01'),
  event('STAY_ENDED', '2026-03-15'),
  event('HOUSED', '2026-03-15'),
  event('FOLLOW_UP_STARTED', '2026-03-20'),
  event('CLOSED', '2026-09-20'),
];
