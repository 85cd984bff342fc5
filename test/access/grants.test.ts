import type { Client } from 'pg';
import { sees } from '../../src/access/matrix';
import { roles } from '../../src/identity/role';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { databaseRole, databaseRoles, permissionDenied, query, refusal } from './as-role';
import { addedByPublisher, ownersFunctions, readByPublisher, replacedByPublisher, written } from './granted';

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

/** What every role reads whole, the dashboard included. */
const publicFacts = [
  'hub.action',
  'hub.action_line',
  'hub.action_report',
  'hub.agenda_line',
  'hub.document',
  'hub.facility',
  'hub.facility_acceptance',
  'hub.facility_operator',
  'hub.facility_places',
  'hub.facility_statement',
  'hub.indicator',
  'hub.indicator_value',
  'hub.municipality',
  'hub.need',
  'hub.nomination_deadline',
  'hub.partner',
  'hub.partner_role',
  'hub.pledge',
  'hub.pledge_note',
  'hub.product',
  'hub.programme_edition',
  'hub.published_figure',
  'hub.reporting_facility',
  'hub.quota',
  'hub.quota_agreement',
  'hub.upcoming_places',
  'hub.working_area',
  'published.free_places',
  'published.indicator_cell',
  'published.indicator_table',
  'published.occupancy',
  'published.occupancy_done',
  'published.occupancy_period',
  'published.publication',
  'published.shown_table',
  'published.snapshot',
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

/** Error reports: every role sees its own. */
const ownReports = ['hub.error_answer', 'hub.error_report', 'hub.error_report_with_status'];

describe('reading', () => {
  it('is for the dashboard limited to the public facts and the errors that it reported', async () => {
    expect(await allowed('hub_dashboard', 'select')).toEqual([...publicFacts, ...ownReports].sort());
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
    expect(beyond).toEqual(readByPublisher);
  });
});

describe('writing', () => {
  it.each(roles)('is for %s limited to its own acts and what it reports', async (role) => {
    const expected = [
      ...['hub.audit_event', 'hub.error_report', ...(written[role] ?? [])],
      ...(sees(role, 'trajectory.report') ? ['hub.trajectory_event'] : []),
      ...(sees(role, 'trajectory.correct') ? ['hub.registration_correction'] : []),
      ...(sees(role, 'trajectory.shield') ? ['hub.shielding'] : []),
      ...(sees(role, 'trajectory.handOver') ? ['hub.pseudonym', 'hub.trajectory_party'] : []),
      ...(sees(role, 'trajectory.reference') ? ['hub.client_reference'] : []),
      ...(sees(role, 'trajectory.link') ? ['hub.client_match'] : []),
    ].sort();
    expect(await allowed(databaseRole(role), 'insert')).toEqual(expected);
  });

  it.each(roles)('of a registration is for %s what the matrix says', async (role) => {
    const { rows } = await database.owner.query(
      `select has_function_privilege($1::name, 'hub.register_trajectory(jsonb)', 'execute') as may`,
      [databaseRole(role)],
    );
    expect(rows[0].may).toBe(sees(role, 'trajectory.register'));
  });

  it.each(databaseRoles)(
    'is never a change or a deletion for %s, the two numbers of days of a product aside',
    async (role) => {
      const changed = role === 'hub_central_municipality' ? ['hub.product'] : [];
      expect(await allowed(role, 'update')).toEqual(changed);
      expect(await allowed(role, 'references')).toEqual([]);
      for (const privilege of ['delete', 'truncate', 'trigger'])
        expect(await mayWhole(role, privilege)).toEqual([]);
    },
  );

  it('is for the central municipality a change of these two columns', async () => {
    const change = (column: string) =>
      query(
        service,
        { role: 'hub_central_municipality', partner: 'dordrecht' },
        `update hub.product set ${column} = ${column}`,
      );
    for (const column of ['report_every_days', 'inactive_after_days'])
      expect(await refusal(change(column))).toBeNull();
    for (const column of ['id', 'name', 'description', 'added_by', 'document_id'])
      expect(await refusal(change(column))).toBe(permissionDenied);
  });

  it('is for the publisher limited to the schema of publications, and to what retention did', async () => {
    const kept = ['hub.retention_run', ...addedByPublisher];
    expect(await allowed('hub_publisher', 'insert')).toEqual([...kept, ...replacedByPublisher].sort());
    expect(await mayWhole('hub_publisher', 'delete')).toEqual(replacedByPublisher);
    expect(await allowed('hub_publisher', 'update')).toEqual([]);
  });

  it('by a function with the rights of the owner is limited to these, for these', async () => {
    const functions = `select rolname || ' ' || proname as name from pg_proc p
      join pg_namespace n on n.oid = pronamespace and nspname in ('hub', 'access')
      join pg_roles r on rolname like 'hub\\_%' and rolname not in ('hub_owner', 'hub_admin')
      where prosecdef and has_function_privilege(r.oid, p.oid, 'execute')`;
    const expected = Object.entries(ownersFunctions).flatMap(([name, allowedRoles]) =>
      allowedRoles.map((role) => `${role} ${name}`),
    );
    expect((await names(functions)).sort()).toEqual(expected.sort());
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
