import { base64url, generateKeyPair, importJWK, SignJWT, type JWTPayload } from 'jose';
import {
  developmentAudience,
  developmentIssuer,
  developmentKey,
} from '../../src/identity/development-issuer';
import { testLogins } from '../setup/test-database';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { clientOf, expectRefusal, type Client, type Sent } from './client';

let hub: TestHub;
let client: Client;
let token: string;

beforeAll(async () => {
  hub = await startTestHub();
  client = await clientOf(hub);
  token = await hub.token('trivire', 'HOUSING_ASSOCIATION');
});
afterAll(() => hub.stop());

const askWith = (authorization: string): Promise<Sent> =>
  client.post(JSON.stringify({ query: '{ viewer { role } }' }), { authorization });

/** Tells like the development issuer, unless told otherwise. */
async function forge(
  claims: JWTPayload = {},
  sign?: { alg: string; key: Parameters<SignJWT['sign']>[0] },
): Promise<string> {
  const { alg, key } = sign ?? {
    alg: 'EdDSA',
    key: await importJWK(await developmentKey(testLogins().dataDir), 'EdDSA'),
  };
  const usual = {
    partner: 'trivire',
    role: 'HOUSING_ASSOCIATION',
    iss: developmentIssuer,
    aud: developmentAudience,
    exp: inAnHour(),
  };
  return `Bearer ${await new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg }).sign(key)}`;
}

const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3_600;
const unsigned = (): string => {
  const part = (value: object) => base64url.encode(JSON.stringify(value));
  const claims = {
    partner: 'trivire',
    role: 'HOUSING_ASSOCIATION',
    iss: developmentIssuer,
    aud: developmentAudience,
    exp: inAnHour(),
  };
  return `Bearer ${part({ alg: 'none' })}.${part(claims)}.`;
};

const unauthenticated: Array<[string, () => Promise<string> | string]> = [
  ['no token', () => ''],
  ['no bearer token', () => `Basic ${token}`],
  ['a malformed token', () => 'Bearer not-a-token'],
  ['a token of three parts of nonsense', () => 'Bearer a.b.c'],
  [
    'another signature',
    () => `Bearer ${token.slice(0, token.lastIndexOf('.'))}.${base64url.encode(new Uint8Array(64))}`,
  ],
  ['another key', async () => forge({}, { alg: 'EdDSA', key: (await generateKeyPair('EdDSA')).privateKey })],
  ['a signature by a shared secret', () => forge({}, { alg: 'HS256', key: new Uint8Array(32) })],
  ['no signature at all', unsigned],
  ['an expired token', () => forge({ exp: inAnHour() - 7_200 })],
  ['a token that never expires', () => forge({ exp: undefined })],
  ['another audience', () => forge({ aud: 'another-hub' })],
  ['another issuer', () => forge({ iss: 'another-issuer' })],
];

const forbidden: Array<[string, () => Promise<string>]> = [
  ['an unknown partner', () => forge({ partner: 'nobody' })],
  ['no partner', () => forge({ partner: undefined })],
  ['a partner that is no text', () => forge({ partner: ['trivire'] })],
  ['a role that the partner does not have', () => forge({ role: 'CENTRAL_MUNICIPALITY' })],
  ['an unknown role', () => forge({ role: 'ADMIN' })],
  ['no role', () => forge({ role: undefined })],
];

describe('a request without a valid token', () => {
  it.each(unauthenticated)('is refused: %s', async (_what, authorization) => {
    await expectRefusal(hub, await askWith(await authorization()), 401, 'UNAUTHENTICATED');
  });

  it('does not learn why', async () => {
    const bodies = await Promise.all(
      unauthenticated.map(async ([, authorization]) => (await askWith(await authorization())).body),
    );
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });
});

describe('a valid token that the hub does not know', () => {
  it.each(forbidden)('is refused: %s', async (_what, authorization) => {
    await expectRefusal(hub, await askWith(await authorization()), 403, 'FORBIDDEN');
  });

  it('does not learn why', async () => {
    const bodies = await Promise.all(
      forbidden.map(async ([, authorization]) => (await askWith(await authorization())).body),
    );
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });
});
