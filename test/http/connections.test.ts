import { Client as Connection } from 'pg';
import { serviceDataSource } from '../../src/database/data-source';
import { asCaller } from '../../src/database/unit-of-work';
import { testLogins } from '../setup/test-database';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { clientOf, type Client } from './client';
import { bodyLimit, refused } from './refused';

const viewer = '{ viewer { role partner { slug } } }';
let hub: TestHub;
let client: Client;

beforeAll(async () => {
  hub = await startTestHub({ BODY_LIMIT_BYTES: String(bodyLimit), DATABASE_POOL_SIZE: '1' });
  client = await clientOf(hub);
});
afterAll(() => hub.stop());

describe("the hub's connections", () => {
  let admin: Connection;
  beforeAll(async () => {
    const url = Object.assign(new URL(hub.database.ownerUrl), {
      username: 'hub_admin',
      password: testLogins().adminPassword,
    });
    admin = new Connection({ connectionString: url.href });
    await admin.connect();
  });
  afterAll(() => admin.end());

  const inTransaction = async () => {
    const { rows } = await admin.query<{ query: string }>(
      `select query from pg_stat_activity
       where datname = current_database() and usename = 'hub_service' and xact_start is not null`,
    );
    return rows.map(({ query }) => query);
  };

  it('are in no transaction after every kind of bad request, at once', async () => {
    await Promise.all(refused.map(([, sendIt]) => sendIt(client, hub)));
    expect(await inTransaction()).toEqual([]);
    expect((await client.ask(viewer)).status).toBe(200);
  });

  it('are in no transaction after a client has gone away in the middle of a question', async () => {
    await client.ask(viewer);
    await hub.database.owner.query('begin; lock table hub.facility in access exclusive mode');
    const gone = new AbortController();
    const asked = fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await hub.token('trivire', 'HOUSING_ASSOCIATION')}`,
      },
      body: JSON.stringify({ query: '{ facilities { totalCount } }' }),
      signal: gone.signal,
    });
    await until(async () => (await inTransaction()).length === 1);
    gone.abort();
    await expect(asked).rejects.toThrow(/abort/);
    await hub.database.owner.query('rollback');
    await until(async () => (await inTransaction()).length === 0);
    expect((await client.ask(viewer)).status).toBe(200);
  });

  it('show two partners, who ask in turn and at once on one connection, each its own', async () => {
    const partners = [
      ['trivire', 'HOUSING_ASSOCIATION'],
      ['leger-des-heils', 'CARE_PROVIDER'],
    ] as const;
    const asked = Array.from({ length: 40 }, async (_, i) => {
      const [partner, role] = partners[i % 2]!;
      const { data } = await hub.as(partner, role)(viewer);
      expect(data.viewer).toEqual({ role, partner: { slug: partner } });
    });
    await Promise.all(asked);
  });

  it('keep no role and no partner of the one who asked before, whether the work succeeded or failed', async () => {
    const dataSource = serviceDataSource(
      { url: hub.database.serviceUrl, poolSize: 1, statementTimeoutMs: 1_000 },
      [],
    );
    await dataSource.initialize();
    const who = `select current_user as "user", nullif(current_setting('hub.partner', true), '') as partner, pg_backend_pid() as pid`;
    const [before] = await dataSource.query(who);
    expect(before).toEqual({ user: 'hub_service', partner: null, pid: expect.any(Number) });
    const caller = { partnerId: 'trivire', role: 'HOUSING_ASSOCIATION' } as const;
    const [during] = await asCaller(dataSource, caller, 'READ', (unit) => unit.query(who));
    expect(during).toEqual({ user: 'hub_housing_association', partner: 'trivire', pid: before.pid });
    expect(await dataSource.query(who)).toEqual([before]);
    await expect(
      asCaller(dataSource, caller, 'CHANGE', (unit) => unit.query('select no_such_thing')),
    ).rejects.toThrow(/no_such_thing/);
    expect(await dataSource.query(who)).toEqual([before]);
    await dataSource.destroy();
  });
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error('Waited in vain.');
    await new Promise((next) => setTimeout(next, 20));
  }
}
