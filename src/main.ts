import 'reflect-metadata';
import { startApp } from './app';
import { readConfig, type Config } from './config';
import { dataFolder } from './data-folder';
import { startEmbeddedDatabase } from './database/embedded/embedded-database';
import { migrate } from './database/migrate';
import { seedWhenEmpty } from '../seeds/seed';
import { runCommand } from './commands/run-command';

type Stop = () => Promise<void>;

interface Database {
  serviceUrl: string;
  stop: Stop;
}

/** A given database is used as it is; the embedded one is started, migrated and, the first time, filled. */
async function openDatabase(config: Config, dataDir: string): Promise<Database> {
  if (config.databaseUrl) return { serviceUrl: config.databaseUrl, stop: async () => undefined };
  const embedded = await startEmbeddedDatabase(dataDir);
  try {
    await migrate(embedded.ownerUrl, embedded.serviceUrl);
    await seedWhenEmpty(embedded.ownerUrl, { population: config.seedPopulation });
    return embedded;
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function start(): Promise<Stop> {
  const config = readConfig(process.env);
  const dataDir = dataFolder(config);
  const database = await openDatabase(config, dataDir);
  const app = await startApp(config, { databaseUrl: database.serviceUrl, dataDir }).catch(async (error: unknown) => {
    await database.stop();
    throw error;
  });
  console.log(welcome(config, app.url, dataDir));
  return async () => {
    await app.stop();
    await database.stop();
  };
}

function welcome(config: Config, url: string, dataDir: string): string {
  const token = config.issuer
    ? `tokens      from ${config.issuer.issuer}`
    : [
        'tokens      npm run token -- --partner trivire          (woningcorporatie)',
        '            npm run token -- --partner leger-des-heils  (zorgaanbieder)',
        '            npm run token -- --partner dashboard        (dashboard)',
        '            npm run token -- --list                     (every partner and role)',
      ].join('\n  ');
  return `
Ketenhub is ready.

  listens on  ${url}/graphql
  explorer    ${url}/explorer
  ${token}
  data in     ${config.databaseUrl ? 'the database of DATABASE_URL' : dataDir}

Ctrl-C stops the hub${config.databaseUrl ? '' : ' and its database'}.
`;
}

/** Stops once, whichever signal comes first; a second signal gives up waiting. */
function stopOnSignals(stop: Stop): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

void runCommand(async () => stopOnSignals(await start()));
