import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { writeOnce } from '../../write-once';

/** Passwords of the embedded database's three logins. */
export interface Secrets {
  /** The cluster's superuser: makes the database and the owner, nothing else. */
  admin: string;
  /** Owns the tables; migrations and seeds. */
  owner: string;
  /** The running service: owns nothing. */
  service: string;
}

const password = () => randomBytes(24).toString('base64url');

/** Made once per data folder, readable by the folder's user only. */
export function readOrCreateSecrets(dataDir: string): Secrets {
  const fresh = () => JSON.stringify({ admin: password(), owner: password(), service: password() });
  return JSON.parse(writeOnce(join(dataDir, 'secrets.json'), fresh)) as Secrets;
}
