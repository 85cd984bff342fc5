import { readConfig } from '../../src/config';
import { cleanUp, newDataFolder, runToEnd } from './program';

const issuer = {
  TOKEN_ISSUER: 'https://issuer.example',
  TOKEN_AUDIENCE: 'hub',
  TOKEN_JWKS_URL: 'https://issuer.example/jwks',
};
const postgres = 'postgres://user:password@host:5432/database';
const PSEUDONYM_KEY = 'a-secret-of-more-than-32-characters';

function complaintsAbout(environment: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
  return [];
}

describe('the configuration', () => {
  const defaults = {
    environment: 'development',
    host: '127.0.0.1',
    port: 4000,
    dataDir: null,
    databaseUrl: null,
    databaseOwnerUrl: null,
    poolSize: 10,
    statementTimeoutMs: 10_000,
    bodyLimitBytes: 262_144,
    seedPopulation: 800,
    corsOrigins: [],
    retentionDays: 1096,
    pseudonymKey: null,
    disclosureKey: null,
    issuer: null,
    logLevel: 'warn',
  };

  it('needs no setting', () => {
    expect(readConfig({})).toEqual(defaults);
  });

  it('counts an empty or blank setting as not set', () => {
    expect(
      readConfig({
        NODE_ENV: '',
        PORT: '',
        HOST: ' ',
        DATABASE_URL: '',
        DATA_DIR: '',
        TOKEN_ISSUER: '',
        LOG_LEVEL: '',
      }),
    ).toEqual(defaults);
  });

  it('reads every setting', () => {
    expect(
      readConfig({
        ...issuer,
        NODE_ENV: 'production',
        HOST: '::1',
        PORT: '0',
        DATA_DIR: '/data',
        DATABASE_URL: postgres,
        DATABASE_OWNER_URL: postgres,
        DATABASE_POOL_SIZE: '1',
        STATEMENT_TIMEOUT_MS: '100',
        BODY_LIMIT_BYTES: '1024',
        SEED_POPULATION: '0',
        CORS_ORIGINS: 'https://one.example, https://two.example',
        PSEUDONYM_KEY,
        DISCLOSURE_KEY: 'another-secret-of-more-than-32-characters',
        RETENTION_DAYS: '1461',
        LOG_LEVEL: 'info',
      }),
    ).toEqual({
      environment: 'production',
      host: '::1',
      port: 0,
      dataDir: '/data',
      databaseUrl: postgres,
      databaseOwnerUrl: postgres,
      poolSize: 1,
      statementTimeoutMs: 100,
      bodyLimitBytes: 1024,
      seedPopulation: 0,
      corsOrigins: ['https://one.example', 'https://two.example'],
      retentionDays: 1461,
      pseudonymKey: PSEUDONYM_KEY,
      disclosureKey: 'another-secret-of-more-than-32-characters',
      issuer: {
        issuer: issuer.TOKEN_ISSUER,
        audience: issuer.TOKEN_AUDIENCE,
        jwksUrl: issuer.TOKEN_JWKS_URL,
      },
      logLevel: 'info',
    });
  });

  it.each([
    ['RETENTION_DAYS', '1095', /1096 or more/],
    ['PORT', 'four thousand', /whole number from 0 to 65535, for example 4000/],
    ['PORT', '80.5', /whole number/],
    ['PORT', '-1', /0 or more/],
    ['PORT', '65536', /65535 or less/],
    ['HOST', 'http://localhost', /address of this machine or its name: 127\.0\.0\.1 for this machine alone/],
    ['HOST', 'two words', /address of this machine/],
    ['NODE_ENV', 'prod', /development, test or production/],
    ['DATABASE_URL', 'localhost:5432', /such as postgres:\/\/user:password@host:5432\/database/],
    ['DATABASE_URL', 'mysql://user@host/database', /such as postgres:/],
    ['DATABASE_URL', 'postgres://', /such as postgres:/],
    ['DATABASE_URL', 'postgres://host/database', /such as postgres:/],
    ['DATABASE_OWNER_URL', 'owner', /such as postgres:/],
    ['DATABASE_POOL_SIZE', '0', /1 or more/],
    ['STATEMENT_TIMEOUT_MS', 'soon', /whole number of milliseconds, 100 or more/],
    ['BODY_LIMIT_BYTES', '1 MB', /whole number of bytes, 1024 or more/],
    ['SEED_POPULATION', '-5', /0 or more/],
    ['PSEUDONYM_KEY', 'too short', /32 characters or more/],
    ['DISCLOSURE_KEY', 'too short', /32 characters or more/],
    ['LOG_LEVEL', 'loud', /fatal, error, warn, info, debug or silent/],
  ])('refuses %s=%s, naming it and what it must be', (name, value, whatToDo) => {
    const complaints = complaintsAbout({ PSEUDONYM_KEY, [name]: value });
    expect(complaints).toEqual([expect.stringMatching(whatToDo)]);
    expect(complaints[0]).toMatch(new RegExp(`^${name} must be `));
  });

  it('names every wrong setting at once', () => {
    expect(complaintsAbout({ PORT: 'x', LOG_LEVEL: 'x' }).map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
    ]);
  });

  it('refuses production without an issuer and a secret for pseudonyms', () => {
    const names = complaintsAbout({ NODE_ENV: 'production' }).map((line) => line.split(' ')[0]);
    expect(names).toEqual(['TOKEN_ISSUER', 'TOKEN_AUDIENCE', 'TOKEN_JWKS_URL', 'PSEUDONYM_KEY']);
    expect(complaintsAbout({ NODE_ENV: 'production', ...issuer, PSEUDONYM_KEY })).toEqual([]);
  });

  it.each([
    ['a database of its own', { DATABASE_URL: postgres }],
    ['a real issuer', issuer],
  ])(
    'refuses %s without a secret for pseudonyms, in development too, and says where an older one is',
    (_what, given) => {
      const [complaint, ...others] = complaintsAbout(given);
      expect(complaint).toMatch(/^PSEUDONYM_KEY is missing: .*openssl rand -base64 32.*pseudonym\.key\.$/);
      expect(others).toEqual([]);
      expect(complaintsAbout({ ...given, PSEUDONYM_KEY })).toEqual([]);
    },
  );

  it.each(Object.keys(issuer))('refuses an issuer without %s', (name) => {
    const complaints = complaintsAbout({ ...issuer, PSEUDONYM_KEY, [name]: '' });
    expect(complaints).toEqual([
      expect.stringContaining('TOKEN_ISSUER, TOKEN_AUDIENCE and TOKEN_JWKS_URL together'),
    ]);
    expect(complaints[0]).toMatch(new RegExp(`^${name} is missing\\.`));
  });

  it('refuses an issuer whose keys lie at no web address', () => {
    expect(complaintsAbout({ ...issuer, PSEUDONYM_KEY, TOKEN_JWKS_URL: 'issuer.example/jwks' })).toEqual([
      'TOKEN_JWKS_URL must be an address that starts with https:// or http://.',
    ]);
  });
});

describe('the program with a wrong setting', () => {
  afterAll(cleanUp);

  it.each([
    ['PORT', 'x', 'PORT must be a whole number'],
    [
      'DATABASE_URL',
      'postgres://nobody:x@127.0.0.1:1/none',
      'No database answers at 127.0.0.1:1: start it, or correct DATABASE_URL',
    ],
    ['DATABASE_URL', 'postgres://nobody:x@localhost:1/none', 'correct DATABASE_URL'],
  ])('ends on %s=%s with exit code 1, the name and no stack trace', async (name, value, told) => {
    const { code, out, err } = await runToEnd('main.js', {
      ...{ DATA_DIR: newDataFolder(), PSEUDONYM_KEY, [name]: value },
    });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(told);
    expect(err).not.toMatch(/^\s+at /m);
  });
});
