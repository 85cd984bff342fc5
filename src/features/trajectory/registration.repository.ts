import type { UnitOfWork } from '../../database/unit-of-work';
import type { CodeOf } from '../../graphql/codes';
import type { Route } from './trajectory.codes';

export interface Registration {
  /** What is kept of the caller's own reference of the client. */
  clientHash: string;
  route: CodeOf<typeof Route>;
  municipality: string | null;
  happenedOn: string;
  shielded: boolean;
  reference: string;
}

/** A registration with the key of its trajectory, and the pseudonyms of all who are to know it. */
interface Opening extends Registration {
  trajectory: string;
  year: number;
  pseudonyms: Array<{ recipient: string; value: string }>;
}

/** One partner's registrations come one after another; the trajectory of one that says the same was made before. */
export async function registeredAs(
  { query, caller }: UnitOfWork,
  given: Registration,
): Promise<string | 'ANOTHER' | null> {
  await query('select pg_advisory_xact_lock(hashtext($1))', [`trajectory.register:${caller.partnerId}`]);
  const [found] = await query<Omit<Registration, 'reference'> & { trajectory: string; kind: string }>(
    `select trajectory_id as trajectory, kind, route, municipality_id as municipality, happened_on as "happenedOn",
       shielded, client_hash as "clientHash"
     from hub.own_event($1)`,
    [given.reference],
  );
  if (!found) return (await isOfHandOver(query, caller.partnerId, given.reference)) ? 'ANOTHER' : null;
  const keys = ['route', 'municipality', 'happenedOn', 'shielded'] as const;
  const same =
    found.kind === 'REGISTERED' &&
    keys.every((key) => found[key] === given[key]) &&
    found.clientHash.split(' ').includes(given.clientHash);
  return same ? found.trajectory : 'ANOTHER';
}

/** A registration opens the trajectory to partners under its own reference, as a hand-over does. */
async function isOfHandOver(
  query: UnitOfWork['query'],
  partnerId: string,
  reference: string,
): Promise<boolean> {
  const found = await query(
    'select from hub.trajectory_party where opened_by_id = $1 and reference = $2 limit 1',
    [partnerId, reference],
  );
  return found.length > 0;
}

/** The caller's pseudonym of a trajectory that it registered. */
export async function ownPseudonym({ query }: UnitOfWork, trajectory: string): Promise<string | null> {
  const [found] = await query<{ value: string }>('select value from hub.pseudonym where trajectory_id = $1', [
    trajectory,
  ]);
  return found?.value ?? null;
}

/** Whether a municipality is one of the caller's own, one of the others, or none of the region. */
export async function knowsMunicipality(
  { query }: UnitOfWork,
  id: string | null,
): Promise<'OWN' | 'KNOWN' | 'UNKNOWN'> {
  // Not known by the caller is no municipality of its own.
  if (id === null) return 'KNOWN';
  const [found] = await query<{ own: boolean }>(
    'select id = any (access.own_municipalities()) as own from hub.municipality where id = $1',
    [id],
  );
  return !found ? 'UNKNOWN' : found.own ? 'OWN' : 'KNOWN';
}

/** Every partner that is to know of a registration. */
export async function recipientsOf(
  { query }: UnitOfWork,
  { municipality, shielded, route }: Pick<Registration, 'municipality' | 'shielded' | 'route'>,
): Promise<string[]> {
  const rows = await query<{ id: string }>('select id from hub.recipients_of($1, $2, $3) r(id)', [
    municipality,
    shielded,
    route === 'SHELTER',
  ]);
  return rows.map(({ id }) => id);
}

export async function register({ query }: UnitOfWork, opening: Opening): Promise<void> {
  await query('select hub.register_trajectory($1)', [JSON.stringify(opening)]);
}
