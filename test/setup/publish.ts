import type { DataSource } from 'typeorm';
import { serviceDataSource } from '../../src/database/data-source';
import { asPublisher } from '../../src/database/unit-of-work';
import { publishIndicators } from '../../src/jobs/indicators/publish-indicators';
import { publishThisWeek } from '../../src/jobs/publish';
import type { TestDatabase } from './test-database';

/** Publishes everything anew, as of now. */
export const publishAgain = (database: TestDatabase): Promise<void> =>
  withService(database, (dataSource) => asPublisher(dataSource, publishThisWeek));

/** Works on a connection of the service, as the jobs do. */
export async function withService<T>(
  { serviceUrl: url }: Pick<TestDatabase, 'serviceUrl'>,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const dataSource = serviceDataSource({ url, poolSize: 1, statementTimeoutMs: 0 }, []);
  await dataSource.initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** Publishes measures of indicators over all closed periods; under one secret, so that every run gives the same figures. */
export const publishMeasures = (
  database: Pick<TestDatabase, 'serviceUrl'>,
  codes: readonly string[],
): Promise<number> =>
  withService(database, (dataSource) => publishIndicators(dataSource, { secret: 'of the tests', codes }));
