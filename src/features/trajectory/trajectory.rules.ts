import type { CodeOf } from '../../graphql/codes';
import { addDays } from './calendar';
import type { Phase, Route, TrajectoryEventKind } from './trajectory.codes';

/** What can happen; a correction says of another event what did, and what was erased says nothing any more. */
export type Happening = Exclude<CodeOf<typeof TrajectoryEventKind>, 'CORRECTION' | 'ERASED'>;

/** An event in force. Dates are `YYYY-MM-DD`, so that they compare as text. */
export interface TrajectoryEvent {
  /** The event as it was first reported; null when it is not recorded yet. */
  id: string | null;
  kind: Happening;
  happenedOn: string;
  /** Where a stay began or ended, or somebody was seen. */
  facilityId: string | null;
}

/** A stay in a facility: `[from, to)`, the day of leaving is not a night; `to` is null while it lasts. */
export interface Stay {
  facilityId: string;
  from: string;
  to: string | null;
}

export type ContradictionCode =
  | 'NOT_REGISTERED_YET'
  | 'REGISTERED_ALREADY'
  | 'NOT_ON_THIS_ROUTE'
  | 'PROPOSED_ALREADY'
  | 'PROPOSED_AFTER_DECISION'
  | 'DECIDED_ALREADY'
  | 'ACCESS_WAS_REFUSED'
  | 'NO_ACCESS_YET'
  | 'NOT_TRIAGED_YET'
  | 'NOT_READY_YET'
  | 'STAYS_THERE_ALREADY'
  | 'NO_SUCH_STAY'
  | 'STILL_STAYS'
  | 'NOT_HOUSED_YET'
  | 'CLOSED_ALREADY';

/** Two events that cannot both be: the one that does not fit, and the one that it contradicts, if there is one. */
export interface Contradiction {
  code: ContradictionCode;
  event: TrajectoryEvent;
  conflictsWith: TrajectoryEvent | null;
}

/** A trajectory after all its events. */
export interface Course {
  phase: CodeOf<typeof Phase> | null;
  stays: Stay[];
  contradiction: Contradiction | null;
}

/** How a trajectory went, read in order of date; of one day, in the order in which the events were reported. */
export function courseOf(route: CodeOf<typeof Route>, events: readonly TrajectoryEvent[]): Course {
  const state = new State(route);
  const inOrder = [...events].sort((a, b) =>
    a.happenedOn === b.happenedOn ? 0 : a.happenedOn < b.happenedOn ? -1 : 1,
  );
  for (const event of inOrder) state.take(event);
  return { phase: state.phase, stays: state.stays, contradiction: state.contradiction };
}

const isProposal = (kind: Happening): kind is 'ACCESS_GRANT_PROPOSED' | 'ACCESS_REFUSAL_PROPOSED' =>
  kind === 'ACCESS_GRANT_PROPOSED' || kind === 'ACCESS_REFUSAL_PROPOSED';

/** The event by which a route begins, other than a registration: it needs no access and no triage. */
const beginsReady = (route: CodeOf<typeof Route>): boolean => route !== 'SHELTER';

/** Who is refused access may be there still, and leaves. */
const afterRefusal: ReadonlySet<Happening> = new Set<Happening>(['SEEN', 'STAY_ENDED', 'CLOSED']);

class State {
  phase: Course['phase'] = null;
  readonly stays: Stay[] = [];
  contradiction: Contradiction | null = null;
  /** The last event of each kind. */
  private readonly last = new Map<TrajectoryEvent['kind'], TrajectoryEvent>();
  /** Where somebody stays now, by facility. */
  private readonly open = new Map<string, { stay: Stay; event: TrajectoryEvent }>();

  constructor(private readonly route: CodeOf<typeof Route>) {}

  take(event: TrajectoryEvent): void {
    const problem = this.problemOf(event);
    if (problem) this.contradiction ??= { ...problem, event };
    this.follow(event);
    this.last.set(event.kind, event);
  }

  private problemOf(event: TrajectoryEvent): Omit<Contradiction, 'event'> | null {
    const { kind } = event;
    const registered = this.last.get('REGISTERED');
    if (kind === 'REGISTERED') return registered ? against('REGISTERED_ALREADY', registered) : null;
    const startsHere = beginsReady(this.route) && (kind === 'MOVE_ON_READY' || kind === 'STAY_STARTED');
    if (this.phase === null && !startsHere) return against('NOT_REGISTERED_YET');
    if (this.phase === 'CLOSED' && kind !== 'RETURNED')
      return against('CLOSED_ALREADY', this.last.get('CLOSED'));
    return this.accessProblem(kind) ?? this.stayProblem(event) ?? this.homeProblem(kind);
  }

  /** Access and triage belong to the shelter route. */
  private accessProblem(kind: TrajectoryEvent['kind']): Omit<Contradiction, 'event'> | null {
    const granted = this.last.get('ACCESS_GRANTED');
    const refused = this.last.get('ACCESS_REFUSED');
    const isDecision = kind === 'ACCESS_GRANTED' || kind === 'ACCESS_REFUSED';
    if ((isDecision || isProposal(kind) || kind === 'TRIAGED') && this.route !== 'SHELTER')
      return against('NOT_ON_THIS_ROUTE');
    if (isProposal(kind)) return this.proposalProblem(granted ?? refused);
    if (isDecision) return granted || refused ? against('DECIDED_ALREADY', granted ?? refused) : null;
    if (refused && !afterRefusal.has(kind)) return against('ACCESS_WAS_REFUSED', refused);
    if (kind === 'TRIAGED' && !granted) return against('NO_ACCESS_YET');
    if (kind === 'MOVE_ON_READY' && this.route === 'SHELTER' && !this.last.has('TRIAGED'))
      return against('NOT_TRIAGED_YET');
    return null;
  }

  /** The access point proposes once, before the decision; there may be a decision without it. */
  private proposalProblem(decision: TrajectoryEvent | undefined): Omit<Contradiction, 'event'> | null {
    if (decision) return against('PROPOSED_AFTER_DECISION', decision);
    const earlier = this.last.get('ACCESS_GRANT_PROPOSED') ?? this.last.get('ACCESS_REFUSAL_PROPOSED');
    return earlier ? against('PROPOSED_ALREADY', earlier) : null;
  }

  private stayProblem({ kind, facilityId }: TrajectoryEvent): Omit<Contradiction, 'event'> | null {
    const open = this.open.get(facilityId ?? '');
    if (kind === 'STAY_STARTED' && open) return against('STAYS_THERE_ALREADY', open.event);
    if ((kind === 'STAY_ENDED' || kind === 'SEEN') && !open) return against('NO_SUCH_STAY');
    if (kind === 'CLOSED' && this.open.size > 0)
      return against('STILL_STAYS', [...this.open.values()][0]!.event);
    return null;
  }

  private homeProblem(kind: TrajectoryEvent['kind']): Omit<Contradiction, 'event'> | null {
    const onTheWayHome = kind === 'NOMINATED' || kind === 'OFFERED' || kind === 'HOUSED';
    if (onTheWayHome && !this.last.has('MOVE_ON_READY')) return against('NOT_READY_YET');
    if (kind === 'FOLLOW_UP_STARTED' && !this.last.has('HOUSED')) return against('NOT_HOUSED_YET');
    if (kind === 'RETURNED' && !this.last.has('HOUSED') && !this.last.has('CLOSED'))
      return against('NOT_HOUSED_YET');
    return null;
  }

  private follow(event: TrajectoryEvent): void {
    this.phase = phaseAfter(event.kind, this.phase) ?? this.phase;
    // Who comes back goes through the chain anew.
    if (event.kind === 'RETURNED')
      for (const kind of [
        'ACCESS_GRANT_PROPOSED',
        'ACCESS_REFUSAL_PROPOSED',
        'ACCESS_GRANTED',
        'ACCESS_REFUSED',
        'TRIAGED',
        'MOVE_ON_READY',
        'HOUSED',
        'CLOSED',
      ] as const)
        this.last.delete(kind);
    if (event.kind === 'STAY_STARTED') this.startStay(event);
    if (event.kind === 'STAY_ENDED') this.endStay(event);
  }

  private startStay(event: TrajectoryEvent): void {
    const facilityId = event.facilityId ?? '';
    if (this.open.has(facilityId)) return;
    const stay: Stay = { facilityId, from: event.happenedOn, to: null };
    this.open.set(facilityId, { stay, event });
    this.stays.push(stay);
  }

  private endStay({ facilityId, happenedOn }: TrajectoryEvent): void {
    const open = this.open.get(facilityId ?? '');
    if (!open) return;
    open.stay.to = happenedOn;
    this.open.delete(facilityId ?? '');
  }
}

const against = (
  code: ContradictionCode,
  conflictsWith: TrajectoryEvent | null | undefined = null,
): Omit<Contradiction, 'event'> => ({ code, conflictsWith: conflictsWith ?? null });

const beforeShelter = new Set<Course['phase']>([null, 'REGISTERED', 'ACCESS_DECIDED', 'RETURNED']);

/** The phase that an event brings; a move to another place brings none, nor does leaving one or being seen there, nor what is only proposed. */
export function phaseAfter(kind: TrajectoryEvent['kind'], before: Course['phase']): Course['phase'] {
  if (kind === 'ACCESS_GRANTED' || kind === 'ACCESS_REFUSED')
    // A first stay may come before the decision.
    return before === 'REGISTERED' || before === 'RETURNED' ? 'ACCESS_DECIDED' : null;
  if (kind === 'STAY_STARTED') return beforeShelter.has(before) ? 'SHELTERED' : null;
  if (kind === 'FOLLOW_UP_STARTED') return 'FOLLOW_UP';
  return kind === 'STAY_ENDED' || kind === 'SEEN' || isProposal(kind) ? null : kind;
}

/** Gaps of up to so many days between stays are within one episode. */
const longestGapDays = 14;

/** A time of shelter: stays with gaps of up to 14 days; `to` is null while the last stay lasts. */
export interface Episode {
  from: string;
  to: string | null;
}

export function episodesOf(stays: readonly Stay[]): Episode[] {
  const episodes: Episode[] = [];
  for (const { from, to } of [...stays].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const current = episodes.at(-1);
    if (!current || (current.to !== null && from > addDays(current.to, longestGapDays)))
      episodes.push({ from, to });
    else current.to = current.to === null || to === null ? null : to > current.to ? to : current.to;
  }
  return episodes;
}
