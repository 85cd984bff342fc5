import { cpus, totalmem } from 'node:os';
import { execFileSync } from 'node:child_process';
import type { Client } from 'pg';
import { readConfig } from '../../../src/config';
import { issueDevelopmentToken } from '../../../src/identity/development-issuer';
import { connected } from '../ground/connected';
import type { Size } from '../ground/fill';
import type { Ground } from '../ground/ground';
import { careProviders } from '../ground/names';
import { startGenerator } from './generator-process';
import { shapeTable } from './tables';
import { nodeForPostGraphile } from '../peers';
import { samplesOf, type Effort, type Field, type Running } from './rounds';
import { limit, type Contestant } from '../contestants';
import { addHelpers } from '../servers/postgraphile/helpers';
import { startServer } from '../servers/server-process';
import type { Shape, Subjects } from '../shapes';

export interface LoadOptions extends Effort {
  shapes: Shape[];
  servers: Contestant[];
  size: Size;
}

/** Connections of each server to the database. */
const poolSize = 10;

/** Measures the servers on a filled ground and prints the tables. */
export async function loadBench(ground: Ground, options: LoadOptions): Promise<void> {
  if (options.servers.some(({ name }) => name === 'postgraphile')) await addHelpers(ground.ownerUrl());
  await connected(ground.ownerUrl(), async (owner) => {
    console.log(await facts(owner, options));
    const generator = startGenerator();
    const running: Running[] = [];
    try {
      const place = { databaseUrl: ground.serviceUrl(), dataDir: ground.dataDir, poolSize };
      for (const each of options.servers)
        running.push({ ...each, server: await startServer(each.program(), place) });
      const field: Field = {
        ground,
        generator,
        running,
        owner,
        subjects: await subjectsOf(owner),
        token: ({ caller }) => issueDevelopmentToken(readConfig({}), ground.dataDir, caller),
      };
      for (const shape of options.shapes)
        console.log(`### ${shape.name}\n\n${shapeTable(await samplesOf(shape, field, options))}`);
    } finally {
      generator.stop();
      for (const { server } of running) await server.stop();
    }
  });
}

async function subjectsOf(owner: Client): Promise<Subjects> {
  const { rows: facilities } = await owner.query<{ id: string }>(
    'select id from hub.facility where synthetic and operator_id = $1 order by id',
    [careProviders[0]],
  );
  const { rows: days } = await owner.query<{ today: string }>(
    `select to_char(now() at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as today`,
  );
  return { facilities: facilities.map(({ id }) => id), today: days[0]!.today };
}

async function facts(owner: Client, { rounds, seconds, size, servers }: LoadOptions): Promise<string> {
  const { rows } = await owner.query<{ server_version: string }>('show server_version');
  const [cpu] = cpus();
  const base = servers.some(({ name }) => name === limit) ? limit : servers[0]!.name;
  const number = (value: number) => value.toLocaleString('en');
  const other = servers.some(({ name }) => name === 'postgraphile')
    ? ` (PostGraphile: ${execFileSync(nodeForPostGraphile(), ['-v'], { encoding: 'utf8' }).trim()})`
    : '';
  return [
    `${cpus().length} x ${cpu!.model}, ${number(Math.round(totalmem() / 2 ** 30))} GB; ` +
      `Node ${process.version}${other}; PostgreSQL ${rows[0]!.server_version}.`,
    `${number(size.population)} trajectories, ${number(size.facilities * size.lines)} capacity mutations; ` +
      `${rounds} rounds of ${seconds} s, 16 connections; median, and in brackets the median ratio to ${base}.\n`,
  ].join('\n');
}
