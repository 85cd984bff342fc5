import 'reflect-metadata';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../../src/database/embedded/embedded-database';
import { migrate } from '../../src/database/migrate';
import { seed } from '../../seeds/seed';
import { seedDay, seedPopulation, templateName } from './test-database';

declare global {
  var hubTestDatabase: EmbeddedDatabase | undefined;
}

/** Nothing of the tests needs to outlive them: durability is traded for speed. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * One embedded PostgreSQL for the whole run, migrated and seeded once; every test file gets a copy of that database.
 * The seed stands on a fixed day, so that what it answers can be written down.
 */
export default async function setUp(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ketenhub-test-'));
  const embedded = await startEmbeddedDatabase(dataDir, settings);
  globalThis.hubTestDatabase = embedded;
  await migrate(embedded.ownerUrl, embedded.serviceUrl);
  await seed(embedded.ownerUrl, { population: seedPopulation, today: seedDay });
  process.env.HUB_TEST_LOGINS = JSON.stringify({ owner: embedded.ownerUrl, service: embedded.serviceUrl, dataDir });
  writeFileSync(join(dataDir, 'template'), templateName);
}
