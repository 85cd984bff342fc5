import type { Client, PoolClient } from 'pg';
import { restrictSettings } from '../../../src/database/service-login';
import type { Caller } from './request';
import type { SpikeDatabase } from './spike-database';
import {
  bare,
  become,
  begin,
  commit,
  createPool,
  flush,
  withClient,
  type Row,
  type Statement,
} from './unit-of-work';

/** A check returns what it saw; it passes when that equals what it expected. */
export interface Check {
  claim: string;
  expected: unknown;
  see(database: SpikeDatabase): Promise<unknown>;
}

/** SQLSTATE of the failure, or 'no error'. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

/** One pool of one connection: the statements of the work surely share it. */
export async function onOneConnection<T>(
  { serviceUrl }: SpikeDatabase,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const pool = createPool(serviceUrl, 1);
  try {
    return await withClient(pool, work);
  } finally {
    await pool.end();
  }
}

/** Runs SQL as it might be injected, in a transaction of the caller; the rows of each text. */
export async function asCaller(
  { pool }: SpikeDatabase,
  caller: Caller,
  ...texts: string[]
): Promise<Row[][]> {
  const statements = [begin, become(caller), ...texts.map(bare), commit];
  const rows = await withClient(pool, (client) => flush(client, statements));
  return rows.slice(2, -1);
}

/** The number in a statement that counts as `n`. */
export const countIn = (rows: Row[] | undefined): number => rows![0]!.n as number;

/** Changes something that the check needs, and undoes it. */
export async function withDdl<T>(
  admin: Client,
  before: string,
  after: string,
  work: () => Promise<T>,
): Promise<T> {
  await admin.query(before);
  try {
    return await work();
  } finally {
    await admin.query(after);
  }
}

const setConfig = 'execute on function pg_catalog.set_config(text, text, boolean)';

/** With `set_config` restricted as the hub does it. */
export async function withRestrictedSettings<T>(
  { admin }: SpikeDatabase,
  work: () => Promise<T>,
): Promise<T> {
  await restrictSettings(admin, ['hub_service']);
  try {
    return await work();
  } finally {
    await admin.query(`grant ${setConfig} to public; revoke ${setConfig} from hub_service`);
  }
}

/** The code with which the database refuses a statement at the latest when its transaction ends. */
export async function codeAtCommit({ admin }: SpikeDatabase, text: string): Promise<string> {
  await admin.query('begin');
  const code = await codeOf(admin.query(text).then(() => admin.query('set constraints all immediate')));
  await admin.query('rollback');
  return code;
}

/** One statement that all roles share. */
export const count: Statement = {
  name: 'shared',
  text: 'select count(*)::int as n from trajectory where registered_on > $1',
  values: ['2015-01-01'],
};

export const countAs = async (client: PoolClient, caller: Caller): Promise<number> =>
  countIn((await flush(client, [begin, become(caller), count, commit]))[2]);

/** What `count` must give: the rule written a second time, by hand and past the policies. Only a test may do that. */
export async function countByHand(admin: Client, { role, partner }: Caller): Promise<number> {
  const rule =
    role === 'hub_care_provider' ? 'provider_id = $1' : 'municipality_of_origin_id = $1 and not shielded';
  const { rows } = await admin.query<Row>(
    `select count(*)::int as n from trajectory where registered_on > '2015-01-01' and ${rule}`,
    [partner],
  );
  return countIn(rows);
}
