import type { ClientBase } from 'pg';
import type { Caller } from './request';
import { fixed } from '../report';
import { become, type Statement } from './unit-of-work';

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Node[];
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
}

interface Explained {
  Plan: Node;
  'Execution Time': number;
}

export interface Cost {
  rows: number;
  buffers: number;
  ms: number;
}

export type PlanMode = 'force_custom_plan' | 'force_generic_plan';

export const shown = ({ rows, buffers, ms }: Cost): string => `${rows} / ${buffers} / ${fixed(ms)}`;

/** Runs one statement as the caller under EXPLAIN and rolls back. Median of three runs: rows are always the same. */
export async function explain(
  client: ClientBase,
  caller: Caller,
  statement: Statement,
  mode: PlanMode,
): Promise<Cost> {
  await client.query('begin');
  try {
    await client.query(`set local plan_cache_mode = ${mode}`);
    await client.query(become(caller));
    await client.query(`prepare probe as ${statement.text}`);
    const costs = [await run(client, statement), await run(client, statement), await run(client, statement)];
    return costs.sort((a, b) => a.ms - b.ms)[1]!;
  } finally {
    await client.query('rollback');
    await client.query('deallocate probe');
  }
}

async function run(client: ClientBase, { values }: Statement): Promise<Cost> {
  const list = values.map((value) => literal(client, value)).join(', ');
  const { rows } = await client.query<{ 'QUERY PLAN': [Explained] }>(
    `explain (analyze, buffers, timing off, format json) execute probe${list && `(${list})`}`,
  );
  return costOf(rows[0]!['QUERY PLAN'][0]);
}

const literal = (client: ClientBase, value: unknown): string =>
  client.escapeLiteral(Array.isArray(value) ? `{${value.join(',')}}` : String(value));

function costOf({ Plan: plan, 'Execution Time': ms }: Explained): Cost {
  const rows = scansOf(plan).reduce((sum, scan) => sum + rowsRead(scan), 0);
  const buffers = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  return { rows: Math.round(rows), buffers, ms };
}

/** Scans of tables. A bitmap index scan is counted by the heap scan above it. */
const scansOf = (node: Node): Node[] => [
  ...(node['Relation Name'] && node['Node Type'].endsWith('Scan') ? [node] : []),
  ...(node.Plans ?? []).flatMap(scansOf),
];

const rowsRead = (node: Node) =>
  (node['Actual Rows'] +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0)) *
  node['Actual Loops'];
