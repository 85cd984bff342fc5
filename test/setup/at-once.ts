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
    await untilWaiting(owner, requests.length);
    await owner.query('commit');
    return await answers;
  } finally {
    await owner.query('rollback');
  }
}

/**
 * One after another, and each has begun before any is done: whoever comes later looked at what the one before it changes. The
 * turn is one that the first of them waits for.
 */
export async function inLine<T>(
  { database: { owner } }: TestHub,
  turn: string,
  requests: ReadonlyArray<() => Promise<T>>,
): Promise<T[]> {
  await owner.query('begin');
  try {
    // Turns are told apart by one of two hashes.
    for (const key of ['hashtext($1)', 'hashtextextended($1, 0)'])
      await owner.query(`select pg_advisory_xact_lock(${key})`, [turn]);
    const answers: Array<Promise<T>> = [];
    for (const request of requests) await untilWaiting(owner, answers.push(request()));
    await owner.query('commit');
    return await Promise.all(answers);
  } finally {
    await owner.query('rollback');
  }
}

/** Until so many of the hub's connections wait for a lock. */
async function untilWaiting(owner: TestHub['database']['owner'], expected: number): Promise<void> {
  const until = Date.now() + longest;
  while ((await waiting(owner)) < expected) {
    if (Date.now() > until) throw new Error(`Not all of ${expected} requests came to wait.`);
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
