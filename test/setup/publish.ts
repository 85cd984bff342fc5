import { serviceDataSource } from '../../src/database/data-source';
import { asPublisher } from '../../src/database/unit-of-work';
import { publishThisWeek } from '../../src/jobs/publish';
import type { TestHub } from './test-hub';

/** Publishes anew, as the clock would a week later. */
export async function publishAgain({ database }: TestHub): Promise<void> {
  const dataSource = serviceDataSource(
    { url: database.serviceUrl, poolSize: 1, statementTimeoutMs: 10_000 },
    [],
  );
  await dataSource.initialize();
  try {
    await asPublisher(dataSource, publishThisWeek);
  } finally {
    await dataSource.destroy();
  }
}
