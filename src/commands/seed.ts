import 'reflect-metadata';
import { readConfig } from '../config';
import { dataFolder } from '../data-folder';
import { serviceDataSource } from '../database/data-source';
import { migrate } from '../database/migrate';
import { asPublisher } from '../database/unit-of-work';
import { pseudonymsOf } from '../secrets';
import { publishThisWeek } from '../jobs/publish';
import { seed } from '../../seeds/seed';
import { readOptions } from './options';
import { runCommand } from './run-command';
import { withDatabase } from './with-database';

const usage =
  'Use: npm run seed -- --population <number of synthetic clients> [--replace] [--today YYYY-MM-DD]';

/** Fills the database with reference data and a synthetic population, and publishes anew. */
async function runSeed(): Promise<void> {
  const values = readOptions(
    { population: { type: 'string' }, replace: { type: 'boolean' }, today: { type: 'string' } },
    usage,
  );
  const population = Number(values.population);
  if (!values.population || !Number.isInteger(population) || population < 0) throw new Error(usage);
  if (values.today && !/^\d{4}-\d{2}-\d{2}$/.test(values.today)) throw new Error(usage);
  const config = readConfig(process.env);
  await withDatabase(config, async ({ ownerUrl, serviceUrl }) => {
    const started = Date.now();
    await migrate(ownerUrl, serviceUrl);
    const progress = (made: number) => console.log(`${made} of ${population} synthetic clients`);
    const pseudonyms = pseudonymsOf(config, dataFolder(config));
    const { replace, today } = values;
    await seed(ownerUrl, { population, pseudonyms, replace, today, progress });
    await publish(serviceUrl);
    console.log(`Seeded and published in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  });
}

async function publish(serviceUrl: string): Promise<void> {
  const dataSource = serviceDataSource({ url: serviceUrl, poolSize: 1, statementTimeoutMs: 0 }, []);
  await dataSource.initialize();
  try {
    await asPublisher(dataSource, publishThisWeek);
  } finally {
    await dataSource.destroy();
  }
}

void runCommand(runSeed);
