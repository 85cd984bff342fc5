import { isDeepStrictEqual } from 'node:util';
import { replanReport } from './replan';
import { table } from '../report';
import { auditChecks } from './safety-audit';
import { connectionChecks } from './safety-connections';
import { injectionChecks } from './safety-injection';
import { sliceChecks } from './safety-slices';
import type { SpikeDatabase } from './spike-database';

const checks = [...connectionChecks, ...auditChecks, ...sliceChecks, ...injectionChecks];

/** A claim that does not hold ends the run with an error, but what else was seen is still printed. */
export async function safetyReport(database: SpikeDatabase): Promise<string> {
  const rows: string[][] = [];
  for (const { claim, expected, see } of checks) {
    const seen = await see(database);
    const passed = isDeepStrictEqual(seen, expected);
    if (!passed) process.exitCode = 1;
    rows.push([
      claim,
      `\`${JSON.stringify(seen)}\``,
      passed ? 'yes' : `NO, expected ${JSON.stringify(expected)}`,
    ]);
  }
  return `${table(['claim', 'seen', 'as expected'], rows)}\n${await replanReport(database)}`;
}
