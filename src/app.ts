import type { AddressInfo } from 'node:net';
import type { DataSource } from 'typeorm';
import { loadRoles } from './database/load-roles';
import { openTables } from './database/open-tables';
import type { Config } from './config';
import type { Pseudonyms } from './disclosure/pseudonym';
import { checkService } from './database/check-service';
import { serviceDataSource } from './database/data-source';
import { entities } from './entities';
import { startApollo } from './engine/apollo';
import { documentCache } from './engine/document-cache';
import { pseudonymsOf } from './secrets';
import type { Reads } from './engine/executor';
import { Mappings } from './engine/mapping';
import { CapacityFiles } from './exchange/capacity-files';
import { IndicatorFiles } from './exchange/indicator-files';
import type { RoleServers } from './http/graphql';
import { createServer } from './http/server';
import { createAuthenticate } from './identity/authenticate';
import { partnerDirectory } from './identity/partner-directory';
import { runJobs, runJobsOnClock } from './jobs/clock';
import { createLogger } from './logger';
import { roleSchemas } from './role-schemas';

export interface App {
  url: string;
  stop(): Promise<void>;
}

interface Place {
  /** The service's connection. */
  databaseUrl: string;
  /** Where the development issuer's key lives. */
  dataDir: string;
}

/**
 * Starts the hub on a database that is migrated already: connect, check, do what is due, build, listen. Reads are
 * compiled; `GENERIC` is for the tests and the benchmark, which compare with it.
 */
export async function startApp(
  config: Config,
  { databaseUrl, dataDir }: Place,
  reads: Reads = 'COMPILED',
): Promise<App> {
  const logger = createLogger(config.logLevel);
  const { poolSize, statementTimeoutMs } = config;
  const dataSource = serviceDataSource({ url: databaseUrl, poolSize, statementTimeoutMs }, entities);
  await dataSource.initialize();
  try {
    await checkService(dataSource);
    const jobFailed = (error: unknown) => logger.error({ err: error }, 'job failed');
    // The list of last week is better than no hub: the clock tries again.
    const pseudonyms = pseudonymsOf(config, dataDir);
    // It cannot be undone, so it is told also where little is.
    const report = (did: string, facts: object) => logger.warn(facts, did);
    const jobs = { dataSource, pseudonyms, retentionDays: config.retentionDays, report };
    await runJobs(jobs, jobFailed);
    const logUnexpected = (error: unknown) => logger.error({ err: error }, 'operation failed');
    const roleServers = await startRoleServers(dataSource, { reads, pseudonyms, logUnexpected });
    const authenticate = await createAuthenticate(
      config,
      dataDir,
      partnerDirectory(() => loadRoles(dataSource)),
    );
    const files = filesOf(dataSource);
    const isReady = async () => (await dataSource.query('select 1')).length === 1;
    const server = await createServer({ config, logger, authenticate, roleServers, ...files, isReady });
    await server.listen({ host: config.host, port: config.port });
    const stopClock = runJobsOnClock(jobs, jobFailed);
    const stop = async () => {
      stopClock();
      await server.close();
      await Promise.all([...roleServers.values()].map(({ apollo }) => apollo.stop()));
      await dataSource.destroy();
    };
    return { url: urlOf(config.host, server.server.address() as AddressInfo), stop };
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

const filesOf = (dataSource: DataSource) => ({
  capacityFiles: new CapacityFiles(dataSource),
  indicatorFiles: new IndicatorFiles(dataSource),
});

/** One server per role, over what the role sees of the schema. */
async function startRoleServers(
  dataSource: DataSource,
  parts: { reads: Reads; pseudonyms: Pseudonyms; logUnexpected: (error: unknown) => void },
): Promise<RoleServers> {
  const { whole, byRole } = roleSchemas();
  const open = await openTables(dataSource);
  const documents = documentCache();
  const started = [...byRole].map(async ([role, schema]) => {
    const mappings = new Mappings(whole, dataSource, open, role);
    return [role, await startApollo({ schema, dataSource, mappings, documents, ...parts })] as const;
  });
  return new Map(await Promise.all(started));
}

const urlOf = (host: string, { port }: AddressInfo): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
