import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, makesOwnSecrets, secretHint, type Config } from './config';
import { Pseudonyms } from './disclosure/pseudonym';
import { writeOnce } from './write-once';

/**
 * The hub's pseudonyms, under its configured secret, or under one made once in the data folder: a configuration under which
 * that may not be is refused without a secret.
 */
export const pseudonymsOf = ({ pseudonymKey }: Pick<Config, 'pseudonymKey'>, dataDir: string): Pseudonyms =>
  new Pseudonyms(pseudonymKey ?? madeOnce(dataDir, 'pseudonym'));

/**
 * The secret from which published counts are rounded. Throws ConfigError when it must be given and is not: what was rounded
 * under a secret that is lost cannot be followed by what goes with it.
 */
export function disclosureKeyOf(
  config: Pick<Config, 'disclosureKey' | 'environment' | 'databaseUrl' | 'issuer'>,
  dataDir: string,
): string {
  if (config.disclosureKey) return config.disclosureKey;
  if (!makesOwnSecrets(config)) throw new ConfigError(missing);
  return madeOnce(dataDir, 'disclosure');
}

const missing =
  'DISCLOSURE_KEY is missing, so no indicator is published: the secret from which counts are rounded. ' +
  `${secretHint}. Where the hub made one before, give that one: it is in DATA_DIR, in disclosure.key.`;

function madeOnce(dataDir: string, name: string): string {
  mkdirSync(dataDir, { recursive: true });
  return writeOnce(join(dataDir, `${name}.key`), () => randomBytes(32).toString('base64'));
}
