import 'reflect-metadata';
import { startApp } from '../../../src/app';
import { readConfig } from '../../../src/config';
import { serve } from './child';

/** The hub itself; with the argument `GENERIC` its generic resolver reads everything. */
serve(async ({ databaseUrl, dataDir, poolSize }) => {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'warn', DATABASE_POOL_SIZE: String(poolSize) });
  const reads = process.argv[2] === 'GENERIC' ? 'GENERIC' : 'COMPILED';
  const { url } = await startApp(config, { databaseUrl, dataDir }, reads);
  return Number(new URL(url).port);
});
