import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { serviceDataSource } from '../../database/data-source';
import type { BackgroundWork, Published } from './in-background';
import { publishIndicators } from './publish-indicators';

/** Runs once, in a thread of its own. */
async function work({ databaseUrl, secret }: BackgroundWork): Promise<void> {
  const dataSource = serviceDataSource({ url: databaseUrl, poolSize: 1, statementTimeoutMs: 0 }, []);
  await dataSource.initialize();
  try {
    await publishIndicators(dataSource, {
      secret,
      published: ({ id }, left) => parentPort?.postMessage({ id, left } satisfies Published),
    });
  } finally {
    await dataSource.destroy();
  }
}

void work(workerData as BackgroundWork);
