import type { Client } from 'pg';
import { provider } from './operations';
import { explain, shown } from './plans';
import { costs, measure, page, probe } from './probes';
import { table } from '../report';
import type { Caller } from './request';
import type { SpikeDatabase } from './spike-database';

const phases = ['MOVE_ON_READY', 'RETURNED'];
const columns = ['phase', 'phase_enum'];

/** Under a policy, an operator that is not leakproof must wait for the policy, and so finds no use for an index. */
export async function codesReport(database: SpikeDatabase): Promise<string> {
  const rows: string[][] = [];
  for (const phase of phases) {
    rows.push([`provider, phase = ${phase}`, ...(await asProvider(database, phase))]);
  }
  for (const phase of phases) {
    rows.push([`owner, no policy, phase = ${phase}`, ...(await asOwner(database, phase))]);
  }
  return table([`first 50 by date ${costs}`, 'text with check', 'enum'], rows);
}

async function asProvider(database: SpikeDatabase, phase: string): Promise<string[]> {
  const cells: string[] = [];
  for (const column of columns) {
    const text = `select t.id from trajectory t where ${column} = '${phase}' ${page}`;
    cells.push(await measure(database, probe(column, provider, text)));
  }
  return cells;
}

/** The owner of the tables, for whom policies do not hold, asks for the provider's rows itself. */
async function asOwner({ admin }: SpikeDatabase, phase: string): Promise<string[]> {
  const owner: Caller = { role: 'hub_owner', partner: '' };
  const cells: string[] = [];
  for (const column of columns) {
    const own = `t.provider_id = '${provider.partner}'`;
    const text = `select t.id from trajectory t where ${own} and ${column} = '${phase}' ${page}`;
    cells.push(shown(await explain(admin, owner, { text, values: [] }, 'force_custom_plan')));
  }
  return cells;
}

const operators = ['=', '<', '<='];

/** Which comparisons PostgreSQL trusts to run before a policy, per type. */
export async function leakproofReport(admin: Client): Promise<string> {
  const { rows } = await admin.query<{ type: string; leakproof: boolean[] }>(`
    select t.type, array_agg(p.proleakproof order by length(o.oprname), o.oprname desc) as leakproof
    from unnest(array['text', 'uuid', 'date', 'int4', 'int8', 'timestamptz', 'bool', 'anyenum', 'numeric', 'anyrange',
      'anyarray', 'jsonb']) with ordinality t(type, n)
    join pg_operator o on o.oprleft = o.oprright and o.oprleft::regtype::text = format_type(t.type::regtype, null)
    join pg_proc p on p.oid = o.oprcode
    where o.oprname in ('=', '<', '<=') group by t.type, t.n order by t.n`);
  const mark = (leakproof: boolean) => (leakproof ? 'yes' : 'NO');
  return table(
    ['type', ...operators],
    rows.map(({ type, leakproof }) => [type, ...leakproof.map(mark)]),
  );
}
