import { Client } from 'pg';
import { databaseRole } from '../access/as-role';
import { answeredByCode, askers, operationNames, readOperation } from '../setup/operations';
import { connectionTo, createTestDatabase, testLogins, type TestDatabase } from '../setup/test-database';
import { preparer, type Prepare } from './prepare';

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Node[];
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
}

let database: TestDatabase;
let service: Client;
let prepare: Prepare;

beforeAll(async () => {
  database = await createTestDatabase();
  prepare = await preparer(database);
  service = connectionTo(database.serviceUrl);
  await service.connect();
});
afterAll(async () => {
  await service.end();
  await database.drop();
});

/** Without totals: a total of a list that grows takes longer as it grows. */
const withoutTotals = (query: string) => query.replaceAll(/\n\s*totalCount(?=\n)/g, '');

const operations = operationNames()
  .filter((name) => !answeredByCode.includes(name))
  .map((name) => ({ name, ...readOperation(name) }))
  .filter(({ query }) => query.includes('\nquery '));

/**
 * Rows that the scans of an operation's statement read, those included that a filter or a row policy throws away: the
 * name of a scan would not tell, since row-level security can hide a whole table behind an index scan.
 */
async function rowsRead({ name, query, variables }: (typeof operations)[number]): Promise<number> {
  const [partnerId, role] = askers[name]!;
  const { statement } = await prepare(withoutTotals(query), variables, { partnerId, role });
  await service.query('begin');
  try {
    await service.query(`select set_config('role', $1, true), set_config('hub.partner', $2, true)`, [
      databaseRole(role),
      partnerId,
    ]);
    const { rows } = await service.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      `explain (analyze, timing off, format json) ${statement.text}`,
      statement.values,
    );
    return Math.round(scansOf(rows[0]!['QUERY PLAN'][0].Plan).reduce((sum, scan) => sum + readBy(scan), 0));
  } finally {
    await service.query('rollback');
  }
}

/** A bitmap index scan is counted by the heap scan above it. */
const scansOf = (node: Node): Node[] => [
  ...(node['Relation Name'] && node['Node Type'].endsWith('Scan') ? [node] : []),
  ...(node.Plans ?? []).flatMap(scansOf),
];

const readBy = (scan: Node): number =>
  (scan['Actual Rows'] +
    (scan['Rows Removed by Filter'] ?? 0) +
    (scan['Rows Removed by Index Recheck'] ?? 0)) *
  scan['Actual Loops'];

/** Makes everything that grows as long as it is told: the history of every facility, and the lists of candidates. */
async function grow(size: number): Promise<void> {
  const admin = new Client({
    connectionString: Object.assign(new URL(database.ownerUrl), {
      username: 'hub_admin',
      password: testLogins().adminPassword,
    }).href,
  });
  await admin.connect();
  // Not through the ledger, which would write every projection anew for every line.
  await admin.query(`set session_replication_role = 'replica'`);
  await admin.query(
    `insert into hub.capacity_state (facility_id, from_date, places, out_of_use, occupied, version)
     select id, date '2019-12-31' - n, 20, 0, n % 20, n from hub.facility, generate_series(1, $1::integer) n
     on conflict do nothing`,
    [size],
  );
  await admin.query(
    `insert into hub.facility_places (facility_id, from_date, regular, reserve)
     select id, date '2019-12-31' - n, 20, 0 from hub.facility, generate_series(1, $1::integer) n
     on conflict do nothing`,
    [size],
  );
  await admin.query(
    `with list as (
       insert into published.candidate_list (housing_market, week, under_five, synthetic)
       values ('DRECHTSTEDEN', '2026-11-16', false, true)
       on conflict (housing_market) do update set week = excluded.week returning id
     )
     insert into published.candidate
       (list_id, recipient_id, housing_market, year, kind_of_dwelling, period_order, withheld, synthetic)
     select list.id, recipient, 'DRECHTSTEDEN', 2027 + n % 5, (array['INDEPENDENT_DWELLING', 'TRANSITIONAL_HOUSING'])[1 + n % 2],
       2027 + n % 5, '[]', true
     from list, unnest(array['trivire', 'gemeente-dordrecht']) recipient, generate_series(1, 10 * $1::integer) n`,
    [size],
  );
  await admin.query('vacuum analyze');
  await admin.end();
}

describe('the rows that an operation reads', () => {
  it('do not grow with the tables', async () => {
    await grow(50);
    const small = await rowsOfAll();
    await grow(1_000);
    const large = await rowsOfAll();
    for (const [name, rows] of large) {
      expect(small.get(name)).toBeGreaterThan(0);
      expect([name, rows <= 1.3 * small.get(name)!, { small: small.get(name), large: rows }]).toEqual([
        name,
        true,
        expect.anything(),
      ]);
    }
  });
});

async function rowsOfAll(): Promise<Map<string, number>> {
  const read = new Map<string, number>();
  for (const operation of operations) read.set(operation.name, await rowsRead(operation));
  return read;
}
