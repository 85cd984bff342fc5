import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Passwords of the embedded database's three logins. */
export interface Secrets {
  /** The cluster's superuser: makes the database and the owner, nothing else. */
  admin: string;
  /** Owns the tables; migrations and seeds. */
  owner: string;
  /** The running service: owns nothing. */
  service: string;
}

/** Made once per data folder, readable by the folder's user only. */
export function readOrCreateSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    const make = () => randomBytes(24).toString('base64url');
    writeFileSync(`${file}.new`, JSON.stringify({ admin: make(), owner: make(), service: make() }), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}
