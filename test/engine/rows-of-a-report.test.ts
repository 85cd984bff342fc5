import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { readKnown } from '../../src/features/capacity/known.repository';
import type { CapacityReport } from '../../src/features/capacity/capacity-report';
import type { Caller } from '../../src/identity/caller';
import { databaseRole } from '../access/as-role';
import { connectionTo, createTestDatabase, testLogins, type TestDatabase } from '../setup/test-database';

const caller: Caller = { partnerId: 'leger-des-heils', role: 'CARE_PROVIDER' };
const own = 'kromhout-herstart';

let database: TestDatabase;
let service: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  service = connectionTo(database.serviceUrl);
  await service.connect();
});
afterAll(async () => {
  await service.end();
  await database.drop();
});

/** Lengthens the ledgers of all other facilities. */
async function lengthenOthers(from: number, to: number): Promise<void> {
  const url = Object.assign(new URL(database.ownerUrl), {
    ...{ username: 'hub_admin', password: testLogins().adminPassword },
  });
  const admin = connectionTo(url.href);
  await admin.connect();
  // Not through the ledger, which would write every projection anew for every line.
  await admin.query(`set session_replication_role = 'replica'`);
  await admin.query(
    `insert into hub.capacity_mutation (facility_id, kind, number, effective_on, reporter_id, reference, position, version,
       reported_at)
     select f.id, 'OCCUPANCY_COUNT', 1, '2026-01-01', 'yulius', f.id || '-' || n,
       1000000 * $1::bigint + row_number() over (), 1000000 + n, '2026-01-01'
     from hub.facility f, generate_series($1::integer, $2::integer) n where f.id <> $3`,
    [from, to, own],
  );
  await admin.query('vacuum analyze hub.capacity_mutation');
  await admin.end();
}

const lines = `
  select (seq_tup_read + idx_tup_fetch)::integer as read from pg_stat_xact_user_tables where relname = 'capacity_mutation'`;

/**
 * Lines of the ledger that are read to judge a report, those included that a row policy throws away; with the plan that
 * PostgreSQL keeps for whatever is given.
 */
async function linesRead(report: Partial<CapacityReport>): Promise<number> {
  await service.query('begin');
  try {
    await service.query(
      `select set_config('role', $1, true), set_config('hub.partner', $2, true),
         set_config('plan_cache_mode', 'force_generic_plan', true)`,
      [databaseRole(caller.role), caller.partnerId],
    );
    const query = async <Row>(text: string, values?: unknown[]) =>
      (await service.query({ name: createHash('sha1').update(text).digest('hex'), text, values }))
        .rows as Row[];
    const unit = { caller, query, run: () => Promise.reject(new Error('not here')) };
    const [before] = await query<{ read: number }>(lines);
    await readKnown(unit, [
      { facilityId: own, reference: 'new', corrects: null, ...report } as CapacityReport,
    ]);
    const [after] = await query<{ read: number }>(lines);
    return after!.read - before!.read;
  } finally {
    await service.query('rollback');
  }
}

it('a report and a correction are judged by the ledger of their facility, however long the others are', async () => {
  const { rows } = await database.owner.query<{ id: string }>(
    `select id from hub.capacity_mutation where facility_id = $1 order by position limit 1`,
    [own],
  );
  const reports = [{}, { corrects: rows[0]!.id }];
  await lengthenOthers(1, 100);
  const before: number[] = [];
  for (const report of reports) before.push(await linesRead(report));
  await lengthenOthers(101, 1_000);
  const after: number[] = [];
  for (const report of reports) after.push(await linesRead(report));
  expect(Math.min(...before)).toBeGreaterThan(0);
  expect(after).toEqual(before);
});
