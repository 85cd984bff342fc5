import { createServer, type AddressInfo } from 'node:net';
import { counts, runClient } from './client';
import { isCommit, startInBetween, type Happening, type InBetween } from './in-between';
import { csv } from '../setup/files';
import { names, startProvider, type Provider } from './provider';

let provider: Provider;
const closing: InBetween[] = [];
beforeAll(async () => (provider = await startProvider()));
afterAll(async () => {
  for (const each of closing) await each.close();
  await provider.leave();
});

const week = (herstart: number) =>
  provider.folder.file(
    'week.csv',
    counts([
      ['kromhout-herstart', provider.hub.today.iso, herstart],
      ['kromhout-crisisopvang', provider.hub.today.iso, herstart + 30],
    ]),
  );

async function through(happenings: { before?: Happening; after?: Happening }): Promise<string> {
  const between = await startInBetween(provider.hub.url, happenings);
  closing.push(between);
  return between.url;
}

/** A program that listens and never says anything. */
async function startSilence(): Promise<string> {
  const server = createServer(() => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a hub that refuses the token or the role', () => {
  it.each([
    ['a token that is none', () => 'x.y.z', /weigert het token/],
    [
      'a housing association',
      () => provider.hub.token('trivire', 'HOUSING_ASSOCIATION'),
      /geen capaciteit melden/,
    ],
  ])('ends the client with 4: %s', async (_who, token, told) => {
    const settings = { ...provider.settings, KETENHUB_TOKEN: await token() };
    for (const args of [['report', week(20)], ['template']]) {
      const { code, out, err } = await runClient(args, { settings });
      expect({ code, out }).toEqual({ code: 4, out: '' });
      expect(err).toMatch(told);
      expect(err).not.toContain(settings.KETENHUB_TOKEN);
    }
  });

  it('says so in English, and gives a script the answer', async () => {
    const settings = { ...provider.settings, KETENHUB_TOKEN: 'x.y.z' };
    const { code, out, err } = await runClient(['report', week(20), '--lang', 'en', '--json'], { settings });
    expect(code).toBe(4);
    expect(err).toMatch(/refuses the token.*\n.*KETENHUB_TOKEN.*--token-file/);
    expect(JSON.parse(out)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('takes a token from a file, before that of the environment', async () => {
    const file = provider.folder.file('token', `\ufeff${provider.settings.KETENHUB_TOKEN}\r\n`);
    const settings = { ...provider.settings, KETENHUB_TOKEN: 'x.y.z' };
    const { code } = await runClient(['template', '--token-file', file], { settings });
    expect(code).toBe(0);
  });
});

describe('a hub that is not there', () => {
  it.each([
    ['nl', /http:\/\/127\.0\.0\.1:9 is niet bereikbaar.*\nEr is niets veranderd in de hub/],
    ['en', /http:\/\/127\.0\.0\.1:9 cannot be reached.*\nNothing changed in the hub/],
  ])('ends the client with 5 (%s)', async (language, told) => {
    const options = ['--url', 'http://127.0.0.1:9', '--lang', language];
    for (const args of [['report', week(20)], ['template']]) {
      const { code, out, err } = await runClient([...args, ...options], { settings: provider.settings });
      expect({ code, out }).toEqual({ code: 5, out: '' });
      expect(err).toMatch(told);
    }
  });

  it('is waited for no longer than asked', async () => {
    const args = ['report', week(20), '--url', await startSilence(), '--timeout', '1'];
    const { code, err } = await provider.run(...args);
    expect(code).toBe(5);
    expect(err).toMatch(/antwoordde niet binnen 1 seconden\.\nEr is niets veranderd in de hub/);
  });

  it.each<[string, number, string, string]>([
    ['a page', 200, 'text/html', '<h1>Welcome</h1>'],
    ['another service', 200, 'application/json', '{"ok":true}'],
    ['a proxy without a hub', 502, 'text/html', 'Bad Gateway'],
    ['a proxy that sends elsewhere', 301, 'text/html', ''],
  ])('is not taken for %s that answers in its place', async (_what, status, type, body) => {
    const url = await through({
      before: (_request, response) => {
        response.writeHead(status, { 'content-type': type, location: provider.hub.url }).end(body);
        return true;
      },
    });
    for (const args of [['report', week(20)], ['template']]) {
      const { code, out, err } = await provider.run(...args, '--url', url);
      expect({ code, out }).toEqual({ code: 5, out: '' });
      expect(err).toContain(`antwoordde iets anders dan de hub (HTTP ${status})`);
    }
  });

  it('is told apart from one at an address without it', async () => {
    const { code, err } = await provider.run('report', week(20), '--url', `${provider.hub.url}/graphql`);
    expect(code).toBe(5);
    expect(err).toMatch(/Controleer --url/);
  });
});

describe('a connection that breaks while the file is recorded', () => {
  const cut: Happening = (request) => {
    if (isCommit(request)) request.socket.destroy();
    return isCommit(request);
  };

  it.each([
    ['before the hub knew of it', { before: cut }],
    ['after the hub recorded it', { after: cut }],
  ])('leaves it uncertain, says so, and the same file again settles it: %s', async (moment, happenings) => {
    const number = moment.startsWith('before') ? 12 : 13;
    const before = await provider.hub.linesInLedger();
    const { code, out, err } = await provider.run('report', week(number), '--url', await through(happenings));
    expect(code).toBe(5);
    expect(out).toMatch(/^week\.csv: 2 rijen\nVast te leggen: 2 regels /);
    expect(err).toMatch(
      /vond geen fouten\. Of het daarna is vastgelegd, is niet zeker\. .*niet bereikbaar.*\nStuur hetzelfde bestand opnieuw/,
    );
    const again = await provider.run('report', week(number));
    expect(again.code).toBe(0);
    expect(await provider.hub.linesInLedger()).toBe(before + 2);
    expect((await provider.occupied())[names['kromhout-herstart']]).toBe(number);
  });

  it('is the same when something else answers, in English and to a script', async () => {
    const failing: Happening = (request, response) => {
      if (isCommit(request)) response.writeHead(504).end('Gateway Timeout');
      return isCommit(request);
    };
    const args = ['--url', await through({ after: failing }), '--lang', 'en', '--json'];
    const { code, out, err } = await provider.run('report', week(14), ...args);
    expect({ code, out }).toEqual({ code: 5, out: '' });
    expect(err).toMatch(
      /Whether it was then recorded is not certain\. Something other than the hub answered/,
    );
    expect(err).toMatch(/Send the same file again: what was recorded already does not change a second time/);
  });

  it('is no breach when the hub itself refuses: a dry run of long ago', async () => {
    const forgetting: Happening = async (request) => {
      if (isCommit(request)) await provider.hub.database.owner.query('delete from hub.capacity_file');
      return false;
    };
    const args = ['--url', await through({ before: forgetting })];
    const { code, err } = await provider.run('report', week(15), ...args);
    expect(code).toBe(5);
    expect(err).toMatch(/Dit bestand is niet bekend.*\nStuur het bestand opnieuw: ketenhub report\./);
  });
});

describe('a ledger that changes between the dry run and the recording', () => {
  it('ends the client with what the hub finds then', async () => {
    const { hub } = provider;
    const reducing: Happening = async (request) => {
      if (!isCommit(request)) return false;
      const both = csv(hub.herstart({ bezet: 3 }), hub.crisis({ plekken_regulier: 20, bezet: 3 }));
      const { body } = await hub.provider.send(both);
      expect((await hub.provider.commit(body.id, { confirm: true })).status).toBe(200);
      return false;
    };
    const { code, out } = await provider.run(
      'report',
      week(16),
      '--url',
      await through({ before: reducing }),
    );
    expect(code).toBe(3);
    expect(out).toMatch(
      /Vast te leggen: 2 regels[^]*WAARSCHUWING[^]*\[OVER_OCCUPANCY\][^]*opnieuw met --confirm/,
    );
  });
});
