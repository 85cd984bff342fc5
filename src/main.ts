import 'reflect-metadata';
import { startApp } from './app';
import { ConfigError, readConfig, type Config } from './config';
import { dataFolder } from './data-folder';
import { startEmbeddedDatabase } from './database/embedded/embedded-database';
import { migrate } from './database/migrate';
import { publishInBackground } from './jobs/indicators/in-background';
import { createLogger } from './logger';
import { disclosureKeyOf, pseudonymsOf } from './secrets';
import { seedWhenEmpty } from '../seeds/seed';
import { runCommand } from './commands/run-command';

type Stop = () => Promise<void>;

/** Signals that come this close together are one. */
const sameSignalMs = 1_000;

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
    const pseudonyms = pseudonymsOf(config, dataDir);
    await seedWhenEmpty(embedded.ownerUrl, { population: config.seedPopulation, pseudonyms });
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
  const app = await startApp(config, { databaseUrl: database.serviceUrl, dataDir }).catch(
    async (error: unknown) => {
      await database.stop();
      throw error;
    },
  );
  const stopPublishing = startPublishing(config, { databaseUrl: database.serviceUrl, dataDir });
  console.log(welcome(config, app.url, dataDir));
  return async () => {
    await stopPublishing();
    await app.stop();
    await database.stop();
  };
}

/** Indicators are published beside the hub, which answers all the while. Without a secret they are not, and the hub says so. */
function startPublishing(
  config: Config,
  { databaseUrl, dataDir }: { databaseUrl: string; dataDir: string },
): Stop {
  const logger = createLogger(config.logLevel);
  try {
    const secret = disclosureKeyOf(config, dataDir);
    return publishInBackground(
      { databaseUrl, secret },
      {
        published: (snapshot) => logger.info(snapshot, 'indicator published'),
        failed: (error) => logger.error({ err: error }, 'not all indicators are published'),
      },
    );
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    logger.error(error.message);
    return async () => undefined;
  }
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

/**
 * Starts, and stops on a signal, also on one that comes while the hub still starts. One Ctrl-C or hang-up can arrive
 * several times (from the terminal and from npm); only one that comes later gives up waiting.
 */
async function run(): Promise<void> {
  const starting = start();
  let stoppingSince: number | null = null;
  const stop = async () => {
    const started = await starting.catch(() => null);
    await started?.();
  };
  const stopOnce = () => {
    if (stoppingSince !== null && Date.now() - stoppingSince > sameSignalMs) process.exit(1);
    if (stoppingSince !== null) return;
    stoppingSince = Date.now();
    void runCommand(stop).then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopOnce);
  if (process.env.npm_lifecycle_event === 'start') whenParentEnds(stopOnce);
  await starting;
}

/** npm runs the hub through a shell, and a shell that is told to stop does not tell the hub: it only goes away. */
function whenParentEnds(act: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 250);
  watch.unref();
}

void runCommand(run);
