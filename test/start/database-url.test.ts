import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readReference } from '../../seeds/transcribed';
import { connectionTo, inDatabase, testLogins } from '../setup/test-database';
import { ask, cleanUp, newDataFolder, runToEnd, startHub, stop, tokenFor } from './program';

/** A server of the user's own: here an empty database of the test cluster, and a login that is not there yet. */
const mark = `${process.pid}_${randomBytes(3).toString('hex')}`;
const service = `given_service_${mark}`;
const databases = { migrated: `given_${mark}`, empty: `given_empty_${mark}` };

const { ownerUrl, adminPassword } = testLogins();
const asUser = (user: string, password: string, name: string) => {
  const url = new URL(inDatabase(ownerUrl, name));
  return Object.assign(url, { username: user, password }).href;
};
const owner = inDatabase(ownerUrl, databases.migrated);
const serviceUrl = asUser(service, 'with @ and /', databases.migrated);
const adminUrl = (name: string) => asUser('hub_admin', adminPassword, name);
const settings = {
  ...{ DATABASE_OWNER_URL: owner, DATABASE_URL: serviceUrl, DATA_DIR: newDataFolder() },
  PSEUDONYM_KEY: 'the secret of pseudonyms of these tests',
  DISCLOSURE_KEY: 'the secret of published counts of these tests',
};

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = connectionTo(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const migrate = (changes: Record<string, string> = {}) =>
  runToEnd('commands/migrate.js', { ...settings, ...changes });
const seed = (...args: string[]) => runToEnd('commands/seed.js', settings, '--population', '20', ...args);
const startWith = (url: string) => runToEnd('main.js', { ...settings, DATABASE_URL: url });

beforeAll(async () => {
  for (const name of Object.values(databases))
    await query(adminUrl('postgres'), `create database ${name} owner hub_owner`);
});
afterAll(async () => {
  await cleanUp();
  for (const name of Object.values(databases))
    await query(adminUrl('postgres'), `drop database ${name} with (force)`);
  await query(adminUrl('postgres'), `drop role if exists ${service}`);
});

describe('migrating a given database', () => {
  it.each(['DATABASE_OWNER_URL', 'DATABASE_URL'])('says that %s is missing', async (name) => {
    const { code, err } = await migrate({ [name]: '' });
    expect(code).toBe(1);
    expect(err).toContain(`Not set: ${name}. `);
  });

  it('makes the tables, the access and the login of the service, and says what only a superuser can do', async () => {
    const { code, out, err } = await migrate();
    expect(code).toBe(0);
    expect(out).toMatch(/^Migrated: .*1006/);
    expect(err).toContain(
      `grant execute on function pg_catalog.set_config(text, text, boolean) to "${service}", "`,
    );
    expect(await query(serviceUrl, 'select current_user as name')).toEqual([{ name: service }]);
  });

  it('is fine a second time, and has nothing to say once a superuser has followed what it said', async () => {
    const { code, out, err } = await migrate();
    expect({ code, out }).toEqual({
      code: 0,
      out: 'The tables were up to date; access was applied again.\n',
    });
    await query(adminUrl(databases.migrated), err.slice(err.indexOf('revoke')));
    expect((await migrate()).err).toBe('');
  });

  it('defines the indicators by which it counts, also where nothing was ever seeded or older texts stand', async () => {
    const versions = () =>
      query<{ id: string; version: number }>(owner, 'select id, version from hub.indicator order by id');
    const defined = readReference('indicators').map(({ id, version }) => ({
      id,
      version: version as number,
    }));
    defined.sort((one, other) => (one.id < other.id ? -1 : 1));
    expect(await versions()).toEqual(defined);
    await query(owner, `delete from hub.indicator where id = 'throughflow'`);
    await query(owner, `update hub.indicator set version = 0, unit = 'DAY' where id = 'inflow'`);
    expect((await migrate()).code).toBe(0);
    expect(await versions()).toEqual(defined);
    expect(await query(owner, `select unit from hub.indicator where id = 'inflow'`)).toEqual([
      { unit: 'PERSON' },
    ]);
    expect(await query(owner, 'select from hub.document')).toEqual([]);
  });
});

describe('the login that it makes', () => {
  it('is no superuser, passes no row-level security, makes nothing, inherits nothing and owns nothing', async () => {
    const [login] = await query(
      owner,
      `
      select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolinherit,
        (select count(*)::integer from pg_shdepend where refobjid = r.oid and deptype = 'o') as owned
      from pg_roles r where rolname = '${service}'`,
    );
    expect(login).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolinherit: false,
      owned: 0,
    });
  });

  it('may not read a single table of the hub by itself', async () => {
    const tables = await query<{ name: string }>(
      owner,
      `
      select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('hub', 'published')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      await expect(query(serviceUrl, `select from ${name}`)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('filling a given database', () => {
  it('seeds the population that is asked for', async () => {
    const { code, out } = await seed();
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/20 of 20 synthetic clients\nSeeded and published/),
    });
    expect(await clients()).toBe(20);
  });

  it('refuses to, without the secret of pseudonyms, and says how to make one', async () => {
    const without = { ...settings, PSEUDONYM_KEY: '' };
    const { code, err } = await runToEnd('commands/seed.js', without, '--population', '20');
    expect(code).toBe(1);
    expect(err).toMatch(/PSEUDONYM_KEY is missing: .*`openssl rand -base64 32`/);
  });

  it('refuses to seed it again, and names --replace', async () => {
    const { code, err } = await seed();
    expect(code).toBe(1);
    expect(err.trim()).toMatch(/^The database holds 20 synthetic clients already\..* add --replace\./);
  });

  it('seeds it again with --replace', async () => {
    expect((await seed('--replace')).code).toBe(0);
    expect(await clients()).toBe(20);
  });

  const clients = async () => {
    const [row] = await query<{ count: number }>(owner, 'select count(*)::integer from hub.client');
    return row!.count;
  };
});

describe('publishing the indicators of a given database', () => {
  const publish = (changes: Record<string, string> = {}, measure = 'REGISTRATIONS') =>
    runToEnd('commands/indicators.js', { ...settings, ...changes }, '--measure', measure);

  it('is refused without the secret of counts: none is made in the data folder', async () => {
    const { code, out, err } = await publish({ DISCLOSURE_KEY: '' });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^\s*DISCLOSURE_KEY is missing, .*`openssl rand -base64 32`.*disclosure\.key\.\s*$/);
    expect(existsSync(join(settings.DATA_DIR, 'disclosure.key'))).toBe(false);
  });

  it('tells of each snapshot', async () => {
    const { code, out } = await publish();
    expect(code).toBe(0);
    expect(out).toMatch(/^REGISTRATIONS-\d{4}-H[12]-FINAL \(\d+ to go\)\n/);
    expect(out).toMatch(/Published [1-9]\d* snapshots\.\n$/);
  });

  it('is refused under another secret than the one they were rounded under, also when none is due', async () => {
    for (const measure of ['REGISTRATIONS', 'INFLOW']) {
      const { code, out, err } = await publish({ DISCLOSURE_KEY: 'x'.repeat(44) }, measure);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain('were rounded under another DISCLOSURE_KEY');
      expect(err).toContain('Give the one that they were rounded under.');
    }
    expect((await publish()).out).toBe('Every snapshot that is due was there.\n');
  });
});

describe('a hub on a given database', () => {
  it('starts, says so and answers', async () => {
    const hub = await startHub(settings);
    expect(hub.welcome).toContain('data in     the database of DATABASE_URL\n');
    const { viewer } = await ask(hub, await tokenFor('trivire', settings), '{ viewer { partner { name } } }');
    expect(viewer).toEqual({ partner: { name: 'Trivire' } });
    expect(await stop(hub)).toMatchObject({ code: 0, err: '' });
  });

  it.each([
    ['owns the tables', 'hub_owner', owner],
    ['is a superuser', 'hub_admin', adminUrl(databases.migrated)],
  ])('does not start with a login that %s', async (_what, name, url) => {
    const { code, err } = await startWith(url);
    expect(code).toBe(1);
    expect(err).toContain(
      `DATABASE_URL logs in as "${name}", which owns tables, inherits rights or can pass row-level security.`,
    );
    expect(err).toContain('Give the service a login of its own');
  });

  it('does not start on a database that was not migrated', async () => {
    const { code, err } = await startWith(inDatabase(serviceUrl, databases.empty));
    expect(code).toBe(1);
    expect(err).toContain('run `npm run migrate` with DATABASE_OWNER_URL and DATABASE_URL set');
  });

  it.each([
    ['with a wrong password', asUser(service, 'wrong', databases.migrated), 'The database refused the login'],
    ['on a database that is not there', inDatabase(serviceUrl, `none_${mark}`), 'The database is not there'],
  ])('does not start %s, and names DATABASE_URL', async (_what, url, told) => {
    const { code, err } = await startWith(url);
    expect(code).toBe(1);
    expect(err).toMatch(new RegExp(`${told} .*: .*correct DATABASE_URL`));
  });
});
