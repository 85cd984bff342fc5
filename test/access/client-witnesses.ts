import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { insert, type TableRow } from '../../seeds/insert';
import type { WitnessTable } from './witnesses';

export const clientTables: readonly WitnessTable[] = [
  {
    slice: 'trajectory.match',
    table: 'hub.unmatched_trajectory',
    subject: 'trajectory',
    key: 'trajectory_id',
  },
  { slice: 'trajectory.match', table: 'hub.client_match', subject: 'trajectory', key: 'trajectory_id' },
  { slice: 'succession', table: 'hub.partner_succession', subject: 'decision', key: 'reference' },
  {
    ...{ slice: 'succession', table: 'hub.applied_succession', subject: 'decision' },
    key: '(select s.reference from hub.partner_succession s where s.id = succession_id)',
  },
  { slice: 'trajectory.correct', table: 'hub.registration_correction', subject: 'correction', key: 'id' },
  { slice: 'trajectory.shield', table: 'hub.shielding', subject: 'correction', key: 'id' },
  { slice: 'audit.client', table: 'hub.client_read', subject: 'trajectory', key: 'trajectory_id' },
  { slice: 'erasure', table: 'hub.erasure', subject: 'erasure', key: 'id' },
  { slice: 'retention', table: 'hub.retention_run', subject: 'run', key: 'id' },
];

/** What a trajectory has that somebody else registered and looked at. */
export async function addMatching(owner: Client, trajectoryId: string, partnerId: string): Promise<void> {
  const match = {
    kind: 'NEW',
    trajectory_id: trajectoryId,
    actor_id: partnerId,
    actor_role: 'CASE_COORDINATOR',
  };
  await insert(owner, 'hub.client_match', [
    { id: randomUUID(), ...match, reference: `match ${trajectoryId}`, recorded_at: '2026-11-01T09:00:00Z' },
  ]);
  await insert(owner, 'hub.unmatched_trajectory', [
    { trajectory_id: trajectoryId, registered_by_id: partnerId, since: '2026-11-01T09:00:00Z' },
  ]);
  await insert(owner, 'hub.client_read', [
    {
      ...{ id: randomUUID(), occurred_at: '2026-11-01T09:00:00Z', partner_id: partnerId },
      ...{ role: 'CASE_COORDINATOR', activity: 'trajectory.read', trajectory_id: trajectoryId },
    },
  ]);
}

/** Something that a partner erased; returns its key. */
async function addErasure(owner: Client, partnerId: string): Promise<string> {
  const id = randomUUID();
  const text = { what: 'TEXT', subject: 'x', ground: 'INCORRECT', trajectories: 0, reference: id };
  const when = { erased_at: '2026-11-01T09:00:00Z' };
  await insert(owner, 'hub.erasure', [
    { id, ...text, decided_by_id: partnerId, decided_by_role: 'CARE_PROVIDER', ...when },
  ]);
  return id;
}

/** A succession that was decided and carried out, found by the key of a decision. */
export async function addSuccession(
  owner: Client,
  reference: string,
  [predecessor_id, successor_id]: [string, string],
): Promise<void> {
  const id = randomUUID();
  const decision = { role: 'CARE_PROVIDER', effective_on: '2026-11-01', decided_at: '2026-10-01T09:00:00Z' };
  await insert(owner, 'hub.partner_succession', [
    { id, predecessor_id, successor_id, decided_by_id: predecessor_id, reference, ...decision },
  ]);
  const applied = { applied_at: '2026-11-01T09:00:00Z', trajectories: 0, client_references: 0 };
  await insert(owner, 'hub.applied_succession', [{ succession_id: id, ...applied }]);
}

/** A round of retention, on a day of its own; returns its key. */
async function addRun(owner: Client): Promise<string> {
  const id = randomUUID();
  const did = { retention_days: 1096, closed_until: '2020-01-01', trajectories: 0, clients: 0 };
  await insert(owner, 'hub.retention_run', [
    { id, ran_at: '2023-01-01T09:00:00Z', ran_on: '2023-01-01', ...did },
  ]);
  return id;
}

const act = { actor_role: 'CARE_PROVIDER', recorded_at: '2026-11-01T09:00:00Z' };

/** That a provider shielded a client; returns the key. */
export async function addShielding(owner: Client, given: TableRow): Promise<string> {
  const id = String(given.id ?? randomUUID());
  await insert(owner, 'hub.shielding', [{ id, reference: id, ...act, ...given }]);
  return id;
}

/** That somebody put a registration right, and shielded the client; returns the key of both. */
async function addCorrection(owner: Client, given: TableRow): Promise<string> {
  const id = randomUUID();
  const said = { route: 'FAMILY', municipality_id: 'GM0505', digest: '0'.repeat(64) };
  await insert(owner, 'hub.registration_correction', [{ id, reference: id, ...said, ...act, ...given }]);
  return addShielding(owner, { id, ...given });
}

async function addAct(owner: Client, partnerId: string): Promise<string> {
  const request = randomUUID();
  await owner.query(
    `insert into hub.audit_event (partner_id, role, activity, subjects, request_id) values ($1, 'MUNICIPALITY', 'test', '{}', $2)`,
    [partnerId, request],
  );
  return request;
}

/** Acts, corrections and erasures of a partner and of somebody else, and a round of retention. */
export async function arrangeClientRows(
  owner: Client,
  [caller, somebodyElse]: [string, string],
  trajectories: () => Promise<string>,
) {
  const corrected = async (actor_id: string) =>
    addCorrection(owner, { actor_id, trajectory_id: await trajectories() });
  return {
    correction: { ITSELF: await corrected(caller), NONE: await corrected(somebodyElse) },
    act: { ITSELF: await addAct(owner, caller), NONE: await addAct(owner, somebodyElse) },
    erasure: { ITSELF: await addErasure(owner, caller), NONE: await addErasure(owner, somebodyElse) },
    run: { NONE: await addRun(owner) },
  };
}
