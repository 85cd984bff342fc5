import { NominationStepKind } from '../../src/features/nomination/nomination.codes';
import { takers, type Step, type StepKind } from '../../src/features/nomination/nomination.rules';
import type { Role } from '../../src/identity/role';

/** What the tests of the rules of nominations share. */
export const kinds = Object.keys(NominationStepKind) as StepKind[];
export const [trivire, woonbron] = ['trivire', 'woonbron'] as const;

/** A step with all that it needs. */
export const step = (kind: StepKind, given: Partial<Step> = {}): Step => ({
  ...{ kind, happenedOn: '2026-10-01', granted: true, ground: null },
  ...{ associationId: trivire, dwellingId: 'dwelling', lease: 'OWN' },
  ...given,
});

/** One of the roles that may take a step. */
export const taker = (kind: StepKind): Role =>
  takers[kind].includes('HOUSING_ASSOCIATION') ? 'HOUSING_ASSOCIATION' : 'CASE_COORDINATOR';
