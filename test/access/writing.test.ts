import type { Client } from 'pg';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { databaseRoles, permissionDenied, query, refusal } from './as-role';

/** The row rules of what partners write to each other, asked of the database itself. */
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

/** What the database says to a row that somebody writes. */
const insertInto = (who: { role: string; partner: string }, table: string, row: object) => {
  const columns = Object.keys(row).join(', ');
  const sql = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`;
  return refusal(query(service, who, sql, [JSON.stringify([row])]));
};

describe('the statements on accepting clients', () => {
  const state = (role: string, given: object = {}) => {
    const row = {
      facility_id: 'kromhout-crisisopvang',
      accepting: false,
      from_date: '2026-12-01',
      target_groups: [],
      stated_by_id: 'leger-des-heils',
      reference: 'grants',
      ...given,
    };
    return insertInto({ role, partner: 'leger-des-heils' }, 'hub.acceptance_statement', row);
  };

  it('take one from the operator of the facility', async () => {
    expect(await state('hub_care_provider')).toBeNull();
  });

  it.each(databaseRoles.filter((role) => role !== 'hub_care_provider').concat('hub_publisher'))(
    'take none from %s',
    async (role) => {
      expect(await state(role)).toBe(permissionDenied);
    },
  );

  it.each([
    ['of a facility that somebody else runs', { facility_id: 'tweelingen-stierstraat' }],
    ["under somebody else's name", { facility_id: 'tweelingen-stierstraat', stated_by_id: 'timon' }],
    ['that calls itself synthetic', { synthetic: true }],
    ['with a moment of its own', { stated_at: '2020-01-01' }],
  ])('take none %s', async (_, given) => {
    expect(await state('hub_care_provider', given)).toBe(permissionDenied);
  });

  it('take none by whoever ran the facility until just now, whatever their right to write', async () => {
    const [facility, former] = ['kromhout-herstart', 'timon'];
    const sql = `insert into hub.acceptance_statement (facility_id, accepting, from_date, target_groups, stated_by_id, reference)
      values ($1, false, '2026-12-01', '{}', $2, 'former')`;
    expect(await refusal(database.owner.query(sql, [facility, former]))).toBe(permissionDenied);
  });
});

describe('the error reports', () => {
  const reported = { facility_id: 'kromhout-crisisopvang', about: 'PLACES', text: 'x' };
  let report: string;

  beforeAll(async () => {
    const { rows } = await database.owner.query<{ id: string }>(
      `insert into hub.error_report (facility_id, about, text, reporter_id, reference)
       values ('kromhout-crisisopvang', 'PLACES', 'x', 'trivire', 'writing') returning id`,
    );
    report = rows[0]!.id;
  });

  it.each(databaseRoles)('are taken from %s, under its own name only', async (role) => {
    const send = (reporter_id: string) =>
      insertInto({ role, partner: 'trivire' }, 'hub.error_report', {
        ...reported,
        reporter_id,
        reference: role,
      });
    expect(await send('trivire')).toBeNull();
    expect(await send('woonbron')).toBe(permissionDenied);
  });

  it.each([
    ['hub_care_provider', 'leger-des-heils', null],
    ['hub_central_municipality', 'dordrecht', null],
    ['hub_care_provider', 'timon', permissionDenied],
    ['hub_care_provider', 'trivire', permissionDenied],
    ['hub_case_coordinator', 'sociale-dienst-drechtsteden', permissionDenied],
    ['hub_municipality', 'sliedrecht', permissionDenied],
    ['hub_publisher', 'leger-des-heils', permissionDenied],
  ])('are answered by %s for %s: %s', async (role, partner, refused) => {
    const answer = { error_report_id: report, outcome: 'CORRECTED', text: 'x', answered_by_id: partner };
    expect(await insertInto({ role, partner }, 'hub.error_answer', answer)).toBe(refused);
  });

  it('are answered under its own name only', async () => {
    const answer = { error_report_id: report, outcome: 'CORRECTED', text: 'x', answered_by_id: 'timon' };
    const who = { role: 'hub_care_provider', partner: 'leger-des-heils' };
    expect(await insertInto(who, 'hub.error_answer', answer)).toBe(permissionDenied);
  });

  it('are corrected by a line of the same ledger only', async () => {
    await database.owner.query(
      `insert into hub.error_answer (error_report_id, outcome, text, answered_by_id) values ($1, 'CORRECTED', 'x', 'leger-des-heils')`,
      [report],
    );
    const lineOf = async (facility: string) => {
      const sql = 'select id from hub.capacity_mutation where facility_id = $1 limit 1';
      return (await database.owner.query<{ id: string }>(sql, [facility])).rows[0]!.id;
    };
    const correct = async (role: string, partner: string, line: string) =>
      insertInto({ role, partner }, 'hub.error_correction', {
        error_report_id: report,
        facility_id: 'kromhout-crisisopvang',
        capacity_mutation_id: await lineOf(line),
      });
    expect(await correct('hub_care_provider', 'leger-des-heils', 'kromhout-crisisopvang')).toBeNull();
    expect(await correct('hub_care_provider', 'leger-des-heils', 'kromhout-herstart')).toBe(permissionDenied);
    expect(await correct('hub_care_provider', 'timon', 'kromhout-crisisopvang')).toBe(permissionDenied);
    expect(await correct('hub_central_municipality', 'dordrecht', 'kromhout-herstart')).toBe(
      permissionDenied,
    );
  });
});

describe('what is decided on facilities', () => {
  const registration = {
    facility_id: 'new-house',
    name: 'New house',
    municipality_id: 'GM0505',
    product_id: 'time-out',
    operator_id: 'yulius',
    unit: 'BED',
    confidential: true,
    registered_by_id: 'dordrecht',
    reference: 'writing',
  };
  const change = {
    facility_id: 'kromhout-herstart',
    operator_id: 'yulius',
    effective_on: '2099-01-01',
    reason: 'x',
    decided_by_id: 'dordrecht',
    reference: 'writing',
  };
  const notAllowed = '23514';
  const outOfOrder = '23000';
  const decide = (role: string, table: string, row: object) =>
    insertInto({ role: `hub_${role}`, partner: 'dordrecht' }, table, row);
  const register = (given: object = {}, role = 'central_municipality') =>
    decide(role, 'hub.facility_registration', { ...registration, ...given });
  const changeTo = (given: object = {}, role = 'central_municipality') =>
    decide(role, 'hub.operator_change', { ...change, ...given });

  it('is taken from the central municipality', async () => {
    expect(await register()).toBeNull();
    expect(await changeTo()).toBeNull();
  });

  it.each(databaseRoles.filter((role) => role !== 'hub_central_municipality').concat('hub_publisher'))(
    'is not taken from %s',
    async (role) => {
      expect(await register({}, role.replace('hub_', ''))).toBe(permissionDenied);
      expect(await changeTo({}, role.replace('hub_', ''))).toBe(permissionDenied);
    },
  );

  it('is taken under its own name only, and gives a facility to a care provider only', async () => {
    expect(await register({ registered_by_id: 'sliedrecht' })).toBe(permissionDenied);
    expect(await changeTo({ decided_by_id: 'sliedrecht' })).toBe(permissionDenied);
    expect(await register({ operator_id: 'trivire' })).toBe(permissionDenied);
    expect(await changeTo({ operator_id: 'trivire' })).toBe(permissionDenied);
  });

  it('is not taken with a moment of its own, for the past, or before what was decided already', async () => {
    expect(await changeTo({ decided_at: '2020-01-01' })).toBe(permissionDenied);
    expect(await changeTo({ effective_on: '2020-01-01' })).toBe(notAllowed);
    const ahead = `insert into hub.facility_operator (facility_id, since, operator_id) values ('kromhout-herstart', '2099-06-01', 'timon')`;
    await database.owner.query(ahead);
    expect(await changeTo()).toBe(outOfOrder);
    expect(await changeTo({ effective_on: '2099-06-02' })).toBeNull();
  });

  it.each(['hub.facility', 'hub.facility_address', 'hub.facility_operator'])(
    'is all that it writes: not %s itself',
    async (table) => {
      const writing = query(
        service,
        { role: 'hub_central_municipality', partner: 'dordrecht' },
        `insert into ${table} select * from ${table}`,
      );
      expect(await refusal(writing)).toBe(permissionDenied);
    },
  );
});
