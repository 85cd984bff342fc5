import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Config } from './config';
import { Pseudonyms } from './disclosure/pseudonym';
import { writeOnce } from './write-once';

/** The hub's pseudonyms, under its configured secret, or for development under one made once in the data folder. */
export const pseudonymsOf = ({ pseudonymKey }: Pick<Config, 'pseudonymKey'>, dataDir: string): Pseudonyms =>
  new Pseudonyms(pseudonymKey ?? madeOnce(dataDir, 'pseudonym'));

/**
 * The secret from which published counts are rounded. Throws ConfigError in production when there is none: what was rounded
 * under a secret that is lost cannot be followed by what goes with it.
 */
export function disclosureKeyOf(
  { disclosureKey, environment }: Pick<Config, 'disclosureKey' | 'environment'>,
  dataDir: string,
): string {
  if (disclosureKey) return disclosureKey;
  if (environment === 'production') throw new ConfigError(missing);
  return madeOnce(dataDir, 'disclosure');
}

const missing =
  'DISCLOSURE_KEY is missing, so no indicator is published. It is the secret from which counts are rounded, such as ' +
  '`openssl rand -base64 32` gives; keep it as long as the data, and apart from it.';

function madeOnce(dataDir: string, name: string): string {
  mkdirSync(dataDir, { recursive: true });
  return writeOnce(join(dataDir, `${name}.key`), () => randomBytes(32).toString('base64'));
}
