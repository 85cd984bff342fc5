import type { CodeOf } from '../../graphql/codes';
import type { Role } from '../../identity/role';
import { addDays, addMonths } from '../trajectory/calendar';
import {
  isGroundOfCandidate,
  type LeaseKind,
  type NominationState,
  type NominationStepKind,
} from './nomination.codes';

export type StepKind = CodeOf<typeof NominationStepKind>;
export type State = CodeOf<typeof NominationState>;

/** A step as the rules see it. Dates are `YYYY-MM-DD`, so that they compare as text. */
export interface Step {
  kind: StepKind;
  happenedOn: string;
  granted?: boolean;
  ground?: string | null;
  /** To whom the nomination is reserved or assigned, or who answers. */
  associationId?: string | null;
  dwellingId?: string | null;
  lease?: CodeOf<typeof LeaseKind> | null;
}

/** How a nomination stands after its steps. */
export interface Standing {
  /** Null before it is submitted. */
  state: State | null;
  /** Date of the last step. */
  since: string;
  lastStep: StepKind | null;
  associationId: string | null;
  dwellingId: string | null;
  lease: CodeOf<typeof LeaseKind> | null;
}

export const before: Standing = {
  ...{ state: null, since: '0000-01-01', lastStep: null },
  ...{ associationId: null, dwellingId: null, lease: null },
};

/** What may follow on a state. A refusal or release makes a nomination assignable again: it is back at GRANTED. */
const follows: Record<State, readonly StepKind[]> = {
  SUBMITTED: ['ASSESSED', 'WITHDRAWN'],
  ASSESSED: ['DECIDED', 'WITHDRAWN'],
  GRANTED: ['RESERVED', 'ASSIGNED', 'WITHDRAWN'],
  REJECTED: [],
  RESERVED: ['ASSIGNED', 'RELEASED', 'WITHDRAWN'],
  ASSIGNED: ['OFFERED', 'REFUSED', 'RELEASED', 'WITHDRAWN'],
  OFFERED: ['ACCEPTED', 'REFUSED', 'RELEASED', 'WITHDRAWN'],
  ACCEPTED: ['LEASE_SIGNED', 'RELEASED', 'WITHDRAWN'],
  LEASED: ['HOUSED', 'WITHDRAWN'],
  HOUSED: [],
  WITHDRAWN: [],
};

/** The steps that are possible now. Only a three-party lease can still be turned after somebody has moved in. */
export function possibleSteps({ state, lease }: Pick<Standing, 'state' | 'lease'>): readonly StepKind[] {
  if (state === null) return ['SUBMITTED'];
  return state === 'HOUSED' && lease === 'THREE_PARTY' ? ['LEASE_TURNED'] : follows[state];
}

const submitters: readonly Role[] = ['CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR', 'CARE_PROVIDER'];
const deciders: readonly Role[] = ['CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR'];
const associations: readonly Role[] = ['HOUSING_ASSOCIATION'];

/** Who may take a step; an association only for a nomination that is assigned to it. */
export const takers: Record<StepKind, readonly Role[]> = {
  SUBMITTED: submitters,
  ASSESSED: deciders,
  DECIDED: deciders,
  RESERVED: deciders,
  ASSIGNED: deciders,
  RELEASED: deciders,
  WITHDRAWN: deciders,
  OFFERED: associations,
  ACCEPTED: associations,
  REFUSED: associations,
  LEASE_SIGNED: associations,
  HOUSED: associations,
  LEASE_TURNED: associations,
};

/** A nomination after one more step, whether it was possible or not. */
export function after(standing: Standing, step: Step): Standing {
  const next = { ...standing, since: step.happenedOn, lastStep: step.kind };
  switch (step.kind) {
    case 'DECIDED':
      return { ...next, state: step.granted ? 'GRANTED' : 'REJECTED' };
    case 'RESERVED':
      return { ...next, state: 'RESERVED', associationId: step.associationId ?? null };
    case 'ASSIGNED':
      return {
        ...next,
        state: 'ASSIGNED',
        associationId: step.associationId ?? null,
        dwellingId: step.dwellingId ?? null,
      };
    case 'OFFERED':
      return { ...next, state: 'OFFERED', dwellingId: step.dwellingId ?? null };
    case 'REFUSED':
    case 'RELEASED':
      return { ...next, state: 'GRANTED', associationId: null, dwellingId: null };
    case 'LEASE_SIGNED':
      return { ...next, state: 'LEASED', lease: step.lease ?? null };
    case 'LEASE_TURNED':
      return { ...next, lease: 'OWN' };
    case 'WITHDRAWN':
      // The association that it stood with may still learn that it is over; the dwelling is free again.
      return { ...next, state: 'WITHDRAWN', dwellingId: null };
    default:
      return { ...next, state: step.kind };
  }
}

export type StepProblemCode =
  | 'NOT_YOUR_STEP'
  | 'STEP_NOT_POSSIBLE'
  | 'STEP_BEFORE_LAST'
  | 'STEP_IN_FUTURE'
  | 'RESERVED_FOR_ANOTHER'
  | 'GROUND_NEEDS_OFFER';

/** Why a step cannot be taken, and which earlier step is in its way, if one is. */
export interface StepProblem {
  code: StepProblemCode;
  inTheWay: Pick<Step, 'kind' | 'happenedOn'> | null;
}

interface Taking {
  role: Role;
  /** Whoever takes it, for the steps of an association. */
  partnerId: string;
  today: string;
  /** The steps before it, as far as they are known. */
  taken: readonly Pick<Step, 'kind' | 'happenedOn'>[];
}

/** What stands against a step, or null. */
export function problemOf(
  standing: Standing,
  step: Step,
  { role, partnerId, today, taken }: Taking,
): StepProblem | null {
  const last = standing.lastStep && { kind: standing.lastStep, happenedOn: standing.since };
  if (!takers[step.kind].includes(role) || !isTheirs(standing, step, partnerId))
    return { code: 'NOT_YOUR_STEP', inTheWay: null };
  if (!possibleSteps(standing).includes(step.kind))
    return { code: 'STEP_NOT_POSSIBLE', inTheWay: takenBefore(step.kind, taken) ?? last };
  if (
    standing.state === 'RESERVED' &&
    step.kind === 'ASSIGNED' &&
    step.associationId !== standing.associationId
  )
    return { code: 'RESERVED_FOR_ANOTHER', inTheWay: last };
  if (step.kind === 'REFUSED' && isGroundOfCandidate(step.ground ?? '') && standing.state !== 'OFFERED')
    return { code: 'GROUND_NEEDS_OFFER', inTheWay: last };
  if (step.happenedOn < standing.since) return { code: 'STEP_BEFORE_LAST', inTheWay: last };
  // A day of grace: what is agreed for tomorrow may be reported tonight.
  if (step.happenedOn > addDays(today, 1)) return { code: 'STEP_IN_FUTURE', inTheWay: null };
  return null;
}

const isTheirs = ({ associationId }: Standing, { kind }: Step, partnerId: string): boolean =>
  takers[kind] !== associations || associationId === partnerId;

/** Steps that are taken once: what stands in the way of a second one is the first. */
const once: readonly StepKind[] = [
  'SUBMITTED',
  'ASSESSED',
  'DECIDED',
  'LEASE_SIGNED',
  'HOUSED',
  'LEASE_TURNED',
];

const takenBefore = (kind: StepKind, taken: Taking['taken']) =>
  once.includes(kind) ? taken.find((step) => step.kind === kind) : undefined;

/** Whether a nomination is under way: one at a time for each client. Somebody with a home may be nominated again later. */
export const isUnderWay = (state: State): boolean =>
  state !== 'REJECTED' && state !== 'WITHDRAWN' && state !== 'HOUSED';

/** An earlier application for the same reason is a ground for rejection for so long. */
const monthsBetweenApplications = 36;

/** Whether an earlier application for the same reason stands against one of this date, which may have been set before it. */
export function isTooSoon(earlierOn: string | null, submittedOn: string): boolean {
  if (earlierOn === null) return false;
  const [first, second] = [earlierOn, submittedOn].sort() as [string, string];
  return second < addMonths(first, monthsBetweenApplications);
}
