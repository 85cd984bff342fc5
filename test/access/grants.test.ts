import { Client } from 'pg';
import { sees, type SliceName } from '../../src/access/matrix';
import { roles } from '../../src/identity/role';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { acting, databaseRole, databaseRoles, permissionDenied, query, refusal } from './as-role';

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

/** What every role reads whole, the dashboard included. */
const publicFacts = [
  'hub.action',
  'hub.action_line',
  'hub.action_report',
  'hub.agenda_line',
  'hub.document',
  'hub.facility',
  'hub.facility_places',
  'hub.facility_statement',
  'hub.indicator',
  'hub.indicator_value',
  'hub.municipality',
  'hub.need',
  'hub.partner',
  'hub.partner_role',
  'hub.pledge',
  'hub.pledge_note',
  'hub.product',
  'hub.programme_edition',
  'hub.published_figure',
  'hub.upcoming_places',
  'hub.working_area',
  'published.free_places',
];

const tables = `
  select c.oid, c.oid::regclass::text as name, relkind as kind, relrowsecurity as secured,
    coalesce('security_invoker=true' = any (reloptions), false) as invoker
  from pg_class c join pg_namespace n on n.oid = relnamespace
  where nspname in ('hub', 'published') and relkind in ('r', 'p', 'v', 'm', 'f')`;

async function names(sql: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await database.owner.query<{ name: string }>(`${sql} order by name`, values);
  return rows.map(({ name }) => name);
}

/** Tables of which a role may do something with at least one column. */
const allowed = (role: string, privilege: string) =>
  names(`select name from (${tables}) t where has_any_column_privilege($1::name, oid, $2)`, [
    role,
    privilege,
  ]);

const mayWhole = (role: string, privilege: string) =>
  names(`select name from (${tables}) t where has_table_privilege($1::name, oid, $2)`, [role, privilege]);

describe('reading', () => {
  it('is for the dashboard limited to the public facts', async () => {
    expect(await allowed('hub_dashboard', 'select')).toEqual(publicFacts);
  });

  it.each(databaseRoles)('includes every public fact for %s', async (role) => {
    expect(await allowed(role, 'select')).toEqual(expect.arrayContaining(publicFacts));
  });

  it('of a table that the dashboard may not read goes through row-level security', async () => {
    const open = `select name from (${tables}) t where kind in ('r', 'p') and not secured and name <> all ($1)`;
    expect(await names(open, [publicFacts])).toEqual([]);
  });

  it('through a view is done with the rights of whoever asks', async () => {
    expect(await names(`select name from (${tables}) t where kind = 'v' and not invoker`)).toEqual([]);
    expect(await names(`select name from (${tables}) t where kind in ('m', 'f')`)).toEqual([]);
  });

  it('over slices is for the publisher limited to what it publishes from', async () => {
    const beyond = (await allowed('hub_publisher', 'select')).filter((name) => !publicFacts.includes(name));
    expect(beyond).toEqual([
      'hub.capacity_state',
      'hub.housing_need',
      'hub.trajectory',
      'published.candidate',
      'published.candidate_list',
    ]);
  });
});

describe('writing', () => {
  /** What a role writes beside its own acts: the slices of rights, as the matrix gives them. */
  const writes: Partial<Record<SliceName, string[]>> = {
    'capacity.report': ['hub.capacity_mutation'],
    'trajectory.report': ['hub.trajectory_event'],
    'trajectory.handOver': ['hub.pseudonym', 'hub.trajectory_party'],
  };

  it.each(roles)('is for %s limited to its own acts and what the matrix lets it write', async (role) => {
    const expected = Object.entries(writes).flatMap(([slice, names]) =>
      sees(role, slice as SliceName) ? names : [],
    );
    expect(await allowed(databaseRole(role), 'insert')).toEqual(['hub.audit_event', ...expected].sort());
  });

  it.each(roles)('of a registration is for %s what the matrix says', async (role) => {
    const { rows } = await database.owner.query(
      `select has_function_privilege($1::name, 'hub.register_trajectory(jsonb)', 'execute') as may`,
      [databaseRole(role)],
    );
    expect(rows[0].may).toBe(sees(role, 'trajectory.register'));
  });

  it.each(databaseRoles)(
    'is never a change or a deletion for %s, intervals of reports aside',
    async (role) => {
      const changed = role === 'hub_central_municipality' ? ['hub.product'] : [];
      expect(await allowed(role, 'update')).toEqual(changed);
      expect(await allowed(role, 'references')).toEqual([]);
      for (const privilege of ['delete', 'truncate', 'trigger'])
        expect(await mayWhole(role, privilege)).toEqual([]);
    },
  );

  it('is for the central municipality a change of that one column', async () => {
    const change = (column: string) =>
      query(
        service,
        { role: 'hub_central_municipality', partner: 'dordrecht' },
        `update hub.product set ${column} = ${column}`,
      );
    expect(await refusal(change('report_every_days'))).toBeNull();
    for (const column of ['id', 'name', 'description', 'added_by', 'document_id'])
      expect(await refusal(change(column))).toBe(permissionDenied);
  });

  it('is for the publisher limited to the schema of publications', async () => {
    const publications = ['published.candidate', 'published.candidate_list', 'published.free_places'];
    expect(await allowed('hub_publisher', 'insert')).toEqual(publications);
    expect(await mayWhole('hub_publisher', 'delete')).toEqual(publications);
    expect(await allowed('hub_publisher', 'update')).toEqual([]);
  });

  it.each(roles)('of an audit line under another name is refused to %s', async (role) => {
    const act = (partner: string) =>
      query(
        service,
        { role: databaseRole(role), partner: 'trivire' },
        `insert into hub.audit_event (partner_id, role, activity, subjects, request_id) values ($1, $2, 'test', '{}', 'x')`,
        [partner, role],
      );
    expect(await refusal(act('trivire'))).toBeNull();
    expect(await refusal(act('woonbron'))).toBe(permissionDenied);
  });
});

describe('the login of the service', () => {
  it('can read nothing by itself', async () => {
    for (const name of await names(`select name from (${tables}) t`)) {
      expect([name, await refusal(service.query(`select from ${name} limit 1`))]).toEqual([
        name,
        permissionDenied,
      ]);
    }
    expect(await allowed('hub_service', 'select')).toEqual([]);
  });

  it('can become the roles of the hub and nobody else', async () => {
    const becomes = await names(
      `select rolname as name from pg_roles where rolname <> 'hub_service' and pg_has_role('hub_service', oid, 'SET')`,
    );
    expect(becomes).toEqual([...databaseRoles, 'hub_everyone', 'hub_publisher'].sort());
    expect(await refusal(service.query('set role hub_owner'))).toBe(permissionDenied);
  });

  it('inherits nothing, owns nothing and cannot pass row-level security', async () => {
    const { rows } = await database.owner.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit,
         exists (select from pg_class where relowner = r.oid) as owns,
         exists (select from pg_auth_members where member = r.oid and (inherit_option or admin_option)) as inherits
       from pg_roles r where rolname = 'hub_service'`,
    );
    expect(new Set(Object.values(rows[0]))).toEqual(new Set([false]));
  });

  it.each(['hub', 'published', 'access', 'public'])(
    'can make nothing in schema %s, and nor can any role',
    async (schema) => {
      const sql = `select rolname as name from pg_roles
      where (rolname = 'hub_service' or rolname = 'hub_publisher' or rolname = any ($1)) and has_schema_privilege(oid, $2, 'create')`;
      expect(await names(sql, [databaseRoles, schema])).toEqual([]);
    },
  );
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

describe.each(['hub.capacity_mutation', 'hub.audit_event'])('%s', (table) => {
  const column = table === 'hub.audit_event' ? 'activity' : 'note';
  const changes = [`update ${table} set ${column} = 'x'`, `delete from ${table}`, `truncate ${table}`];

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
