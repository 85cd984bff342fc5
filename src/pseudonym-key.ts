import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config';
import { Pseudonyms } from './disclosure/pseudonym';
import { writeOnce } from './write-once';

/** The hub's pseudonyms, under its configured secret, or for development under one made once in the data folder. */
export function pseudonymsOf({ pseudonymKey }: Pick<Config, 'pseudonymKey'>, dataDir: string): Pseudonyms {
  if (pseudonymKey) return new Pseudonyms(pseudonymKey);
  mkdirSync(dataDir, { recursive: true });
  const made = writeOnce(join(dataDir, 'pseudonym.key'), () => randomBytes(32).toString('base64'));
  return new Pseudonyms(made);
}
