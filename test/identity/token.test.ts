import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { roles } from '../../src/identity/role';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { cleanUp, newDataFolder, runToEnd } from '../start/program';

afterAll(cleanUp);

describe('the token command', () => {
  const settings = { DATA_DIR: newDataFolder() };
  const command = (...args: string[]) => runToEnd('commands/token.js', settings, ...args);
  const commandWith = (changes: Record<string, string>) =>
    runToEnd('commands/token.js', { ...settings, ...changes }, '--partner', 'trivire');

  async function claimsOf(...args: string[]): Promise<JWTPayload> {
    const { code, out } = await command(...args);
    expect(code).toBe(0);
    return decodeJwt(out.trimEnd().split('\n').at(-1)!);
  }

  async function complaint(...args: string[]): Promise<string> {
    const { code, out, err } = await command(...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    return err.trim();
  }

  it('prints a token for the only role of a partner, valid for twelve hours', async () => {
    const { partner, role, iat, exp } = await claimsOf('--partner', 'trivire');
    expect({ partner, role, hours: (exp! - iat!) / 3_600 }).toEqual({
      partner: 'trivire',
      role: 'HOUSING_ASSOCIATION',
      hours: 12,
    });
  });

  it('asks which role when a partner acts in several, and says which', async () => {
    expect(await complaint('--partner', 'dienst-gezondheid-en-jeugd')).toBe(
      'dienst-gezondheid-en-jeugd acts in several roles: add --role ACCESS_POINT or --role PUBLIC_HEALTH.',
    );
  });

  it.each(['access-point', 'ACCESS_POINT'])('takes the role %s', async (role) => {
    expect(await claimsOf('--partner', 'dienst-gezondheid-en-jeugd', '--role', role)).toMatchObject({
      role: 'ACCESS_POINT',
    });
  });

  it('says which roles a partner acts in when it is asked for another', async () => {
    expect(await complaint('--partner', 'trivire', '--role', 'dashboard')).toBe(
      'trivire does not act as DASHBOARD. It acts as HOUSING_ASSOCIATION.',
    );
  });

  it('says which roles there are when it is asked for one that is not', async () => {
    expect(await complaint('--partner', 'trivire', '--role', 'admin')).toContain(roles.join(', '));
  });

  it('says where the partners are listed when it does not know one', async () => {
    expect(await complaint('--partner', 'nobody')).toBe(
      'There is no partner "nobody". `npm run token -- --list` shows them all.',
    );
  });

  it('lists every partner with its roles', async () => {
    const { code, out } = await command('--list');
    expect(code).toBe(0);
    expect(out).toMatch(/^trivire +HOUSING_ASSOCIATION$/m);
    expect(out).toMatch(/^dienst-gezondheid-en-jeugd +ACCESS_POINT, PUBLIC_HEALTH$/m);
    for (const role of roles) expect(out).toContain(role);
  });

  it.each([[[]], [['--role', 'dashboard']], [['--nonsense']]])(
    'says how it is used when called with %j',
    async (args) => {
      expect(await complaint(...args)).toContain('npm run token -- --partner <name> [--role <ROLE>]');
    },
  );

  it('refuses when a token issuer is configured', async () => {
    const issuer = {
      TOKEN_ISSUER: 'https://issuer.example',
      TOKEN_AUDIENCE: 'hub',
      TOKEN_JWKS_URL: 'https://issuer.example/jwks',
      PSEUDONYM_KEY: 'k'.repeat(44),
    };
    for (const settingsOfIssuer of [issuer, { ...issuer, NODE_ENV: 'production' }]) {
      const { code, out, err } = await commandWith(settingsOfIssuer);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain('A token issuer is configured (TOKEN_ISSUER): ask it for a token.');
    }
  });

  it('refuses in production', async () => {
    const { code, out, err } = await commandWith({ NODE_ENV: 'production' });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('NODE_ENV=production needs an issuer');
  });
});

describe('a hub with a real issuer', () => {
  const audience = 'ketenhub-drechtsteden';
  let issuer: string;
  let keyServer: Server;
  let answersKeys = true;
  let privateKey: CryptoKeyLike;
  let hub: TestHub;

  type CryptoKeyLike = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    privateKey = pair.privateKey;
    const keys = JSON.stringify({
      keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'first', alg: 'ES256', use: 'sig' }],
    });
    keyServer = createServer((_request, response) => response.writeHead(answersKeys ? 200 : 503).end(keys));
    await new Promise<void>((done) => keyServer.listen(0, '127.0.0.1', done));
    issuer = `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}`;
    hub = await startHub();
  });
  afterAll(async () => {
    await hub.stop();
    keyServer.close();
  });

  const startHub = () =>
    startTestHub({
      ...{ TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience, TOKEN_JWKS_URL: `${issuer}/jwks` },
      PSEUDONYM_KEY: 'k'.repeat(44),
    });

  /** A token as the issuer gives it, for one hour. */
  const tokenWith = (claims: JWTPayload = {}, kid = 'first', key = privateKey): Promise<string> => {
    const exp = Math.floor(Date.now() / 1000) + 3_600;
    return new SignJWT({
      partner: 'trivire',
      role: 'HOUSING_ASSOCIATION',
      iss: issuer,
      aud: audience,
      exp,
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', kid })
      .sign(key);
  };
  const askWith = async (token: string, at: TestHub = hub) => {
    const body = JSON.stringify({ query: '{ viewer { role partner { slug } } }' });
    const { status, data, errors } = await at.post(body, { authorization: `Bearer ${token}` });
    return { status, told: data?.viewer ?? errors?.[0]?.extensions.code };
  };

  it('answers a token of that issuer', async () => {
    const told = { role: 'HOUSING_ASSOCIATION', partner: { slug: 'trivire' } };
    expect(await askWith(await tokenWith())).toEqual({ status: 200, told });
  });

  it('issues no development token, and refuses one that was issued before', async () => {
    await expect(hub.token('trivire', 'HOUSING_ASSOCIATION')).rejects.toThrow(
      /The development issuer is off/,
    );
    const developmentHub = await startTestHub();
    const token = await developmentHub.token('trivire', 'HOUSING_ASSOCIATION');
    await developmentHub.stop();
    expect(await askWith(token)).toEqual({ status: 401, told: 'UNAUTHENTICATED' });
  });

  it.each<[string, () => Promise<string>]>([
    ['an expired token', () => tokenWith({ exp: Math.floor(Date.now() / 1000) - 1 })],
    ['a token that never expires', () => tokenWith({ exp: undefined })],
    ['a token for another audience', () => tokenWith({ aud: 'another' })],
    ['a token of another issuer', () => tokenWith({ iss: 'https://another.example' })],
    [
      'a token by a key that the issuer does not name',
      async () => tokenWith({}, 'second', (await generateKeyPair('ES256')).privateKey),
    ],
    [
      'a token by another key under the name of the first',
      async () => tokenWith({}, 'first', (await generateKeyPair('ES256')).privateKey),
    ],
  ])('refuses %s', async (_what, token) => {
    expect(await askWith(await token())).toEqual({ status: 401, told: 'UNAUTHENTICATED' });
  });

  it('refuses a token for a partner that it does not know', async () => {
    expect(await askWith(await tokenWith({ partner: 'nobody' }))).toEqual({ status: 403, told: 'FORBIDDEN' });
  });

  it('says that it is not available, and blames no token, while the issuer gives no keys', async () => {
    answersKeys = false;
    const fresh = await startHub();
    expect(await askWith(await tokenWith(), fresh)).toEqual({ status: 503, told: 'UNAVAILABLE' });
    answersKeys = true;
    expect((await askWith(await tokenWith(), fresh)).status).toBe(200);
    await fresh.stop();
  });
});
