import 'reflect-metadata';
import { fill } from './ground/fill';
import { removeWhenInterrupted, startGround, type Ground } from './ground/ground';
import { growthBench } from './growth/bench';
import { loadBench } from './load/bench';
import { readOptions, type Options } from './options';
import { installPeers } from './peers';
import { startBench } from './start/bench';

/** Progress goes to standard error, so that standard output is the report alone. */
const tell = (done: string) => console.error(`... ${done}`);

async function run(ground: Ground, options: Options): Promise<void> {
  if (options.part === 'growth') return growthBench(ground, options, tell);
  const size = { population: options.population, facilities: options.facilities ?? 2000, lines: 50 };
  await fill(ground, size, tell);
  if (options.part === 'start') await startBench(ground);
  else await loadBench(ground, { ...options, size });
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.part === 'load') installPeers();
  const ground = await startGround();
  removeWhenInterrupted(ground);
  try {
    await run(ground, options);
  } finally {
    await ground.remove();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
