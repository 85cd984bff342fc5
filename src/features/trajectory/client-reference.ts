import type { UnitOfWork } from '../../database/unit-of-work';
import type { OperationContext } from '../../graphql/context';

/**
 * What is kept of the caller's own reference of a client: under its own key, and under those of the partners that it
 * succeeded, whose hashes it inherited as they were. Its own comes first, and the nearest predecessor before others.
 */
export async function hashesOf(
  { unit, pseudonyms }: OperationContext,
  reference: string,
): Promise<[string, ...string[]]> {
  const [found] = await unit.query<{ predecessors: string[] }>('select hub.predecessors() as predecessors');
  const hash = (partner: string) => pseudonyms.ofReference(partner, reference);
  return [hash(unit.caller.partnerId), ...found!.predecessors.map(hash)];
}

export interface KnownReference {
  hash: string;
  /** Key of the client, which stays inside. */
  clientId: string;
}

/** The client whom the caller calls so, or null: of these hashes the first one that it has. */
export async function knownReference(
  { query }: UnitOfWork,
  hashes: readonly string[],
): Promise<KnownReference | null> {
  const [found] = await query<KnownReference>(
    'select hash, client_id as "clientId" from hub.client_of_reference($1)',
    [hashes],
  );
  return found ?? null;
}

/**
 * After a registration: whether its client is still to be matched, and whether it was linked meanwhile. A client whom a
 * predecessor called so is taken to be the same one, by a link that can be undone.
 */
export async function settleRegistration(
  { query }: UnitOfWork,
  trajectory: string,
  { hash, inherited }: { hash: string; inherited: string | null },
): Promise<void> {
  await query('select hub.settle_registration($1, $2, $3)', [trajectory, hash, inherited]);
}

/** The caller's pseudonyms of the trajectories of a client that it sees. */
export async function trajectoriesOf({ query }: UnitOfWork, clientId: string): Promise<string[]> {
  const rows = await query<{ value: string }>(
    'select p.value from hub.trajectory t join hub.pseudonym p on p.trajectory_id = t.id where t.client_id = $1',
    [clientId],
  );
  return rows.map(({ value }) => value);
}

/** The client behind a trajectory that the caller sees. */
export async function clientOf({ query }: UnitOfWork, trajectoryId: string): Promise<string> {
  const [found] = await query<{ clientId: string }>(
    'select client_id as "clientId" from hub.trajectory where id = $1',
    [trajectoryId],
  );
  return found!.clientId;
}

export async function addReference({ query, caller }: UnitOfWork, known: KnownReference): Promise<void> {
  await query('insert into hub.client_reference (partner_id, hash, client_id) values ($1, $2, $3)', [
    caller.partnerId,
    known.hash,
    known.clientId,
  ]);
}
