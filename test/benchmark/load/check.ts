import { deepStrictEqual } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { fromGlobalId } from '../../../src/graphql/global-id';
import { ask } from '../ask';
import type { Data, Dialect } from '../dialect';
import type { Shape } from '../shapes';

/** A server to be checked, with the requests of one shape as it is sent them. */
export interface Checked {
  name: string;
  port: number;
  dialect: Dialect;
  bodies: string[];
}

/** Requests of a shape that are compared; a report changes what the next one answers, so of it only one. */
const compared = (shape: Shape): number => (shape.name === 'report' ? 1 : 3);

/**
 * Asks every server the same and compares: none is measured that does other work than the first. Throws at the first
 * difference, in the answer or in the audit trail. Gives the bytes of the shortest answer of each server.
 */
export async function checkAnswers(
  shape: Shape,
  token: string,
  servers: Checked[],
  owner: Client,
): Promise<Map<string, number>> {
  const shortest = new Map<string, number>();
  const right: unknown[] = [];
  for (const { name, port, dialect, bodies } of servers) {
    for (const [i, body] of bodies.slice(0, compared(shape)).entries()) {
      const trail = await lastAuditLine(owner);
      const { data, bytes } = await told(`${name}, ${shape.name}`, ask(port, token, withReference(body)));
      const answer = dialect.data(shape, data);
      right[i] ??= comparable(answer);
      same(comparable(answer), right[i], `${name} answers ${shape.name} otherwise than ${servers[0]!.name}`);
      await checkTrail(owner, trail, shape, { name, answer });
      shortest.set(name, Math.min(bytes, shortest.get(name) ?? Infinity));
    }
  }
  return shortest;
}

function same(actual: unknown, expected: unknown, otherwise: string): void {
  try {
    deepStrictEqual(actual, expected);
  } catch (error) {
    throw new Error(`${otherwise}:\n${(error as Error).message}`);
  }
}

const withReference = (body: string) =>
  body.replace('{{reference}}', `check-${randomUUID().replace(/[^a-f]/g, '')}`);

async function told<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Error(`${what}: ${(error as Error).message}`);
  }
}

/** What differs from one report to the next. */
const passing = new Set(['reference', 'reportedAt', 'version']);

/** An answer without what differs from one report to the next; reads are compared whole. */
function comparable(answer: Data): unknown {
  if (!answer.reportCapacityMutation) return answer;
  const text = JSON.stringify(answer, (key, value: unknown) => (passing.has(key) ? typeof value : value));
  const { reportCapacityMutation } = JSON.parse(text) as { reportCapacityMutation: Report };
  return {
    ...reportCapacityMutation,
    capacityMutation: { ...reportCapacityMutation.capacityMutation, id: '' },
  };
}

interface Report {
  capacityMutation: { id: string };
  facility: { id: string };
}

const lastAuditLine = async (owner: Client): Promise<string> =>
  (await owner.query<{ id: string }>('select coalesce(max(id), 0) as id from hub.audit_event')).rows[0]!.id;

/** An audited shape leaves exactly one line, of its caller, with the keys that its answer holds; another leaves none. */
async function checkTrail(
  owner: Client,
  after: string,
  { caller, activity, name }: Shape,
  server: { name: string; answer: Data },
): Promise<void> {
  const { rows } = await owner.query(
    `select partner_id, role, activity, array(select unnest(subjects) order by 1) as subjects
     from hub.audit_event where id > $1`,
    [after],
  );
  const expected = activity
    ? [
        {
          partner_id: caller.partnerId,
          role: caller.role,
          activity,
          subjects: subjectsOf(server.answer).sort(),
        },
      ]
    : [];
  same(rows, expected, `${server.name} leaves another trail of ${name}`);
}

function subjectsOf(answer: Data): string[] {
  const report = answer.reportCapacityMutation as Report | undefined;
  const nodes = (answer.moveOnCandidates as { nodes: Array<{ id: string }> } | undefined)?.nodes ?? [];
  const found = report ? [report.facility, report.capacityMutation] : nodes;
  return found.map(({ id }) => fromGlobalId(id)!.key);
}
