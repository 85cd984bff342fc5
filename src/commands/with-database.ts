import type { Config } from '../config';
import { dataFolder } from '../data-folder';
import { connectToRunning, startEmbeddedDatabase } from '../database/embedded/embedded-database';
import { givenDatabase } from './given-database';

interface Logins {
  ownerUrl: string;
  serviceUrl: string;
}

/** The given database, the one that a running hub has open, or the embedded one started for this command. */
export async function withDatabase(config: Config, work: (logins: Logins) => Promise<void>): Promise<void> {
  if (config.databaseUrl || config.databaseOwnerUrl) return work(givenDatabase(config));
  const dataDir = dataFolder(config);
  const running = connectToRunning(dataDir);
  if (running) return work(running);
  const embedded = await startEmbeddedDatabase(dataDir);
  try {
    await work(embedded);
  } finally {
    await embedded.stop();
  }
}
