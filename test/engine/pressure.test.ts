import { serviceDataSource } from '../../src/database/data-source';
import { asCaller, runAsCaller } from '../../src/database/unit-of-work';
import { startTestHub, type TestHub } from '../setup/test-hub';

const caller = { partnerId: 'trivire', role: 'HOUSING_ASSOCIATION' } as const;
let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub({ DATABASE_POOL_SIZE: '1', STATEMENT_TIMEOUT_MS: '400' });
});
afterAll(() => hub.stop());

const connections = async () => {
  const { rows } = await hub.database.owner.query<{ pid: number; busy: boolean }>(
    `select pid, xact_start is not null as busy from pg_stat_activity
     where datname = current_database() and usename = 'hub_service' order by pid`,
  );
  return rows;
};

describe('a hub under pressure', () => {
  it('answers a flood of distinct documents, and replaces a connection that has prepared too many', async () => {
    const ask = hub.as('dashboard', 'DASHBOARD');
    await ask('{ viewer { role } }');
    const [before] = await connections();
    for (let i = 0; i < 260; i += 1) {
      const document = `{ partners(first: 1) { totalCount nodes { alias${i}: name } } }`;
      // From its second use on a document is prepared.
      const [first, second] = [await ask(document), await ask(document)];
      expect(second.data).toEqual(first.data);
      expect(Object.keys(second.data.partners.nodes[0])).toEqual([`alias${i}`]);
    }
    const after = await connections();
    expect(after).toHaveLength(1);
    expect(after[0]!.pid).not.toBe(before!.pid);
  });

  it('keeps the plans of a document bounded, whatever the shapes of its variables', async () => {
    const ask = hub.as('dashboard', 'DASHBOARD');
    const switches = Array.from({ length: 6 }, (_, i) => `$s${i}: Boolean!`).join(', ');
    const fields = Array.from({ length: 6 }, (_, i) => `f${i}: name @include(if: $s${i})`).join(' ');
    const document = `query (${switches}) { partners(first: 1) { nodes { slug ${fields} } } }`;
    for (let shape = 0; shape < 64; shape += 1) {
      const variables = Object.fromEntries(
        Array.from({ length: 6 }, (_, i) => [`s${i}`, Boolean(shape & (1 << i))]),
      );
      const { data } = await ask(document, variables);
      const asked = Object.keys(variables).filter((name) => variables[name]);
      expect(Object.keys(data.partners.nodes[0])).toEqual([
        'slug',
        ...asked.map((name) => name.replace('s', 'f')),
      ]);
    }
  });

  it('gives up on a statement that takes too long, and leaves no transaction behind', async () => {
    const ask = hub.as('trivire', 'HOUSING_ASSOCIATION');
    await hub.database.owner.query('begin; lock table hub.facility in access exclusive mode');
    const answers = await Promise.all([
      ask('{ facilities { totalCount } }'),
      ask('{ glossary { nl } facilities { totalCount } }'),
    ]);
    for (const { status, errors } of answers)
      expect({ status, codes: errors?.map(({ extensions }) => extensions.code) }).toEqual({
        status: 503,
        codes: ['UNAVAILABLE'],
      });
    await hub.database.owner.query('rollback');
    expect((await connections()).every(({ busy }) => !busy)).toBe(true);
    expect((await ask('{ facilities { totalCount } }')).data.facilities.totalCount).toBeGreaterThan(0);
  });
});

describe('a transaction', () => {
  const withDataSource = async (
    work: (dataSource: ReturnType<typeof serviceDataSource>) => Promise<void>,
  ) => {
    const url = hub.database.serviceUrl;
    const dataSource = serviceDataSource({ url, poolSize: 1, statementTimeoutMs: 1_000 }, []);
    await dataSource.initialize();
    await work(dataSource).finally(() => dataSource.destroy());
  };
  const who = `select current_user as "user", nullif(current_setting('hub.partner', true), '') as partner`;

  it('that is one flush is the caller, and leaves nothing behind, whether it succeeds or fails', () =>
    withDataSource(async (dataSource) => {
      const nobody = [{ user: 'hub_service', partner: null }];
      const [during] = await runAsCaller(dataSource, caller, { text: who, values: [] });
      expect(during).toEqual({
        user: 'hub_housing_association',
        partner: 'trivire',
      });
      expect(await dataSource.query(who)).toEqual(nobody);
      const refused = { text: 'select * from hub.trajectory', values: [] };
      await expect(runAsCaller(dataSource, caller, refused)).rejects.toMatchObject({ code: '42501' });
      expect(await dataSource.query(who)).toEqual(nobody);
    }));

  it('tells the cause when the database does not know the role, and fails closed', () =>
    withDataSource(async (dataSource) => {
      const unknown = { partnerId: 'trivire', role: 'NOBODY' as never };
      await expect(runAsCaller(dataSource, unknown, { text: who, values: [] })).rejects.toThrow(/hub_nobody/);
      await expect(asCaller(dataSource, unknown, 'READ', (unit) => unit.query(who))).rejects.toThrow(
        /hub_nobody/,
      );
      expect(await dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
    }));

  it('prepares a statement from its second use on, for each role by itself', () =>
    withDataSource(async (dataSource) => {
      const text = 'select $1::text as said';
      const preparedAs = async (role: 'DASHBOARD' | 'PROGRAMME_TEAM') => {
        await runAsCaller(dataSource, { partnerId: 'dashboard', role }, { text, values: ['a'] });
        const kept = await dataSource.query<unknown[]>(
          'select from pg_prepared_statements where statement = $1',
          [text],
        );
        return kept.length;
      };
      expect(await preparedAs('DASHBOARD')).toBe(0);
      expect(await preparedAs('DASHBOARD')).toBe(1);
      expect(await preparedAs('DASHBOARD')).toBe(1);
      expect(await preparedAs('PROGRAMME_TEAM')).toBe(1);
      expect(await preparedAs('PROGRAMME_TEAM')).toBe(2);
    }));

  it('that is over lets no late statement through, which would run as whoever is next', () =>
    withDataSource(async (dataSource) => {
      let late: Promise<unknown> = Promise.resolve();
      const failing = asCaller(dataSource, caller, 'READ', async (unit) => {
        late = new Promise((next) => setTimeout(next, 100)).then(() => unit.query(who));
        late.catch(() => undefined);
        throw new Error('something else failed');
      });
      await expect(failing).rejects.toThrow('something else failed');
      await expect(late).rejects.toThrow('over');
    }));
});
