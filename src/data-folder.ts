import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ConfigError, type Config } from './config';
import { sharedFolder } from './database/embedded/cluster';
import { canEnter, databaseSystemUser } from './database/embedded/system-user';
import { projectRoot } from './project-root';

/**
 * Where the embedded database and the development issuer's key live: DATA_DIR, or `.data` in the checkout. As root the
 * database runs as another system user, which must be able to enter the folder; a checkout in a closed folder (such as
 * below /root) gets a place under /var/lib/ketenhub instead. Throws ConfigError when a given folder is closed.
 */
export function dataFolder(config: Config): string {
  const wanted = config.dataDir ?? join(projectRoot, '.data');
  const user = config.databaseUrl ? null : databaseSystemUser();
  if (!user || canEnter(join(wanted, '..'), user)) return wanted;
  if (config.dataDir) {
    throw new ConfigError(
      `DATA_DIR ${wanted} cannot be entered by the system user "postgres", as which PostgreSQL runs when the hub is ` +
        'started by root. Give a folder that others may pass through, such as /var/lib/ketenhub/data, or start the hub as an ordinary user.',
    );
  }
  return join(sharedFolder, createHash('sha256').update(projectRoot).digest('hex').slice(0, 12));
}
