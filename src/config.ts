import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project-root';

const port = (fallback: number) =>
  z.coerce
    .number({ error: 'must be a whole number from 0 to 65535, for example 4000; 0 takes any free port' })
    .int('must be a whole number from 0 to 65535, for example 4000')
    .min(0, 'must be 0 or more')
    .max(65535, 'must be 65535 or less')
    .default(fallback);

const wholeNumber = (minimum: number, unit: string) =>
  z.coerce
    .number({ error: `must be a whole number of ${unit}, ${minimum} or more` })
    .int(`must be a whole number of ${unit}`)
    .min(minimum, `must be ${minimum} or more`);

const isUrl = (value: string, protocols: RegExp): boolean =>
  URL.canParse(value) && protocols.test(new URL(value).protocol);

const postgresUrl = z
  .string()
  .refine(
    (value) => isUrl(value, /^postgres(ql)?:$/) && new URL(value).username !== '',
    'must be an address such as postgres://user:password@host:5432/database',
  );

const webUrl = z
  .string()
  .refine((value) => isUrl(value, /^https?:$/), 'must be an address that starts with https:// or http://');

const host = z
  .string()
  .refine(
    (value) => isIP(value) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(value),
    'must be an address of this machine or its name: 127.0.0.1 for this machine alone, 0.0.0.0 for the network',
  );

const secret = z
  .string()
  .min(32, 'must be 32 characters or more that nobody can guess, such as `openssl rand -base64 32` gives');

/** Every setting of the hub: name in the environment, rule, default. The README's table is tested against it. */
const settings = z
  .object({
    NODE_ENV: z
      .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
      .default('development'),
    HOST: host.default('127.0.0.1'),
    PORT: port(4000),
    DATA_DIR: z.string().optional(),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_OWNER_URL: postgresUrl.optional(),
    DATABASE_POOL_SIZE: wholeNumber(1, 'connections').default(10),
    STATEMENT_TIMEOUT_MS: wholeNumber(100, 'milliseconds').default(10_000),
    BODY_LIMIT_BYTES: wholeNumber(1_024, 'bytes').default(262_144),
    SEED_POPULATION: wholeNumber(0, 'synthetic clients').optional(),
    CORS_ORIGINS: z.string().default(''),
    PSEUDONYM_KEY: secret.optional(),
    DISCLOSURE_KEY: secret.optional(),
    // Three years, with a leap day: so long an earlier application counts. Two are what a return is looked for.
    RETENTION_DAYS: wholeNumber(1_096, 'days').default(1_096),
    TOKEN_ISSUER: z.string().optional(),
    TOKEN_AUDIENCE: z.string().optional(),
    TOKEN_JWKS_URL: webUrl.optional(),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
        error: 'must be fatal, error, warn, info, debug or silent',
      })
      .default('warn'),
  })
  .superRefine((value, context) => {
    const issuer = ['TOKEN_ISSUER', 'TOKEN_AUDIENCE', 'TOKEN_JWKS_URL'] as const;
    const set = issuer.filter((name) => value[name]);
    const needed = set.length > 0 || value.NODE_ENV === 'production';
    for (const name of issuer) {
      if (needed && !value[name]) context.addIssue({ code: 'custom', path: [name], message: issuerHint });
    }
    const given = { environment: value.NODE_ENV, databaseUrl: value.DATABASE_URL, issuer: set.length > 0 };
    if (!makesOwnSecrets(given) && !value.PSEUDONYM_KEY)
      context.addIssue({ code: 'custom', path: ['PSEUDONYM_KEY'], message: pseudonymHint });
  });

const issuerHint =
  'is missing. A token issuer needs TOKEN_ISSUER, TOKEN_AUDIENCE and TOKEN_JWKS_URL together, ' +
  'and NODE_ENV=production needs an issuer: the built-in development issuer does not run there';

/** When a secret must be given, and what to give. */
export const secretHint =
  'With DATABASE_URL, a token issuer or NODE_ENV=production it must be given, since the data outlive the data folder: give what ' +
  '`openssl rand -base64 32` says, once, and keep it as long as the data and apart from it';

const pseudonymHint =
  `is missing: the secret from which the pseudonyms of clients are made. ${secretHint}. ` +
  'Where the hub made one before, give that one: it is in DATA_DIR, in pseudonym.key';

export const settingNames = Object.keys(settings.shape);

/** The hub's whole configuration, validated once at the start. */
export interface Config {
  environment: 'development' | 'test' | 'production';
  host: string;
  port: number;
  /** Folder of the embedded database and of the development issuer's key; null = the default place. */
  dataDir: string | null;
  /** The service's own connection; null = the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** The owner's connection: migrations and seeds only, never the running service. */
  databaseOwnerUrl: string | null;
  poolSize: number;
  statementTimeoutMs: number;
  bodyLimitBytes: number;
  /** Synthetic clients that the first start on the embedded database makes. */
  seedPopulation: number;
  corsOrigins: string[];
  /** Days after closing after which a trajectory is reduced to what the indicators need. */
  retentionDays: number;
  /** Secret from which pseudonyms are made; null = one made in the data folder, where it may be. */
  pseudonymKey: string | null;
  /** Secret from which published counts are rounded; null = one made in the data folder, or none where that may not be. */
  disclosureKey: string | null;
  /** The organisation that issues tokens; null = the built-in development issuer. */
  issuer: { issuer: string; audience: string; jwksUrl: string } | null;
  logLevel: string;
}

/**
 * Whether the hub may make its secrets in the data folder: on its embedded database, which lies there too, and with its own
 * tokens. Any other database may be found again from an empty folder, and would go on under other secrets.
 */
export const makesOwnSecrets = (given: {
  environment: Config['environment'];
  databaseUrl?: unknown;
  issuer?: unknown;
}): boolean => given.environment !== 'production' && !given.databaseUrl && !given.issuer;

/** A setting is wrong or missing: its name and what to do, one line each. */
export class ConfigError extends Error {}

/** Reads and validates the environment. Throws {@link ConfigError}; an empty or blank value counts as not set. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}.`);
    throw new ConfigError(`The configuration cannot be used:\n${lines.join('\n')}`);
  }
  return toConfig(parsed.data);
}

function toConfig(value: z.output<typeof settings>): Config {
  return {
    environment: value.NODE_ENV,
    host: value.HOST,
    port: value.PORT,
    dataDir: value.DATA_DIR ? resolve(projectRoot, value.DATA_DIR) : null,
    databaseUrl: value.DATABASE_URL ?? null,
    databaseOwnerUrl: value.DATABASE_OWNER_URL ?? null,
    poolSize: value.DATABASE_POOL_SIZE,
    statementTimeoutMs: value.STATEMENT_TIMEOUT_MS,
    bodyLimitBytes: value.BODY_LIMIT_BYTES,
    // Nobody is made up in production unless it is asked for.
    seedPopulation: value.SEED_POPULATION ?? (value.NODE_ENV === 'production' ? 0 : 800),
    corsOrigins: value.CORS_ORIGINS.split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
    retentionDays: value.RETENTION_DAYS,
    pseudonymKey: value.PSEUDONYM_KEY ?? null,
    disclosureKey: value.DISCLOSURE_KEY ?? null,
    issuer: value.TOKEN_ISSUER
      ? { issuer: value.TOKEN_ISSUER, audience: value.TOKEN_AUDIENCE!, jwksUrl: value.TOKEN_JWKS_URL! }
      : null,
    logLevel: value.LOG_LEVEL,
  };
}
