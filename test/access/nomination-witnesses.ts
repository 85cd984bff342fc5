import type { Client } from 'pg';
import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import type { Standing, WitnessTable } from './witnesses';

export const nominationTables: readonly WitnessTable[] = [
  { slice: 'nomination', table: 'hub.nomination', subject: 'nomination', key: 'id' },
  { slice: 'nomination', table: 'hub.nomination_step', subject: 'nomination', key: 'nomination_id' },
  { slice: 'nomination.care', table: 'hub.nomination_reason', subject: 'nomination', key: 'nomination_id' },
  { slice: 'dwelling', table: 'hub.dwelling', subject: 'dwelling', key: 'id' },
  {
    slice: 'dwelling.announce',
    table: 'hub.dwelling_withdrawal',
    subject: 'withdrawnDwelling',
    key: 'dwelling_id',
  },
];

interface Assigned {
  trajectoryId: string;
  associationId: string;
  dwellingId?: string | null;
  /** Who took the steps before it. */
  actorId: string;
}

/** A nomination that was assigned to an association, with its reason and its steps; returns its key. */
export async function addAssigned(
  owner: Client,
  { trajectoryId, associationId, dwellingId = null, actorId }: Assigned,
): Promise<string> {
  const nomination = factories.nomination({ id: trajectoryId });
  await insert(owner, 'hub.nomination', [nomination]);
  await insert(owner, 'hub.nomination_reason', [{ nomination_id: nomination.id, reason: 'FROM_SHELTER' }]);
  const step = (given: TableRow) =>
    factories.nominationStep(nomination, { actor_id: actorId, happened_on: '2026-09-10', ...given });
  const decided = { decision: 'GRANTED', on_behalf_of_id: 'GM0505', mandate: 'mandate' };
  await insert(owner, 'hub.nomination_step', [
    step({ kind: 'SUBMITTED' }),
    step({ kind: 'ASSESSED' }),
    step({ kind: 'DECIDED', ...decided }),
    step({ kind: 'ASSIGNED', association_id: associationId, dwelling_id: dwellingId }),
  ]);
  return String(nomination.id);
}

/** Takes one more step of a nomination that stands with an association. */
export async function takeStep(owner: Client, nominationId: string, given: TableRow): Promise<void> {
  await insert(owner, 'hub.nomination_step', [
    factories.nominationStep({ id: nominationId }, { happened_on: '2026-09-11', ...given }),
  ]);
}

/** A dwelling; returns its key. */
export async function addDwelling(owner: Client, given: TableRow): Promise<string> {
  const dwelling = factories.dwelling(given);
  await insert(owner, 'hub.dwelling', [dwelling]);
  return String(dwelling.id);
}

/** A dwelling that is named in a nomination; returns its key. */
export async function addOffered(
  owner: Client,
  associationId: string,
  trajectoryId: string,
): Promise<string> {
  const dwellingId = await addDwelling(owner, { association_id: associationId, municipality_id: 'GM0512' });
  await addAssigned(owner, { trajectoryId, associationId, dwellingId, actorId: associationId });
  return dwellingId;
}

/** A dwelling that was withdrawn; returns its key. */
export async function addWithdrawn(owner: Client, associationId: string): Promise<string> {
  const dwelling = await addDwelling(owner, { association_id: associationId });
  const withdrawal = {
    reason: 'NOT_AVAILABLE',
    withdrawn_at: '2026-11-01T09:00:00Z',
    reference: 'withdrawn',
  };
  await insert(owner, 'hub.dwelling_withdrawal', [{ dwelling_id: dwelling, ...withdrawal }]);
  return dwelling;
}

interface Arranging {
  caller: string;
  somebodyElse: string;
  addTrajectory: (owner: Client, standing: Standing, given?: TableRow) => Promise<string>;
}

type Keys = Partial<Record<Standing, string>>;

/** A row of every standing for nominations and dwellings; of a client who stands in a relation to the caller, or of nobody. */
export async function arrangeNominations(
  owner: Client,
  { caller, somebodyElse, addTrajectory }: Arranging,
): Promise<{ nomination: Keys; dwelling: Keys; withdrawnDwelling: Keys }> {
  const nominate = async (standing: Standing, associationId = somebodyElse) =>
    addAssigned(owner, {
      trajectoryId: await addTrajectory(owner, standing),
      associationId,
      actorId: somebodyElse,
    });
  const own = { provider_id: caller, municipality_id: 'GM0505' };
  return {
    nomination: {
      ASSIGNED: await nominate('NONE', caller),
      GUIDES: await nominate('GUIDES'),
      ORIGIN_OR_HOME: await nominate('ORIGIN'),
      NONE: await nominate('NONE'),
    },
    dwelling: {
      LETS: await addDwelling(owner, { association_id: caller }),
      NOMINATED: await addOffered(owner, somebodyElse, await addTrajectory(owner, 'NONE', own)),
      NONE: await addDwelling(owner, { association_id: somebodyElse }),
    },
    withdrawnDwelling: {
      LETS: await addWithdrawn(owner, caller),
      NONE: await addWithdrawn(owner, somebodyElse),
    },
  };
}
