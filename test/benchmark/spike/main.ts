import { benchReport } from './bench';
import { equalityReport } from './equality';
import { formsReport } from './forms';
import { growthReport } from './growth';
import { safetyReport } from './safety';
import { createRoles } from './seed';
import { startSpikeCluster, type SpikeCluster } from './spike-cluster';
import { openDatabase, type SpikeDatabase } from './spike-database';

const sizes = (process.env.SPIKE_ROWS ?? '10000,100000,1000000').split(',').map(Number);

/** Prints the whole report as Markdown. */
async function report(cluster: SpikeCluster, databases: SpikeDatabase[]): Promise<void> {
  const largest = databases.at(-1)!;
  const part = async (title: string, text: Promise<string>) => console.log(`### ${title}\n\n${await text}`);
  await part('Both ways give the same answer', equalityReport(largest));
  await part('Safety', safetyReport(largest));
  await part('Rows read / buffers / ms, by size of the growing tables', growthReport(databases));
  await part('Policy forms, at the largest size', formsReport(databases));
  await part('Throughput', benchReport(cluster, largest.pool));
}

async function run(cluster: SpikeCluster): Promise<void> {
  await createRoles(cluster);
  const databases: SpikeDatabase[] = [];
  try {
    for (const rows of sizes) databases.push(await openDatabase(cluster, rows));
    await report(cluster, databases);
  } finally {
    for (const database of databases) await database.close();
  }
}

/** The server outlives an interrupted run unless it is stopped, and its folder is large. */
function stopWhenInterrupted(cluster: SpikeCluster): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Not once: npm passes on what the terminal has sent already, and the second signal would end the clearing up.
    process.on(signal, () => {
      // The connections break as the server goes: what they complain of is no news.
      process.on('uncaughtException', () => undefined);
      void cluster.stop().finally(() => process.exit(130));
    });
  }
}

async function main(): Promise<void> {
  const cluster = await startSpikeCluster();
  stopWhenInterrupted(cluster);
  try {
    await run(cluster);
  } finally {
    await cluster.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
