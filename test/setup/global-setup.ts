import 'reflect-metadata';
import './graphql-as-in-production';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../../src/database/embedded/embedded-database';
import { readOrCreateSecrets } from '../../src/database/embedded/secrets';
import { serviceDataSource } from '../../src/database/data-source';
import { migrate } from '../../src/database/migrate';
import { releaseExtract } from '../../src/jobs/extract/release-extract';
import { publishOccupancySeries } from '../../src/jobs/occupancy/publish-occupancy';
import { seed } from '../../seeds/seed';
import { pseudonymsOf } from '../../src/secrets';
import { HubHost } from './hub-host';
import { publishMeasures } from './publish';
import { publishedMeasures, seedDay, seedPopulation } from './seeded';

declare global {
  var hubTestDatabase: EmbeddedDatabase | undefined;
  var hubTestHost: HubHost | undefined;
}

/** Nothing of the tests needs to outlive them: durability is traded for speed. */
const settings = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  ...{ wal_level: 'minimal', max_wal_senders: '0', wal_init_zero: 'off', shared_buffers: '512MB' },
};

/**
 * One embedded PostgreSQL for the whole run, migrated and seeded once; every test file works on a copy of that
 * database. The seed stands on a fixed day, so that what it answers can be written down.
 */
export default async function setUp(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ketenhub-test-'));
  const embedded = await startEmbeddedDatabase(dataDir, settings);
  globalThis.hubTestDatabase = embedded;
  await migrate(embedded.ownerUrl, embedded.serviceUrl);
  // The hubs of the tests have this data folder, and so this secret.
  const pseudonyms = pseudonymsOf({ pseudonymKey: null }, dataDir);
  await seed(embedded.ownerUrl, { population: seedPopulation, pseudonyms, today: seedDay });
  await drawAlways(embedded.ownerUrl);
  await publishMeasures(embedded, publishedMeasures);
  await publishHistory(embedded.serviceUrl);
  const { admin } = readOrCreateSecrets(dataDir);
  const { ownerUrl, serviceUrl } = embedded;
  const host = (globalThis.hubTestHost = new HubHost(dataDir));
  const hubHost = await host.listen();
  await host.publishOnce(serviceUrl);
  process.env.HUB_TEST_LOGINS = JSON.stringify({
    ownerUrl,
    serviceUrl,
    adminPassword: admin,
    dataDir,
    hubHost,
  });
}

/** Occupancy of periods long past, which every hub of the tests would otherwise publish when it starts; and the extract. */
async function publishHistory(url: string): Promise<void> {
  const dataSource = serviceDataSource({ url, poolSize: 1, statementTimeoutMs: 0 }, []);
  await dataSource.initialize();
  while ((await publishOccupancySeries(dataSource)) > 0);
  await releaseExtract(dataSource, { secret: 'the secret of the tests' });
  await dataSource.destroy();
}

/** What the lists of candidates leave to chance falls out alike in every run. */
async function drawAlways(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(
    `insert into published.candidate_memory (housing_market, draw_key, combinations)
     select distinct housing_market, 'the same in every run', '[]'::jsonb from hub.municipality`,
  );
  await owner.end();
}
