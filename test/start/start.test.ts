import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { toGlobalId } from '../../src/graphql/global-id';
import {
  ask,
  cleanUp,
  newDataFolder,
  postgresOn,
  start,
  startHub,
  startThroughShell,
  stop,
  tokenFor,
  until,
  type RunningHub,
} from './program';

const dataDir = newDataFolder();
/** With people, and so with indicators that are published while the hub is asked, stopped and started again. */
const settings = { DATA_DIR: dataDir, SEED_POPULATION: '20' };
let hub: RunningHub;

afterAll(cleanUp);

const viewer = '{ viewer { role partner { slug } } }';
const tokens = new Map<string, string>();

async function askAs(partner: string, query: string, variables?: Record<string, unknown>) {
  const token = tokens.get(partner) ?? (await tokenFor(partner, settings));
  tokens.set(partner, token);
  return ask(hub, token, query, variables);
}

async function answers(): Promise<void> {
  expect(await askAs('trivire', viewer)).toEqual({
    viewer: { role: 'HOUSING_ASSOCIATION', partner: { slug: 'trivire' } },
  });
}

const count = {
  facility: toGlobalId('Facility', 'kromhout-herstart'),
  kind: 'OCCUPANCY_COUNT',
  number: 17,
  effectiveOn: '2026-03-02',
  reference: 'kept over a restart',
};
const report = (number: number) =>
  askAs(
    'leger-des-heils',
    `mutation ($input: ReportCapacityMutationInput!) {
      reportCapacityMutation(input: $input) { alreadyReported capacityMutation { number } userErrors { code } }
    }`,
    { input: { ...count, number } },
  );

describe('a first start', () => {
  // A setting for other databases does not touch the hub's own.
  beforeAll(async () => void (hub = await startHub({ ...settings, PGSSLMODE: 'require' })));

  it('says where it listens, where the explorer is, how to get a token and where the data lives', () => {
    expect(hub.welcome).toMatch(/listens on {2}http:\/\/127\.0\.0\.1:\d+\/graphql\n/);
    expect(hub.welcome).toMatch(/explorer {4}http:\/\/127\.0\.0\.1:\d+\/explorer\n/);
    for (const [partner, role] of [
      ['trivire', 'woningcorporatie'],
      ['leger-des-heils', 'zorgaanbieder'],
      ['dashboard', 'dashboard'],
    ]) {
      expect(hub.welcome).toMatch(new RegExp(`npm run token -- --partner ${partner} +\\(${role}\\)`));
    }
    expect(hub.welcome).toContain(`data in     ${dataDir}\n`);
    expect(hub.said.err).toBe('');
  });

  it('answers on /health and /ready', async () => {
    const answer = async (path: string) => {
      const response = await fetch(hub.url + path);
      return [response.status, await response.json()];
    };
    expect(await answer('/health')).toEqual([200, { status: 'ok' }]);
    expect(await answer('/ready')).toEqual([200, { status: 'ready' }]);
  });

  it('serves an explorer page of which every part comes from the hub', async () => {
    const response = await fetch(`${hub.url}/explorer`);
    const page = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const addresses = [...page.matchAll(/ (?:src|href)="([^"]+)"/g)].map(
      ([, address]) => new URL(address!, `${hub.url}/explorer/`),
    );
    expect(addresses.length).toBeGreaterThan(4);
    for (const address of addresses) {
      expect(address.origin).toBe(hub.url);
      expect((await fetch(address)).status).toBe(200);
    }
  });

  it.each([
    ['trivire', 'HOUSING_ASSOCIATION'],
    ['leger-des-heils', 'CARE_PROVIDER'],
    ['dashboard', 'DASHBOARD'],
  ])('answers %s with a token of the command as %s', async (partner, role) => {
    expect(await askAs(partner, viewer)).toEqual({ viewer: { role, partner: { slug: partner } } });
  });

  it('takes a report', async () => {
    expect(await report(17)).toEqual({
      reportCapacityMutation: { alreadyReported: false, capacityMutation: { number: 17 }, userErrors: [] },
    });
  });

  it('keeps answering while a second start on its data folder ends with exit code 1, naming the folder', async () => {
    const { code, out, err } = await start('main.js', settings).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim()).toBe(
      `Another hub already runs on the data folder ${dataDir}. ` +
        'Stop that one first, or give this one a folder of its own with DATA_DIR.',
    );
    await answers();
  });

  it('stops on SIGTERM with exit code 0 and without its database, also when a client never sends its request', async () => {
    const client = connect(Number(new URL(hub.url).port), '127.0.0.1');
    await new Promise((connected) => client.once('connect', connected));
    expect((await stop(hub, 'SIGTERM')).code).toBe(0);
    expect(postgresOn(dataDir)).toEqual([]);
    client.destroy();
  });
});

describe('a later start', () => {
  it('gives the data folder to exactly one of two that start at once', async () => {
    const both = await Promise.allSettled([startHub(settings), startHub(settings)]);
    const started = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(started).toHaveLength(1);
    hub = started[0]!;
    expect(both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([
      expect.stringContaining(`Another hub already runs on the data folder ${dataDir}.`),
    ]);
  });

  it('keeps what was reported', async () => {
    expect(await report(17)).toEqual({
      reportCapacityMutation: { alreadyReported: true, capacityMutation: { number: 17 }, userErrors: [] },
    });
    expect((await report(18)).reportCapacityMutation.userErrors).toEqual([{ code: 'REFERENCE_REUSED' }]);
  });

  it('needs no hand work after the hub was killed', async () => {
    await stop(hub, 'SIGKILL');
    expect(postgresOn(dataDir)).toHaveLength(1);
    hub = await startHub(settings);
    expect(postgresOn(dataDir)).toHaveLength(1);
    expect((await report(17)).reportCapacityMutation.alreadyReported).toBe(true);
  });

  it('stops on Ctrl-C with exit code 0 and without its database, also when npm passes the signal on once more', async () => {
    hub.process.kill('SIGINT');
    expect((await stop(hub, 'SIGINT')).code).toBe(0);
    expect(postgresOn(dataDir)).toEqual([]);
  });

  it('stops with its database when the shell that npm runs it in goes away', async () => {
    hub = await startHub(settings, startThroughShell(settings));
    await stop(hub, 'SIGTERM');
    await until('PostgreSQL is gone', () => postgresOn(dataDir).length === 0);
  });
});

describe('a start where the hub cannot listen', () => {
  const ofNobody = '192.0.2.1';

  it('ends with exit code 1, naming HOST, without a stack trace and without its database', async () => {
    const { code, out, err } = await start('main.js', { ...settings, HOST: ofNobody }).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`${ofNobody} is not an address of this machine: correct HOST.`);
    expect(err).not.toMatch(/^\s+at /m);
    expect(postgresOn(dataDir)).toEqual([]);
  });

  it('ends with exit code 1, naming PORT, and without its database', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    const { code, err } = await start('main.js', { ...settings, PORT: String(port) }).ended;
    other.close();
    expect(code).toBe(1);
    expect(err.trim()).toBe(
      `127.0.0.1:${port} is taken by another program. Stop that one, or set PORT to another number; 0 takes any free one.`,
    );
    expect(postgresOn(dataDir)).toEqual([]);
  });
});

describe('a first start that was cut short', () => {
  const folder = newDataFolder();
  const files = (): string[] => readdirSync(folder);

  it('is killed while it initialises, and then while it fills its database', async () => {
    const initialising = start('main.js', { DATA_DIR: folder });
    await until('initdb works', () => files().some((name) => name.startsWith('postgresql.unfinished')));
    await stop(initialising, 'SIGKILL');
    const filling = start('main.js', { DATA_DIR: folder });
    await until('PostgreSQL runs', () => existsSync(join(folder, 'postgresql', 'postmaster.pid')));
    await stop(filling, 'SIGKILL');
    expect(filling.said.out).toBe('');
  });

  it('needs no hand work: the next start is as good as a first one', async () => {
    hub = await startHub({ DATA_DIR: folder });
    const token = await tokenFor('dashboard', { DATA_DIR: folder });
    const { facilities } = await ask(hub, token, '{ facilities(first: 1) { totalCount } }');
    expect(facilities.totalCount).toBeGreaterThan(0);
    expect(files().filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('is not ready when its database is gone, and stops with exit code 0 all the same', async () => {
    const [pid] = readFileSync(join(folder, 'postgresql', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await until('the hub is not ready', async () => (await fetch(`${hub.url}/ready`)).status === 503);
    expect((await fetch(`${hub.url}/health`)).status).toBe(200);
    expect((await stop(hub)).code).toBe(0);
  });

  it('stops on a signal while it starts, and leaves no database', async () => {
    const starting = start('main.js', { DATA_DIR: folder });
    await until('PostgreSQL runs', () => postgresOn(folder).length > 0);
    expect((await stop(starting, 'SIGHUP')).code).toBe(0);
    expect(postgresOn(folder)).toEqual([]);
  });
});
