import type { Pool } from 'pg';
import { compiledReads } from './compiled';
import { executeGeneric } from './generic';
import { caseNames, cases } from './operations';
import { explain, shown, type Cost, type PlanMode } from './plans';
import { table } from '../report';
import type { Request } from './request';
import type { SpikeDatabase } from './spike-database';
import { become, begin, flush, withClient, type Row, type Statement } from './unit-of-work';

/** The statements that the generic way sends for one request, without set-up and audit. */
async function genericReads(pool: Pool, request: Request): Promise<Statement[]> {
  const sent: Statement[] = [];
  await withClient(pool, async (client) => {
    await flush(client, [begin, become(request.caller)]);
    await executeGeneric(request, async (statement) => {
      sent.push(statement);
      return (await client.query<Row>(statement)).rows;
    });
    await client.query('rollback');
  });
  return sent;
}

type StatementsOf = (pool: Pool, request: Request) => Promise<Statement[]> | Statement[];

const ways: Record<string, StatementsOf> = {
  compiled: (_, request) => compiledReads(request),
  'compiled, to-one as sub-select': (_, request) =>
    compiledReads(request, { audit: 'cte', toOne: 'sub-select' }),
  generic: genericReads,
};

const total = (pool: Pool, { caller }: Request, statements: Statement[], mode: PlanMode): Promise<Cost> =>
  withClient(pool, async (client) => {
    const sum: Cost = { rows: 0, buffers: 0, ms: 0 };
    for (const statement of statements) {
      const cost = await explain(client, caller, statement, mode);
      sum.rows += cost.rows;
      sum.buffers += cost.buffers;
      sum.ms += cost.ms;
    }
    return sum;
  });

async function line(
  databases: SpikeDatabase[],
  request: Request,
  statementsOf: StatementsOf,
): Promise<string[]> {
  const cells: string[] = [];
  for (const { pool } of databases) {
    cells.push(shown(await total(pool, request, await statementsOf(pool, request), 'force_custom_plan')));
  }
  const { pool } = databases.at(-1)!;
  const statements = await statementsOf(pool, request);
  const generic = shown(await total(pool, request, statements, 'force_generic_plan'));
  return [String(statements.length), ...cells, generic];
}

/** Rows read, buffers and ms for the chosen policies, in tables of growing size. */
export async function growthReport(databases: SpikeDatabase[]): Promise<string> {
  const lines: string[][] = [];
  for (const name of caseNames) {
    for (const [way, statementsOf] of Object.entries(ways)) {
      lines.push([name, way, ...(await line(databases, cases[name], statementsOf))]);
    }
  }
  const sizes = databases.map(({ rows }) => `${rows.toLocaleString('en')} rows`);
  return table(['case', 'way', 'statements', ...sizes, 'the largest, generic plan'], lines);
}
