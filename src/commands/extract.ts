import 'reflect-metadata';
import { readConfig } from '../config';
import { dataFolder } from '../data-folder';
import { serviceDataSource } from '../database/data-source';
import { migrate } from '../database/migrate';
import { releaseExtract } from '../jobs/extract/release-extract';
import { disclosureKeyOf } from '../secrets';
import { readOptions } from './options';
import { runCommand } from './run-command';
import { withDatabase } from './with-database';

const usage = 'Use: npm run extract';

/** Makes the extract of trajectories for research over the last three closed years, unless it is there. */
async function runExtract(): Promise<void> {
  readOptions({}, usage);
  const config = readConfig(process.env);
  const secret = disclosureKeyOf(config, dataFolder(config));
  await withDatabase(config, async ({ ownerUrl, serviceUrl }) => {
    await migrate(ownerUrl, serviceUrl);
    const dataSource = serviceDataSource({ url: serviceUrl, poolSize: 1, statementTimeoutMs: 0 }, []);
    await dataSource.initialize();
    try {
      const { id, made } = await releaseExtract(dataSource, { secret });
      console.log(made ? `The extract of ${id} was made.` : `The extract of ${id} was there.`);
    } finally {
      await dataSource.destroy();
    }
  });
}

void runCommand(runExtract);
