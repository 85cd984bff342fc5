import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The system user that PostgreSQL runs as when the hub itself runs as root, which PostgreSQL refuses. */
export interface SystemUser {
  uid: number;
  gid: number;
}

const name = 'postgres';

/** Null for an ordinary user; as root the system user `postgres`, made when it is not there. */
export function databaseSystemUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  return find() ?? create();
}

function find(): SystemUser | null {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function create(): SystemUser {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', name], { stdio: 'ignore' });
  } catch {
    // Answered below: what counts is whether the user is there.
  }
  const user = find();
  if (user) return user;
  throw new Error(
    'PostgreSQL does not run as root, and the system user "postgres" could not be made. ' +
      'Start the hub as an ordinary user, or make that user (useradd --system postgres), or set DATABASE_URL.',
  );
}

/** Whether the user may enter this folder and every folder above it; folders that do not exist yet are skipped. */
export function canEnter(folder: string, user: SystemUser): boolean {
  const parent = dirname(folder);
  if (parent !== folder && !canEnter(parent, user)) return false;
  if (!existsSync(folder)) return true;
  const { mode, uid, gid } = statSync(folder);
  const execute = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & execute) !== 0;
}
