import type { TestHub } from './test-hub';

const longest = 10_000;

/**
 * Really at once: nobody gets to write into a table before all requests stand in its way, or wait for one another. Without
 * that a hub under test has often answered the first request before the last one arrives.
 */
export async function atOnce<T>(
  { database: { owner } }: TestHub,
  table: string,
  requests: ReadonlyArray<() => Promise<T>>,
): Promise<T[]> {
  await owner.query('begin');
  try {
    await owner.query(`lock table ${table} in exclusive mode`);
    const answers = Promise.all(requests.map((request) => request()));
    const until = Date.now() + longest;
    while ((await waiting(owner)) < requests.length) {
      if (Date.now() > until) throw new Error(`Not all of ${requests.length} requests came to wait.`);
    }
    await owner.query('commit');
    return await answers;
  } finally {
    await owner.query('rollback');
  }
}

/** How many of the hub's connections wait for a lock. */
async function waiting(owner: TestHub['database']['owner']): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(
    `select count(*)::integer as n from pg_locks l join pg_database d on d.oid = l.database
     where not granted and datname = current_database()`,
  );
  return rows[0]!.n;
}
