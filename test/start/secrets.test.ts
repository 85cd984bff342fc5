import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, makesOwnSecrets, type Config } from '../../src/config';
import { Draws } from '../../src/disclosure/counts/draws';
import { disclosureKeyOf } from '../../src/secrets';

type Given = Parameters<typeof disclosureKeyOf>[0];

const none: Given = { disclosureKey: null, environment: 'development', databaseUrl: null, issuer: null };
const issuer: Config['issuer'] = { issuer: 'i', audience: 'a', jwksUrl: 'https://issuer.example/jwks' };
const folder = mkdtempSync(join(tmpdir(), 'ketenhub secrets '));
const file = join(folder, 'disclosure.key');
const fileIsThere = () => statSync(file, { throwIfNoEntry: false }) !== undefined;

afterAll(() => rmSync(folder, { recursive: true }));

describe('the secret from which counts are rounded', () => {
  it.each<[string, Partial<Given>]>([
    ['in production', { environment: 'production' }],
    ['on a database of its own', { databaseUrl: 'postgres://user:password@host/database' }],
    ['with a real issuer', { issuer }],
  ])('must be given %s: none is made', (_where, given) => {
    expect(() => disclosureKeyOf({ ...none, ...given }, folder)).toThrow(ConfigError);
    expect(() => disclosureKeyOf({ ...none, ...given }, folder)).toThrow(/openssl rand -base64 32/);
    expect(fileIsThere()).toBe(false);
    expect(makesOwnSecrets({ ...none, ...given })).toBe(false);
    expect(disclosureKeyOf({ ...none, ...given, disclosureKey: 'given' }, folder)).toBe('given');
  });

  it('is made once on the embedded database, for this user alone to read', () => {
    const made = disclosureKeyOf(none, folder);
    expect(made).toBe(readFileSync(file, 'utf8'));
    expect(made.length).toBeGreaterThanOrEqual(44);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(disclosureKeyOf(none, folder)).toBe(made);
    expect(disclosureKeyOf({ ...none, disclosureKey: 'given' }, folder)).toBe('given');
  });
});

it('a fingerprint is that of its key, and no draw', () => {
  const draws = new Draws('one key');
  expect(draws.fingerprint).toBe(new Draws('one key').fingerprint);
  expect(draws.fingerprint).not.toBe(new Draws('another key').fingerprint);
  expect(draws.fingerprint).not.toContain('one key');
});
