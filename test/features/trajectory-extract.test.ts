import { asPublisher } from '../../src/database/unit-of-work';
import type { ReleasedRecord } from '../../src/disclosure/extract';
import { distance, sharesOf, type ExtractRecord } from '../../src/disclosure/extract-groups';
import { fits } from '../../src/disclosure/extract-overlap';
import { roles } from '../../src/identity/role';
import { readLeft } from '../../src/jobs/extract/extract-records';
import { releaseExtract } from '../../src/jobs/extract/release-extract';
import { LinkageReport } from '../disclosure/linkage-figures';
import { emptied } from '../indicators/arrange';
import { withService } from '../setup/publish';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { startTestHub, type TestHub } from '../setup/test-hub';

// The attack on the extract for research, on what the hub answers to whoever has it.

let hub: TestHub;
let id: string;

const release = (database: TestDatabase) =>
  withService(database, (dataSource) => releaseExtract(dataSource, { secret: 'the secret of these tests' }));

beforeAll(async () => {
  hub = await startTestHub();
  ({ id } = await release(hub.database));
});
afterAll(() => hub.stop());

const report = new LinkageReport('the extract for research', 0.1);
afterAll(() => report.write('the extract', introduction));

const attributes =
  'route municipality provider product targetGroup age cameBefore nominated steps waiting lengthOfStay';
const page = `query ($release: String!, $after: String) { trajectoryExtract(release: $release) {
  status reason synthetic firstYear lastYear
  report { k l t shieldedLeftOut records released groups smallestGroup fewestOutflows largestDistance fewestOutflowsBeside risk
    shown { attribute share } }
  records(first: 60, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${attributes} outflow synthetic } }
} }`;

const municipality = () => hub.as('dordrecht', 'CENTRAL_MUNICIPALITY');

/** Everything that the hub tells of a release, page by page. */
async function read() {
  const records: ReleasedRecord[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await municipality()(page, { release: id, after });
    expect(errors).toBeUndefined();
    const { records: found, ...extract } = data.trajectoryExtract;
    expect(found.totalCount).toBe(extract.report.released);
    records.push(...found.nodes.map(released));
    if (!found.pageInfo.hasNextPage) return { extract, records };
    after = found.pageInfo.endCursor;
  }
}

function released({ outflow, ...node }: Record<string, string | boolean | null>): ReleasedRecord {
  delete node.synthetic;
  const word = (value: string | boolean | null) =>
    typeof value === 'boolean' ? (value ? 'YES' : 'NO') : value;
  const values = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, word(value)]));
  return { values, outflow: String(outflow) };
}

/** What the attacker knows: everything of everybody who left. */
async function truth(): Promise<ExtractRecord[]> {
  const [first, last] = id.split('-').map(Number) as [number, number];
  const asOf = new Date().toISOString().slice(0, 10);
  const pool = { from: `${first}-01-01`, until: `${last + 1}-01-01`, asOf };
  const { records } = await withService(hub.database, (dataSource) =>
    asPublisher(dataSource, (transaction) => readLeft(transaction, pool)),
  );
  return records;
}

describe('the extract of trajectories, to somebody who knows everything of a client but where it went', () => {
  it('shows it among ten or more, who went to three places at least', async () => {
    const { extract, records } = await read();
    const known = await truth();
    expect(known.length).toBeGreaterThan(100);
    expect(records).toHaveLength(known.length);
    const { figure, possible, highest } = attacked(records, known);
    expect(report.failures(figure)).toEqual([]);
    expect(highest).toBeLessThanOrEqual(extract.report.risk);
    for (const alike of possible)
      expect(new Set(alike.map(({ outflow }) => outflow)).size).toBeGreaterThanOrEqual(3);
  });

  it('would show it alone if nothing were generalised', async () => {
    const known = await truth();
    const { figure } = attacked(known.map(asItIs), known);
    expect(report.isRed('an extract that generalises nothing', figure)).toBe(true);
  });

  /** Of each client the records that may be it. */
  function attacked(records: readonly ReleasedRecord[], known: readonly ExtractRecord[]) {
    const possible = known.map((client) => records.filter(({ values }) => fits(client, values)));
    const highest = 1 / Math.min(...possible.map(({ length }) => length));
    const uniques = possible.filter(({ length }) => length === 1).length;
    const attack = 'everything of a client is known but where it went';
    const over = `${known.length} clients, ${attributes.split(' ').length} attributes`;
    return { figure: report.linkage(attack, over, { uniques, highest }), possible, highest };
  }

  const asItIs = ({ values, outflow }: ExtractRecord): ReleasedRecord => ({
    ...{
      outflow,
      values: Object.fromEntries(Object.entries(values).map(([name, fits]) => [name, fits.at(-1)!])),
    },
  });

  it('says of the outflows of a group little that it does not say of all', async () => {
    const { records, extract } = await read();
    const groups = new Map<string, ReleasedRecord[]>();
    for (const record of records) {
      const name = JSON.stringify(record.values);
      groups.set(name, [...(groups.get(name) ?? []), record]);
    }
    const shares = (of: ReleasedRecord[]) => sharesOf(of.map((each) => ({ ...each, key: '', values: {} })));
    const furthest = [...groups.values()].map((group) => distance(shares(group), shares(records)));
    expect(Math.max(...furthest)).toBeLessThanOrEqual(0.4 + 1e-9);
    expect(groups.size).toBeGreaterThan(5);
    expect(extract.report.groups).toBe(groups.size);
  });

  it('shows no name, number or date by which a client is known elsewhere', async () => {
    const { data } = await municipality()(page, { release: id });
    const told = JSON.stringify(data.trajectoryExtract.records.nodes);
    expect(told).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{32}|\d{4}-\d{2}-\d{2}/);
    const { rows } = await hub.database.owner.query(
      `select column_name from information_schema.columns
       where table_name = 'extract_record' and data_type not in ('text', 'boolean')`,
    );
    expect(rows).toEqual([]);
  });

  it('comes in an order that says nothing of who is who', async () => {
    const { records } = await read();
    const known = await truth();
    const inPlace = records.filter(
      ({ outflow, values }, place) => known[place]!.outflow === outflow && fits(known[place]!, values),
    );
    expect(inPlace.length).toBeLessThan(records.length / 3);
  });
});

describe('clients who are shielded', () => {
  it('are in no extract, which says so without saying how many', async () => {
    const database = await createTestDatabase();
    try {
      const [first, last] = id.split('-').map(Number) as [number, number];
      const days = [`${first}-01-01`, `${last + 1}-01-01`];
      const left = 'select distinct client_id from hub.client_exits($1, $2, current_date)';
      const { rowCount: all } = await database.owner.query(left, days);
      await database.owner.query(
        `update hub.trajectory set shielded = true, route = 'WOMENS_SHELTER' where client_id in (${left} order by 1 limit 20)`,
        days,
      );
      await database.owner.query('delete from published.extract_release');
      await release(database);
      const { rows } = await database.owner.query(
        `select report, (select count(*)::integer from published.extract_record) as records,
           (select count(*)::integer from published.extract_record where route = 'WOMENS_SHELTER') as shielded
         from published.extract_release`,
      );
      expect(rows).toMatchObject([
        { report: { records: all! - 20, shieldedLeftOut: true }, records: all! - 20, shielded: 0 },
      ]);
      expect(JSON.stringify(rows[0].report)).not.toMatch(/\b20\b/);
    } finally {
      await database.drop();
    }
  });

  it('were in a release of before that was done, which says so', async () => {
    expect((await read()).extract.report.shieldedLeftOut).toBe(true);
    const setLeftOut = (value: boolean) =>
      hub.database.owner.query(
        `update published.extract_release set report = report || jsonb_build_object('shieldedLeftOut', $1::boolean)`,
        [value],
      );
    await setLeftOut(false);
    expect((await read()).extract.report.shieldedLeftOut).toBe(false);
    await setLeftOut(true);
  });
});

describe('a release', () => {
  it('says what was asked for and what was reached', async () => {
    const { extract } = await read();
    expect(extract).toMatchObject({ status: 'PUBLISHED', reason: null, synthetic: true });
    expect(extract.lastYear - extract.firstYear).toBe(2);
    const { report } = extract;
    expect(report).toMatchObject({ k: 10, l: 3, t: 0.4, fewestOutflowsBeside: null });
    expect(report.smallestGroup).toBeGreaterThanOrEqual(10);
    expect(report.fewestOutflows).toBeGreaterThanOrEqual(3);
    expect(report.risk).toBeLessThanOrEqual(0.1);
    expect(report.shown.map(({ attribute }: { attribute: string }) => attribute).sort()).toEqual(
      attributes.split(' ').sort(),
    );
  });

  it('is made once: a second run finds it there, and what comes in later changes nothing', async () => {
    const before = await read();
    await hub.database.owner.query(`update hub.trajectory_care set age_band = 'UNDER_18'`);
    expect(await release(hub.database)).toEqual({ id, made: false });
    expect(await read()).toEqual(before);
  });

  it('is on the list of releases; one that was not made is null', async () => {
    const { data } = await municipality()(
      '{ trajectoryExtracts { release status } trajectoryExtract(release: "1950-1952") { status } }',
    );
    expect(data).toEqual({
      trajectoryExtracts: [{ release: id, status: 'PUBLISHED' }],
      trajectoryExtract: null,
    });
  });

  it('leaves a line in the audit trail when it is read', async () => {
    const { owner } = hub.database;
    const lines = async () =>
      (
        await owner.query(
          `select partner_id, subjects from hub.audit_event where activity = 'trajectory-extract.read' order by id desc`,
        )
      ).rows;
    const before = (await lines()).length;
    await municipality()(page, { release: id });
    const after = await lines();
    expect(after).toHaveLength(before + 1);
    expect(after[0]).toEqual({ partner_id: 'dordrecht', subjects: [id] });
  });

  it.each(roles.filter((role) => role !== 'CENTRAL_MUNICIPALITY'))('does not exist for %s', async (role) => {
    const { rows } = await hub.database.owner.query(
      'select partner_id from hub.partner_role where role = $1 order by 1 limit 1',
      [role],
    );
    const ask = hub.as(rows[0].partner_id, role);
    const { status, errors } = await ask(page, { release: id });
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    const { data } = await ask(
      '{ a: __type(name: "TrajectoryExtract") { name } b: __type(name: "ExtractRecord") { name } }',
    );
    expect(data).toEqual({ a: null, b: null });
  });
});

describe('of too few clients', () => {
  it('a release says so, and shows nothing', async () => {
    const database = await createTestDatabase();
    try {
      await emptied(database);
      const made = await release(database);
      expect(made.made).toBe(true);
      const { rows } = await database.owner.query(
        `select status, reason, report ->> 'risk' as risk, (select count(*)::integer from published.extract_record) as records
         from published.extract_release`,
      );
      expect(rows).toEqual([{ status: 'WITHHELD', reason: 'TOO_FEW', risk: null, records: 0 }]);
      expect(await release(database)).toEqual({ ...made, made: false });
    } finally {
      await database.drop();
    }
  });
});

const introduction = `## Linkage on the extract of trajectories

What the hub answers of a release to the one role that gets it, over HTTP, to an attacker who knows everything else of every client.`;
