import 'reflect-metadata';
import { readConfig } from '../config';
import { dataFolder } from '../data-folder';
import { serviceDataSource } from '../database/data-source';
import { migrate } from '../database/migrate';
import { namedMeasures } from '../jobs/indicators/named-measures';
import { publishIndicators } from '../jobs/indicators/publish-indicators';
import { disclosureKeyOf } from '../secrets';
import { readOptions } from './options';
import { runCommand } from './run-command';
import { withDatabase } from './with-database';

const usage = 'Use: npm run indicators [-- --measure <code, or several with commas>]';

/** Publishes the snapshots of indicators that are due and not there yet, and tells of each. */
async function runIndicators(): Promise<void> {
  const { measure } = readOptions({ measure: { type: 'string' } }, usage);
  const codes = measure === undefined ? undefined : namedMeasures(measure);
  const config = readConfig(process.env);
  const secret = disclosureKeyOf(config, dataFolder(config));
  await withDatabase(config, async ({ ownerUrl, serviceUrl }) => {
    await migrate(ownerUrl, serviceUrl);
    const dataSource = serviceDataSource({ url: serviceUrl, poolSize: 1, statementTimeoutMs: 0 }, []);
    await dataSource.initialize();
    try {
      const count = await publishIndicators(dataSource, {
        ...{ secret, codes },
        published: ({ id }, left) => console.log(`${id} (${left} to go)`),
      });
      console.log(count === 0 ? 'Every snapshot that is due was there.' : `Published ${count} snapshots.`);
    } finally {
      await dataSource.destroy();
    }
  });
}

void runCommand(runIndicators);
