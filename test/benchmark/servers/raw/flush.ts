import { Query, type PoolClient, type QueryResult } from 'pg';
import type { Row, Statement } from '../../spike/unit-of-work';

interface Corkable {
  cork(): void;
  uncork(): void;
}
type Done = (error: Error | null | undefined, result: QueryResult<Row>) => void;
type QueryCallback = ConstructorParameters<typeof Query>[2];

/**
 * Sends a transaction in one write. Like the spike's, with callbacks in place of a promise for each statement, which
 * was measured to take 15 % less of Node's time. The last statement is the commit.
 */
export function flush(client: PoolClient, statements: Statement[]): Promise<Row[][]> {
  return new Promise((done, fail) => {
    const results: QueryResult<Row>[] = [];
    let failure: Error | undefined;
    const answered: Done = (error, result) => {
      failure ??= error ?? undefined;
      if (results.push(result) < statements.length) return;
      // A commit of a failed transaction answers ROLLBACK and no error.
      if (!failure && result.command !== 'COMMIT') failure = new Error('The transaction was rolled back.');
      if (failure) fail(failure);
      else done(results.map(({ rows }) => rows));
    };
    const { stream } = (client as unknown as { connection: { stream: Corkable } }).connection;
    stream.cork();
    for (const { name, text, values } of statements) {
      const config = name ? { name, text, values } : { text };
      client.query(new Query(config, undefined, answered as QueryCallback));
    }
    stream.uncork();
  });
}
