import { isDeepStrictEqual } from 'node:util';
import type { Pool } from 'pg';
import { runAwaited, runPipelined } from './compiled';
import { families, type Family } from './equality-families';
import { runGeneric } from './generic';
import type { Style } from './page';
import { table } from '../report';
import type { Request } from './request';
import type { SpikeDatabase } from './spike-database';

const styles: Style[] = [
  { audit: 'cte', toOne: 'join' },
  { audit: 'cte', toOne: 'sub-select' },
  { audit: 'setting', toOne: 'join' },
];

interface Outcome {
  data?: Record<string, unknown[]>;
  refused?: string;
}

/** The answer, or the code of the refusal. */
const outcome = (run: Promise<string>): Promise<Outcome> =>
  run.then(
    (text) => JSON.parse(text) as Outcome,
    (error: { code?: string; message: string }) => ({ refused: error.code ?? error.message }),
  );

async function outcomes(pool: Pool, request: Request): Promise<Outcome[]> {
  const answers = [await outcome(runGeneric(pool, request)), await outcome(runAwaited(pool, request))];
  for (const style of styles) answers.push(await outcome(runPipelined(pool, request, style)));
  return answers;
}

/** Throws when two answers differ: nothing that is measured after that would mean anything. */
export async function equalityReport({ pool, admin }: SpikeDatabase): Promise<string> {
  const rows: (string | number)[][] = [];
  for (const family of await families(admin)) rows.push(await compare(pool, family));
  return table(['operation and role', 'requests', 'objects compared', 'refused with', 'different'], rows);
}

async function compare(pool: Pool, { label, variables, ...rest }: Family): Promise<(string | number)[]> {
  const results = await Promise.all(variables.map((each) => outcomes(pool, { ...rest, variables: each })));
  const different = results.filter(([first, ...others]) =>
    others.some((other) => !isDeepStrictEqual(first, other)),
  );
  if (different.length)
    throw new Error(`${label}: answers differ: ${JSON.stringify(different[0]).slice(0, 500)}`);
  const answers = results.map(([first]) => first!);
  const refused = new Set(answers.flatMap((answer) => answer.refused ?? []));
  const objects = answers.reduce((sum, answer) => sum + sizeOf(answer), 0);
  return [label, variables.length, objects, [...refused].join(', ') || '-', different.length];
}

const sizeOf = ({ data = {} }: Outcome): number =>
  Object.values(data).reduce((sum, list) => sum + list.length, 0);
