import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { types } from 'pg';
import { SnakeCaseNames } from './naming';

// A date is a day, not a moment: it stays the text that PostgreSQL gives.
const dateType = 1082;
types.setTypeParser(dateType, (value) => value);

interface Connection {
  url: string;
  poolSize: number;
  statementTimeoutMs: number;
}

/** What the service's and the owner's connections share. Days begin and end in Europe/Amsterdam. */
function connectionOptions({ url, poolSize, statementTimeoutMs }: Connection, more = '') {
  return {
    type: 'postgres' as const,
    url,
    namingStrategy: new SnakeCaseNames(),
    synchronize: false,
    logging: false as const,
    poolSize,
    extra: {
      pipeline: true,
      connectionTimeoutMillis: 5_000,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 2 * statementTimeoutMs || undefined,
      options: `-c timezone=Europe/Amsterdam ${more}`,
    },
  };
}

/**
 * Statements are planned once for all their values: planning costs more than most reads, and by what they filter and
 * order is part of their text. So they are never dear enough to be compiled to machine code, whatever their estimate.
 */
const planning = '-c plan_cache_mode=force_generic_plan -c jit=off';

/** The running service's data source: it becomes a caller's role in every transaction. */
export const serviceDataSource = (
  connection: Connection,
  entities: DataSourceOptions['entities'],
): DataSource => new DataSource({ ...connectionOptions(connection, planning), entities });

/** The owner's data source: migrations and seeds. It waits as long as they take. */
export function ownerDataSource(url: string): DataSource {
  const folder = join(__dirname, '..', '..', 'migrations');
  return new DataSource({
    ...connectionOptions({ url, poolSize: 2, statementTimeoutMs: 0 }),
    migrations: [join(folder, '[0-9]*.{ts,js}')],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
  });
}
