import { Client } from 'pg';
import { readConfig } from '../../../src/config';
import { issueDevelopmentToken } from '../../../src/identity/development-issuer';
import { ask } from '../ask';
import { createDatabase } from '../ground/databases';
import { fill } from '../ground/fill';
import type { Ground } from '../ground/ground';
import { fixed, median, table } from '../report';
import { contestants } from '../contestants';
import { startServer, type MeasuredServer } from '../servers/server-process';
import { growingOperations, type GrowingOperation } from './operations';
import { rowsRead } from './rows-read';

const timed = 200;
const warmUp = 30;
const counted = 20;

/** Capacity mutations of a facility where the facilities grow too. */
const usualLines = 50;

export interface GrowthOptions {
  /** Rows of the growing tables: trajectories and capacity mutations; candidates follow from the trajectories. */
  sizes: number[];
  /** Made-up facilities at every size, so that only their histories grow; null lets the facilities grow. */
  facilities: number | null;
}

/** A hub on a database whose growing tables hold so many rows. */
interface Grown {
  rows: number;
  server: MeasuredServer;
  admin: Client;
}

/** Time and rows read per operation, in databases of growing size, and how the largest compares with the smallest. */
export async function growthBench(
  ground: Ground,
  { sizes, facilities }: GrowthOptions,
  tell: (done: string) => void,
): Promise<void> {
  const grown: Grown[] = [];
  try {
    for (const rows of sizes)
      grown.push(await grow(ground, { rows, facilities }, (done) => tell(`${rows}: ${done}`)));
    const lines: string[][] = [];
    for (const operation of growingOperations(await todayOf(grown[0]!))) {
      lines.push([operation.name, ...(await line(ground, grown, operation))]);
      tell(operation.name);
    }
    console.log(`### Growth\n\n${table(head(sizes), lines)}`);
  } finally {
    for (const { server, admin } of grown) {
      await server.stop();
      await admin.end();
    }
  }
}

async function grow(
  ground: Ground,
  { rows, facilities: fixed }: { rows: number; facilities: number | null },
  tell: (done: string) => void,
): Promise<Grown> {
  const database = `growth_${rows}`;
  await createDatabase(ground, database);
  const facilities = fixed ?? Math.round(rows / usualLines);
  const size = { population: rows, facilities, lines: Math.round(rows / facilities) };
  await fill(ground, size, tell, database);
  const hub = contestants.find(({ name }) => name === 'hub')!;
  // One connection: what it reads is counted.
  const place = { databaseUrl: ground.serviceUrl(database), dataDir: ground.dataDir, poolSize: 1 };
  const admin = new Client({ connectionString: ground.adminUrl(database) });
  await admin.connect();
  return { rows, server: await startServer(hub.program(), place), admin };
}

async function todayOf({ admin }: Grown): Promise<string> {
  const { rows } = await admin.query<{ today: string }>(
    `select to_char(now() at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as today`,
  );
  return rows[0]!.today;
}

/** Sizes are timed in turn, request by request: what else the machine does meets them all. */
async function line(ground: Ground, grown: Grown[], { caller, body }: GrowingOperation): Promise<string[]> {
  const token = await issueDevelopmentToken(readConfig({}), ground.dataDir, caller);
  const send = ({ server }: Grown) => ask(server.port, token, body());
  for (let i = 0; i < warmUp; i++) for (const each of grown) await send(each);
  const latencies = grown.map((): number[] => []);
  for (let i = 0; i < timed; i++) {
    for (const [size, each] of grown.entries()) {
      const sent = performance.now();
      await send(each);
      latencies[size]!.push(performance.now() - sent);
    }
  }
  const times = latencies.map(median);
  const read: number[] = [];
  for (const each of grown) read.push(await rowsRead(each.admin, () => send(each), counted));
  return [...cells(times, 2), ...cells(read, 1)];
}

const cells = (values: number[], digits: number): string[] => [
  ...values.map((value) => fixed(value, digits)),
  fixed(values.at(-1)! / values[0]!),
];

function head(sizes: number[]): string[] {
  const named = (what: string) => sizes.map((rows) => `${what} at ${rows.toLocaleString('en')}`);
  return ['operation', ...named('ms'), 'ratio', ...named('rows read'), 'ratio'];
}
