import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { serviceDataSource } from '../../src/database/data-source';
import { asCaller, type UnitOfWork } from '../../src/database/unit-of-work';
import type { Role } from '../../src/identity/role';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { acting, permissionDenied, refusal } from './as-role';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  // One connection: whatever is left behind on it meets the next caller.
  dataSource = serviceDataSource({ url: database.serviceUrl, poolSize: 1, statementTimeoutMs: 10_000 }, []);
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const inUnit = <T>(
  work: (unit: UnitOfWork) => Promise<T>,
  partnerId = 'timon',
  role: Role = 'CARE_PROVIDER',
): Promise<T> => asCaller(dataSource, { partnerId, role }, 'CHANGE', work);

interface Identity {
  role: string;
  partner: string;
}

async function identity({ query }: Pick<UnitOfWork, 'query'>): Promise<Identity> {
  const [found] = await query<Identity>(
    `select current_user as role, current_setting('hub.partner', true) as partner`,
  );
  return found!;
}

const timon: Identity = { role: 'hub_care_provider', partner: 'timon' };
const readOnlyFunction = '0A000';
const syntaxError = '42601';

describe('SQL that slipped into a query', () => {
  it.each([
    ['names another partner', `select set_config('hub.partner', 'leger-des-heils', true)`],
    [
      'names another partner for the whole session',
      `select set_config('hub.partner', 'leger-des-heils', false)`,
    ],
    ['takes another role', `select set_config('role', 'hub_central_municipality', true)`],
    ['lays the role down', `select set_config('role', 'none', true)`],
    ['turns row-level security off', `select set_config('row_security', 'off', true)`],
    [
      'names another partner through XML',
      `select query_to_xml('select set_config(''hub.partner'', ''yulius'', true)', true, false, '')`,
    ],
    [
      'names another partner through a text search',
      `select ts_stat($$select to_tsvector(set_config('hub.partner', 'yulius', true))$$)`,
    ],
    [
      'names another partner in a condition',
      `select from hub.facility where set_config('hub.partner', 'yulius', true) = 'yulius'`,
    ],
    [
      'names another partner in a data-changing part',
      `with x as (insert into hub.audit_event (partner_id, role, activity, subjects, request_id)
      values (set_config('hub.partner', 'yulius', true), 'X', 'x', '{}', 'x') returning 1) select * from x`,
    ],
  ])('and %s is refused', async (_, sql) => {
    expect(await refusal(inUnit(({ query }) => query(sql)))).toBe(permissionDenied);
  });

  it.each(['set role hub_central_municipality', 'reset role', `set local hub.partner = ''yulius''`])(
    'and says "%s" through XML is refused',
    async (statement) => {
      expect(
        await refusal(inUnit(({ query }) => query(`select query_to_xml('${statement}', true, false, '')`))),
      ).toBe(readOnlyFunction);
    },
  );

  it.each(['role', 'hub.partner', 'row_security'])(
    'and changes %s in the table of settings changes nothing',
    async (name) => {
      await inUnit(async (unit) => {
        await refusal(unit.query('savepoint before'));
        await refusal(unit.query(`update pg_settings set setting = 'off' where name = $1`, [name]));
        await unit.query('rollback to before');
        expect(await identity(unit)).toEqual(timon);
      });
    },
  );

  it.each([
    ['with parameters', 'select $1::text', ['x']],
    ['without parameters', 'select 1', []],
  ])('cannot add a statement to one %s', async (_, sql, parameters) => {
    const adding = ({ query }: UnitOfWork) =>
      query(`${sql}; reset role; set local role hub_central_municipality`, parameters);
    expect(await refusal(inUnit(adding))).toBe(syntaxError);
  });
});

describe('a named prepared statement', () => {
  const statement = {
    name: 'visible-states',
    text: `select count(*)::integer as rows, count(*) filter (where operator_id = $1)::integer as own
           from hub.capacity_state join hub.facility f on f.id = facility_id`,
  };
  let connection: Client;
  let all: number;

  beforeAll(async () => {
    connection = connectionTo(database.serviceUrl);
    await connection.connect();
    const { rows } = await database.owner.query<{ rows: number }>(
      'select count(*)::integer as rows from hub.capacity_state',
    );
    all = rows[0]!.rows;
  });
  afterAll(() => connection.end());

  async function run(role: string, partner: string): Promise<{ rows: number; own: number }> {
    const { rows } = await acting(connection, { role, partner }, () =>
      connection.query({ ...statement, values: [partner] }),
    );
    return rows[0] as { rows: number; own: number };
  }

  it('follows the policies of whoever runs it, however often roles and partners take turns', async () => {
    // More often than the five times after which PostgreSQL settles on one plan for all.
    for (let turn = 0; turn < 8; turn += 1) {
      const provider = await run('hub_care_provider', 'leger-des-heils');
      expect(provider.own).toBeGreaterThan(0);
      expect(provider.rows).toBe(provider.own);
      const other = await run('hub_care_provider', 'timon');
      expect(other.rows).toBe(other.own);
      expect(other.rows).not.toBe(provider.rows);
      expect((await run('hub_central_municipality', 'dordrecht')).rows).toBe(all);
    }
  });

  it('is refused to a role without the right, after others prepared and ran it', async () => {
    await run('hub_central_municipality', 'dordrecht');
    expect(await refusal(run('hub_dashboard', 'dashboard'))).toBe(permissionDenied);
  });
});

describe('a unit of work', () => {
  const act =
    (requestId: string) =>
    ({ query }: UnitOfWork) =>
      query(
        `insert into hub.audit_event (partner_id, role, activity, subjects, request_id) values ('timon', 'CARE_PROVIDER', 'test', '{}', $1)`,
        [requestId],
      );

  async function actsKept(requestId: string): Promise<number | null> {
    return (await database.owner.query('select from hub.audit_event where request_id = $1', [requestId]))
      .rowCount;
  }

  it('keeps what it wrote when it ends well', async () => {
    await inUnit(act('kept'));
    expect(await actsKept('kept')).toBe(1);
  });

  it('keeps nothing when a statement in it fails', async () => {
    const work = inUnit(async (unit) => {
      await act('failed')(unit);
      await unit.query('select 1 / 0');
    });
    expect(await refusal(work)).toBe('22012');
    expect(await actsKept('failed')).toBe(0);
  });

  it('keeps nothing when a failed statement in it was passed over', async () => {
    const work = inUnit(async (unit) => {
      await act('passed-over')(unit);
      await refusal(unit.query('select 1 / 0'));
    });
    await refusal(work);
    expect(await actsKept('passed-over')).toBe(0);
  });

  it('says so when nothing was kept', async () => {
    const work = inUnit(async (unit) => {
      await act('lost')(unit);
      await refusal(unit.query('select 1 / 0'));
    });
    await expect(work).rejects.toThrow();
  });

  it('leaves neither role nor partner to the next one, whether it ended well or failed', async () => {
    const asService = { role: 'hub_service', partner: '' };
    await inUnit(identity);
    expect(
      (
        await dataSource.query(`select current_user as role, current_setting('hub.partner', true) as partner`)
      )[0],
    ).toEqual(asService);
    await refusal(inUnit(({ query }) => query('select 1 / 0')));
    expect(
      (
        await dataSource.query(`select current_user as role, current_setting('hub.partner', true) as partner`)
      )[0],
    ).toEqual(asService);
    expect(await inUnit(identity, 'trivire', 'HOUSING_ASSOCIATION')).toEqual({
      role: 'hub_housing_association',
      partner: 'trivire',
    });
  });

  it('treats the name of a partner as a name, whatever it holds', async () => {
    const name = `x'; reset role; --`;
    expect(await inUnit(identity, name)).toEqual({ role: 'hub_care_provider', partner: name });
  });
});
