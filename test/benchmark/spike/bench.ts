import type { Pool } from 'pg';
import { runAwaited, runPipelined } from './compiled';
import { runGeneric } from './generic';
import { caseNames, cases, type CaseName } from './operations';
import { fixed, median, quantile, table } from '../report';
import type { Request } from './request';
import type { SpikeCluster } from './spike-cluster';

type Run = (pool: Pool, request: Request) => Promise<string>;
type RequestAt = (i: number) => Request;

/** The first is the base of the ratios. */
const ways: [string, Run][] = [
  ['compiled, one flush', (pool, request) => runPipelined(pool, request)],
  [
    '... to-one as sub-select',
    (pool, request) => runPipelined(pool, request, { audit: 'cte', toOne: 'sub-select' }),
  ],
  [
    '... audit through a setting',
    (pool, request) => runPipelined(pool, request, { audit: 'setting', toOne: 'join' }),
  ],
  ['compiled, awaited one by one', runAwaited],
  ['generic (graphql-js, batched)', runGeneric],
];

interface Sample {
  perSecond: number;
  p50: number;
  p99: number;
  /** CPU ms per request. */
  node: number;
  postgres: number;
}

interface Ground {
  cluster: SpikeCluster;
  pool: Pool;
}

const concurrentCallers = 16;
const rounds = 5;

async function sample(
  { cluster, pool }: Ground,
  run: Run,
  requestAt: RequestAt,
  ms: number,
): Promise<Sample> {
  const [node, postgres] = [process.cpuUsage(), await cluster.cpuMilliseconds()];
  const { latencies, seconds } = await hammer((i) => run(pool, requestAt(i)), ms);
  const used = process.cpuUsage(node);
  return {
    perSecond: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    node: (used.user + used.system) / 1000 / latencies.length,
    postgres: ((await cluster.cpuMilliseconds()) - postgres) / latencies.length,
  };
}

/** Callers that each send their next request as soon as the last one is answered. */
async function hammer(
  send: (i: number) => Promise<unknown>,
  ms: number,
): Promise<{ latencies: number[]; seconds: number }> {
  const latencies: number[] = [];
  const start = performance.now();
  let next = 0;
  const caller = async () => {
    while (performance.now() - start < ms) {
      const sent = performance.now();
      await send(next++);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: concurrentCallers }, caller));
  return { latencies, seconds: (performance.now() - start) / 1000 };
}

/** Cursors differ from request to request, so that no page is the only warm one. */
function varied(name: CaseName): RequestAt {
  const request: Request = cases[name];
  const after = request.variables.after as [string, string] | undefined;
  if (!after) return () => request;
  const cursor = (i: number) => [`${2015 + (i % 7)}-0${1 + (i % 9)}-01`, after[1]];
  return (i) => ({ ...request, variables: { ...request.variables, after: cursor(i) } });
}

const measured: Record<string, RequestAt> = {
  ...Object.fromEntries(
    (
      [
        'O1 facilities, provider',
        'O1 facilities, municipality',
        'O2 free places, association',
        'O3 trajectories, provider',
        'O3 trajectories, municipality',
      ] as const
    ).map((name) => [name, varied(name)]),
  ),
  'all eight in turn, roles mixed on every connection': (i) => varied(caseNames[i % caseNames.length]!)(i),
};

/** Ways are measured in turn, round by round: what else the machine does then meets them all. */
async function samplesOf(ground: Ground, requestAt: RequestAt): Promise<Sample[][]> {
  const samples = ways.map((): Sample[] => []);
  for (const [, run] of ways) await sample(ground, run, requestAt, 300);
  for (let round = 0; round < rounds; round++) {
    for (const [i, [, run]] of ways.entries()) samples[i]!.push(await sample(ground, run, requestAt, 1000));
  }
  return samples;
}

export async function benchReport(cluster: SpikeCluster, pool: Pool): Promise<string> {
  const lines: string[][] = [];
  for (const [label, requestAt] of Object.entries(measured)) {
    const samples = await samplesOf({ cluster, pool }, requestAt);
    lines.push(...ways.map(([way], i) => [label, way, ...line(samples[i]!, samples[0]!)]));
  }
  const head = ['req/s', 'ratio', 'p50 ms', 'p99 ms', 'CPU ms Node', 'CPU ms PostgreSQL', 'CPU ratio'];
  return table(['case', 'way', ...head], lines);
}

function line(samples: Sample[], base: Sample[]): string[] {
  const of = (read: (each: Sample) => number) => median(samples.map(read));
  const ratio = (read: (each: Sample) => number) =>
    fixed(median(samples.map((each, round) => read(each) / read(base[round]!))));
  return [
    fixed(
      of((each) => each.perSecond),
      0,
    ),
    ratio((each) => each.perSecond),
    fixed(
      of((each) => each.p50),
      1,
    ),
    fixed(
      of((each) => each.p99),
      1,
    ),
    fixed(of((each) => each.node)),
    fixed(of((each) => each.postgres)),
    ratio((each) => each.node + each.postgres),
  ];
}
