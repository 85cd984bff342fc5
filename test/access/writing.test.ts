import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { databaseRoles, permissionDenied, query, refusal } from './as-role';

/** The row rules of what partners write to each other, asked of the database itself. */
let database: TestDatabase;
let service: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  service = new Client({ connectionString: database.serviceUrl });
  await service.connect();
});
afterAll(async () => {
  await service.end();
  await database.drop();
});

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
    const columns = Object.keys(row).join(', ');
    const sql = `insert into hub.acceptance_statement (${columns})
      select ${columns} from jsonb_populate_recordset(null::hub.acceptance_statement, $1)`;
    return refusal(query(service, { role, partner: 'leger-des-heils' }, sql, [JSON.stringify([row])]));
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
