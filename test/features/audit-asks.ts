import type { Ask } from '../setup/test-hub';

/** The key that a global id stands for. */
export const keyOf = (id: string): string => Buffer.from(id, 'base64url').toString().replace(/^\w+:/, '');

/** A line of the trail of own acts. */
export interface Line {
  occurredAt: string;
  day: string;
  partner: { slug: string };
  role: string;
  activities: string[];
  subjects: string[] | null;
  requestId: string;
}

export const trail = `query ($first: Int, $after: String, $filter: AuditTrailFilter) {
  auditTrail(first: $first, after: $after, filter: $filter) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { occurredAt day partner { slug } role activities subjects requestId } } }`;

export async function linesOf(ask: Ask, given: object = {}): Promise<Line[]> {
  const { data, errors } = await ask(trail, { first: 50, ...given });
  expect(errors).toBeUndefined();
  return data.auditTrail.nodes;
}

/** Reads some clients; their ids as the reader knows them, and the request. */
export async function readClients(ask: Ask, filter: object, first = 3) {
  const { data, headers } = await ask(
    'query ($first: Int!, $filter: TrajectoryFilter) { trajectories(first: $first, filter: $filter) { nodes { id } } }',
    { first, filter },
  );
  const ids: string[] = data.trajectories.nodes.map(({ id }: { id: string }) => id);
  expect(ids).toHaveLength(first);
  return { ids, requestId: headers.get('x-request-id') };
}
