import type { CodeOf } from '../../graphql/codes';
import { InvalidInput, userError, type UserError } from '../../graphql/user-error';
import type { Role } from '../../identity/role';
import { checkHappened, checkReference } from './check-texts';
import { contradictionCodes, EventContradiction } from './contradiction.type';
import { mayReport } from './event-rights';
import type { Destination, Route, TrajectoryEventKind } from './trajectory.codes';
import type { CorrectedEvent, KnownEvent } from './trajectory.repository';
import { courseOf, type Contradiction, type Course, type TrajectoryEvent } from './trajectory.rules';

/** What an actor reports of one trajectory, with the hub's own keys. */
export interface EventReport {
  kind: CodeOf<typeof TrajectoryEventKind>;
  happenedOn: string;
  facilityId: string | null;
  destination: CodeOf<typeof Destination> | null;
  /** The event as it was first reported, whose place a correction takes. */
  corrects: string | null;
  withdraw: boolean;
  reference: string;
}

/** An event that the step of a nomination made, with the caller's key of it. */
export interface NominationTold {
  key: string | null;
  happenedOn: string;
}

/** What a report is held against. */
export interface Against {
  role: Role;
  route: CodeOf<typeof Route>;
  today: string;
  /** The events in force, in the order in which they were first reported. */
  events: readonly KnownEvent[];
  /** The event that a correction names, where the caller may correct it. */
  corrected: CorrectedEvent | null;
  /** What a nomination told the trajectory last, while it is under way. */
  nominated: NominationTold | null;
  /** Why the caller may not name the facility, if it may not. */
  facilityProblem: 'NOT_YOUR_FACILITY' | 'FACILITY_NOT_FOUND' | null;
}

type Code = Parameters<typeof userError>[1]['code'];
const invalid = (code: Code, field: string, values: Record<string, string | number> = {}): UserError =>
  userError(InvalidInput, { code, path: [field], values });

/** All that is wrong with a report: by itself first, and then with the other events. */
export function checkEvent(report: EventReport, against: Against): UserError[] {
  const errors = [
    ...checkCorrection(report, against),
    ...checkRight(report, against),
    ...checkPlace(report, against),
    ...checkHappened(report.happenedOn, against.today),
    ...checkReference(report.reference),
  ];
  return errors.length > 0 ? errors : checkCourse(report, against);
}

function checkCorrection({ kind, corrects, withdraw }: EventReport, { corrected }: Against): UserError[] {
  if (kind !== 'CORRECTION')
    return corrects === null && !withdraw ? [] : [invalid('CORRECTS_NOT_ALLOWED', 'corrects')];
  if (!corrected) return [invalid('EVENT_NOT_FOUND', 'corrects')];
  return withdraw && corrected.kind === 'REGISTERED' ? [invalid('REGISTRATION_STAYS', 'withdraw')] : [];
}

const checkRight = ({ kind }: EventReport, { role, route }: Against): UserError[] =>
  kind === 'CORRECTION' || (kind !== 'ERASED' && mayReport(role, kind, route))
    ? []
    : [invalid('KIND_NOT_YOURS', 'kind', { kind })];

const hasDestination: ReadonlySet<string> = new Set([
  'STAY_ENDED',
  'ACCESS_GRANT_PROPOSED',
  'ACCESS_GRANTED',
]);

/** A stay is somewhere, and so is who was seen there. */
const hasFacility: ReadonlySet<string> = new Set(['STAY_STARTED', 'SEEN', 'STAY_ENDED']);

function checkPlace(
  { kind, facilityId, destination, withdraw }: EventReport,
  { corrected, facilityProblem }: Against,
): UserError[] {
  if (withdraw) return checkWithdrawal({ facilityId, destination });
  const meant = kind === 'CORRECTION' ? corrected?.kind : kind;
  if (!meant) return [];
  const isStay = hasFacility.has(meant);
  const errors: UserError[] = [];
  if (!isStay && facilityId !== null)
    errors.push(invalid('FACILITY_NOT_ALLOWED', 'facility', { kind: meant }));
  if (isStay && facilityId === null) errors.push(invalid('FACILITY_REQUIRED', 'facility', { kind: meant }));
  if (isStay && facilityProblem) errors.push(invalid(facilityProblem, 'facility'));
  if (destination !== null && !hasDestination.has(meant))
    errors.push(invalid('DESTINATION_NOT_ALLOWED', 'destination', { kind: meant }));
  return errors;
}

/** What is taken away happened nowhere. */
const checkWithdrawal = (said: Pick<EventReport, 'facilityId' | 'destination'>): UserError[] => [
  ...(said.facilityId === null ? [] : [invalid('WITHDRAWAL_SAYS_NO_MORE', 'facility')]),
  ...(said.destination === null ? [] : [invalid('WITHDRAWAL_SAYS_NO_MORE', 'destination')]),
];

/** The events as they would be: a correction stands where the event stood that it corrects. */
function withReport(report: EventReport, { events, corrected }: Against): TrajectoryEvent[] {
  const { kind, happenedOn, facilityId, withdraw } = report;
  // Nobody reports what was erased: that is refused before.
  if (kind === 'ERASED') return [...events];
  if (kind !== 'CORRECTION') return [...events, { id: null, kind, happenedOn, facilityId }];
  const said = { id: null, kind: corrected!.kind, happenedOn, facilityId };
  const others = withdraw ? [] : [said];
  if (!events.some(({ id }) => id === corrected!.id)) return [...events, ...others];
  return events.flatMap((event): TrajectoryEvent[] => (event.id === corrected!.id ? others : [event]));
}

function checkCourse(report: EventReport, against: Against): UserError[] {
  const after = withReport(report, against);
  if (after.length === 0) return [invalid('REGISTRATION_STAYS', 'withdraw')];
  const { contradiction, phase } = courseOf(against.route, after);
  const inNomination = checkNomination(report, against, phase);
  if (inNomination.length > 0) return inNomination;
  if (!contradiction || isOld(contradiction, courseOf(against.route, against.events).contradiction))
    return [];
  return [contradictionError(contradiction, against)];
}

/** While a nomination is under way its own steps say how far somebody is on the way to a home, until it is over. */
const saidBySteps: ReadonlySet<string> = new Set(['TRIAGED', 'MOVE_ON_READY', 'HOUSED']);

function checkNomination(
  { kind, happenedOn }: EventReport,
  against: Against,
  phase: Course['phase'],
): UserError[] {
  const { nominated, route, events, corrected } = against;
  if (!nominated) return [];
  // A correction may put right what was before the nomination, and not set it back.
  const setsBack = phase !== null && saidBySteps.has(phase) && phase !== courseOf(route, events).phase;
  if (kind === 'CORRECTION' ? !setsBack : !saidBySteps.has(kind)) return [];
  const error = userError(EventContradiction, {
    code: 'NOMINATION_UNDER_WAY',
    path: [kind === 'CORRECTION' ? 'corrects' : 'kind'],
    values: { kind: corrected?.kind ?? kind, on: nominated.happenedOn },
  });
  return [Object.assign(error, { conflictsWith: nominated.key, contradictedOn: happenedOn })];
}

/** A contradiction that was there before is no reason to refuse what comes after. */
export const isOld = (now: Contradiction, before: Contradiction | null): boolean =>
  now.event.id !== null && now.event.id === before?.event.id && now.code === before.code;

export function contradictionError(
  { code, event, conflictsWith }: Contradiction,
  { events }: Pick<Against, 'events'>,
): UserError {
  // Where the new event makes an earlier one impossible, that one is in the way.
  const inTheWay = event.id === null ? conflictsWith : event;
  const key = events.find(({ id }) => id === inTheWay?.id)?.key ?? null;
  const error = userError(EventContradiction, {
    code: contradictionCodes[code],
    path: [event.id === null ? 'kind' : 'happenedOn'],
    values: { kind: event.kind, happenedOn: event.happenedOn },
  });
  return Object.assign(error, { conflictsWith: key, contradictedOn: event.happenedOn });
}
