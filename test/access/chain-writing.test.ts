import { Client } from 'pg';
import type { TableRow } from '../../seeds/insert';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { databaseRoles, permissionDenied, query, refusal } from './as-role';
import { addTrajectory, arrangeWitnesses, caller, somebodyElse } from './witnesses';

/** The row rules of needs, ways of counting and quota, asked of the database itself. */
let database: TestDatabase;
let service: Client;
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  service = new Client({ connectionString: database.serviceUrl });
  await service.connect();
  await arrangeWitnesses(database.owner);
});
afterAll(async () => {
  await service.end();
  await database.drop();
});

const insertAs = (role: string, table: string, row: TableRow, partner = caller) => {
  const columns = Object.keys(row).join(', ');
  const sql = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`;
  return refusal(query(service, { role, partner }, sql, [JSON.stringify([row])]));
};
const reference = () => `chain-${(serial += 1)}`;
const except = (...roles: string[]) =>
  [...databaseRoles, 'hub_publisher'].filter((role) => !roles.includes(role));

describe('a housing need', () => {
  const record = async (role: string, given: TableRow = {}, standing: 'GUIDES' | 'NONE' = 'GUIDES') =>
    insertAs(role, 'hub.housing_need_report', {
      trajectory_id: await addTrajectory(database.owner, standing),
      said: {
        ...{ housing_market: 'DRECHTSTEDEN', expected_half_year: '2027-H1' },
        ...{ kind_of_dwelling: 'INDEPENDENT_DWELLING', areas: [] },
      },
      ...{ digest: 'a'.repeat(64), actor_id: caller, actor_role: role.replace('hub_', '').toUpperCase() },
      ...{ reference: reference(), ...given },
    });

  it('is recorded by who guides the client, and by those in charge for any', async () => {
    expect(await record('hub_care_provider')).toBeNull();
    for (const role of ['hub_central_municipality', 'hub_case_coordinator'])
      expect(await record(role, {}, 'NONE')).toBeNull();
  });

  it('is not recorded for the client of another, nor under another name or role', async () => {
    expect(await record('hub_care_provider', {}, 'NONE')).toBe(permissionDenied);
    expect(await record('hub_care_provider', { actor_id: somebodyElse })).toBe(permissionDenied);
    expect(await record('hub_care_provider', { actor_role: 'CASE_COORDINATOR' })).toBe(permissionDenied);
    expect(await record('hub_care_provider', { recorded_at: '2020-01-01' })).toBe(permissionDenied);
  });

  it.each(except('hub_care_provider', 'hub_central_municipality', 'hub_case_coordinator'))(
    'is not recorded by %s',
    async (role) => {
      expect(await record(role)).toBe(permissionDenied);
    },
  );

  it('is not taken away, nor written itself', async () => {
    for (const table of ['hub.housing_need', 'hub.housing_area', 'hub.housing_exclusion']) {
      const who = { role: 'hub_care_provider', partner: caller };
      for (const writing of [`delete from ${table}`, `update ${table} set synthetic = false`])
        expect(await refusal(query(service, who, writing))).toBe(permissionDenied);
      expect(await insertAs(who.role, table, { synthetic: false })).toBe(permissionDenied);
    }
  });
});

describe('a way of counting', () => {
  const decide = (role: string, given: TableRow = {}, partner = 'leger-des-heils') =>
    insertAs(
      role,
      'hub.counting_way',
      {
        ...{ facility_id: 'kromhout-herstart', way: 'STAYS', from_date: '2099-01-01' },
        ...{ decided_by_id: partner, reference: reference(), ...given },
      },
      partner,
    );

  it('is decided on by the operator, and by the central municipality for any facility', async () => {
    expect(await decide('hub_care_provider')).toBeNull();
    expect(await decide('hub_central_municipality', {}, 'dordrecht')).toBeNull();
  });

  it('is not decided on for the facility of another, under another name, or with a moment of its own', async () => {
    expect(await decide('hub_care_provider', { facility_id: 'tweelingen-stierstraat' })).toBe(
      permissionDenied,
    );
    expect(await decide('hub_care_provider', { decided_by_id: 'timon' })).toBe(permissionDenied);
    expect(await decide('hub_care_provider', { known_at: '2020-01-01' })).toBe(permissionDenied);
  });

  it.each(except('hub_care_provider', 'hub_central_municipality'))(
    'is not decided on by %s',
    async (role) => {
      expect(await decide(role)).toBe(permissionDenied);
    },
  );

  it('is followed by what stays come to, which nobody writes', async () => {
    for (const role of databaseRoles) {
      const writing = 'insert into hub.stay_change select * from hub.stay_change';
      expect(await refusal(query(service, { role, partner: 'leger-des-heils' }, writing))).toBe(
        permissionDenied,
      );
    }
  });
});

describe('a quota', () => {
  const set = (role: string, given: TableRow = {}, partner = 'dordrecht') =>
    insertAs(
      role,
      'hub.quota_decision',
      {
        ...{ scheme: 'QUOTA_SCHEME', year: 2040, agreed: 3, source: 'Besluit' },
        ...{ decided_by_id: partner, reference: reference(), ...given },
      },
      partner,
    );

  it('is set by the central municipality, under its own name', async () => {
    expect(await set('hub_central_municipality')).toBeNull();
    expect(await set('hub_central_municipality', { decided_by_id: 'sliedrecht' })).toBe(permissionDenied);
    expect(await set('hub_central_municipality', { decided_at: '2020-01-01' })).toBe(permissionDenied);
  });

  it.each(except('hub_central_municipality'))('is not set by %s', async (role) => {
    expect(await set(role)).toBe(permissionDenied);
  });
});
