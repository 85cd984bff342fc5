import type { CodeOf } from '../../graphql/codes';
import { isUuid, keyOf } from '../../graphql/global-id';
import type { LeaseKind, NominationDecision, NominationGround, OverrideReason } from './nomination.codes';
import type { StepKind } from './nomination.rules';
import type { StepInput } from './step.input';

/** A step that somebody wants to take: with the hub's own keys, and null for what does not belong to it. */
export interface GivenStep {
  nominationId: string;
  kind: StepKind;
  happenedOn: string;
  /** The actor's own reference: sending it twice changes nothing. */
  reference: string;
  /** Version of the nomination that the actor saw. */
  seenVersion: string | null;
  decision: CodeOf<typeof NominationDecision> | null;
  onBehalfOfId: string | null;
  mandate: string | null;
  override: CodeOf<typeof OverrideReason> | null;
  ground: CodeOf<typeof NominationGround> | null;
  associationId: string | null;
  dwellingId: string | null;
  lease: CodeOf<typeof LeaseKind> | null;
}

type Details = Partial<Omit<GivenStep, keyof StepInput | 'nominationId' | 'kind'>>;

/** What a step says beyond that it was taken. */
export const noDetails = {
  ...{ decision: null, onBehalfOfId: null, mandate: null, override: null },
  ...{ ground: null, associationId: null, dwellingId: null, lease: null },
} as const satisfies Partial<GivenStep>;

/** The step that an input stands for. An id of something else becomes no key at all. */
export const toStep = (kind: StepKind, input: StepInput, details: Details = {}): GivenStep => ({
  nominationId: uuidOf('Nomination', input.nomination),
  kind,
  happenedOn: input.happenedOn,
  reference: input.reference,
  seenVersion: input.seenVersion ?? null,
  ...noDetails,
  ...details,
});

/** A key that no row has, for an id that is none. */
const noKey = '00000000-0000-0000-0000-000000000000';

export function uuidOf(type: string, id: string): string {
  const key = keyOf(type, id) ?? '';
  return isUuid(key) ? key : noKey;
}
