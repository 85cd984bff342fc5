import { municipality, provider } from './operations';
import { costs, measure, probe } from './probes';
import { table } from '../report';
import type { SpikeDatabase } from './spike-database';

const callers = { provider, municipality };

const probes = Object.entries(callers).flatMap(([label, caller]) => [
  probe(`${label}: count(*)`, caller, 'select count(*) from trajectory'),
  probe(
    `${label}: count(*) of one phase`,
    caller,
    `select count(*) from trajectory where phase = 'MOVE_ON_READY'`,
  ),
  probe(`${label}: count up to 1,000`, caller, 'select count(*) from (select from trajectory limit 1001) x'),
]);

/** What `totalCount` costs as the tables grow. */
export async function countsReport(databases: SpikeDatabase[]): Promise<string> {
  const lines: string[][] = [];
  for (const each of probes) {
    const cells: string[] = [];
    for (const database of databases) cells.push(await measure(database, each));
    lines.push([each.label, ...cells]);
  }
  return table([`totalCount ${costs}`, ...databases.map(({ rows }) => rows.toLocaleString('en'))], lines);
}
