import type { Client } from 'pg';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { acting, databaseRoles, permissionDenied, query, refusal } from './as-role';

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

describe('the ledger', () => {
  const mine = 'kromhout-crisisopvang';
  const somebodyElses = 'tweelingen-stierstraat';
  let reports = 0;
  const line = (given: object) => ({
    facility_id: mine,
    kind: 'CONFIRMATION',
    effective_on: '2026-11-01',
    reporter_id: 'leger-des-heils',
    reference: `grants-${(reports += 1)}`,
    ...given,
  });

  const report = (role: string, given: object = {}) => {
    const row = line(given);
    const columns = Object.keys(row).join(', ');
    const sql = `insert into hub.capacity_mutation (${columns}) select ${columns} from jsonb_populate_recordset(null::hub.capacity_mutation, $1)`;
    return refusal(query(service, { role, partner: 'leger-des-heils' }, sql, [JSON.stringify([row])]));
  };

  it('takes a line from the operator of the facility', async () => {
    expect(await report('hub_care_provider')).toBeNull();
  });

  it.each(databaseRoles.filter((role) => role !== 'hub_care_provider').concat('hub_publisher'))(
    'takes no line from %s',
    async (role) => {
      expect(await report(role)).toBe(permissionDenied);
    },
  );

  it.each([
    ['of a facility that somebody else runs', { facility_id: somebodyElses }],
    ['of a facility that nobody is known to run', { facility_id: 'spuiweg' }],
    ["under somebody else's name", { reporter_id: 'timon' }],
    ['under no name', { reporter_id: null }],
    ['that calls itself synthetic', { synthetic: true }],
    ['that claims to come from a document', { document_id: 'uitvoeringsprogramma-2' }],
    ['with a moment of its own', { reported_at: '2020-01-01' }],
    ['with a place of its own in the ledger', { position: 1 }],
  ])('takes no line %s', async (_, given) => {
    expect(await report('hub_care_provider', given)).toBe(permissionDenied);
  });

  it('takes no line from the former operator', async () => {
    const setOperator = (partner: string) =>
      database.owner.query('update hub.facility set operator_id = $1 where id = $2', [partner, mine]);
    await setOperator('timon');
    try {
      expect(await report('hub_care_provider')).toBe(permissionDenied);
    } finally {
      await setOperator('leger-des-heils');
    }
  });
});

describe.each([
  ['hub.capacity_mutation', 'note'],
  ['hub.acceptance_statement', 'note'],
  ['hub.counting_way', 'way'],
  ['hub.stay_change', 'facility_id'],
  ['hub.error_report', 'text'],
  ['hub.error_answer', 'text'],
  ['hub.error_correction', 'facility_id'],
  ['hub.facility_operator', 'operator_id'],
  ['hub.facility_registration', 'name'],
  ['hub.operator_change', 'reason'],
  ['hub.nomination_step', 'mandate'],
  ['hub.quota_decision', 'source'],
  ['hub.dwelling_withdrawal', 'reference'],
  ['hub.audit_event', 'activity'],
  ['hub.client_read', 'activity'],
])('%s', (table, column) => {
  const changes = [
    `update ${table} set ${column} = 'x'`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ];

  it.each([...databaseRoles, 'hub_publisher'])('cannot be changed by %s', async (role) => {
    for (const change of changes) {
      expect(await refusal(query(service, { role, partner: 'leger-des-heils' }, change))).toBe(
        permissionDenied,
      );
    }
  });

  it('cannot be changed by its owner either', async () => {
    const appendOnly = '23000';
    for (const change of changes) expect(await refusal(database.owner.query(change))).toBe(appendOnly);
  });
});

it('keeps role and partner to their transaction', async () => {
  await acting(service, { role: 'hub_care_provider', partner: 'timon' }, async () => undefined);
  const { rows } = await service.query(
    `select current_user as role, current_setting('hub.partner', true) as partner`,
  );
  expect(rows).toEqual([{ role: 'hub_service', partner: '' }]);
});
