import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findBinaries, type Binaries } from './binaries';
import { databaseSystemUser, type SystemUser } from './system-user';
import { readOrCreateSecrets, type Secrets } from './secrets';

const run = promisify(execFile);

/** One PostgreSQL on this machine, in the data folder, reachable on 127.0.0.1 only. */
export interface Cluster {
  port: number;
  secrets: Secrets;
  stop(): Promise<void>;
}

interface Place {
  /** PostgreSQL's own folder inside the data folder. */
  folder: string;
  binaries: Binaries;
  user: SystemUser | null;
}

/** Extra server settings: the tests trade durability for speed. */
export type ServerSettings = Record<string, string>;

/**
 * Starts the database of a data folder, made on the first start. A server that a killed hub left behind is stopped
 * first. The caller prepared the folder and holds its lock.
 */
export async function startCluster(dataDir: string, settings: ServerSettings = {}): Promise<Cluster> {
  const user = databaseSystemUser();
  const place: Place = {
    folder: join(dataDir, 'postgresql'),
    binaries: findBinaries(user, sharedFolder),
    user,
  };
  const secrets = readOrCreateSecrets(dataDir);
  if (!existsSync(place.folder)) await initialise(place, secrets);
  await stopIfRunning(place);
  const port = await start(place, settings);
  return { port, secrets, stop: () => stopIfRunning(place) };
}

/** The port of the server that runs on a data folder, or null when none does. */
export function runningPort(dataDir: string): number | null {
  const lines = readPidFile(join(dataDir, 'postgresql'));
  return lines && isRunning(lines) ? Number(lines[3]) : null;
}

/** Where root keeps what the database's system user must reach. */
export const sharedFolder = '/var/lib/ketenhub';

/**
 * Makes the data folder. As root others may pass through it, not look, whatever the umask: the database's system user
 * needs its own folder inside.
 */
export function prepareFolder(dataDir: string): void {
  const outermostMade = mkdirSync(dataDir, { recursive: true }) ?? dataDir;
  if (!databaseSystemUser()) return;
  for (let folder = dataDir; folder.length >= outermostMade.length; folder = dirname(folder))
    chmodSync(folder, 0o711);
}

/**
 * Made under a name of its own first: an initialisation that was cut short is never taken for a database, and what a
 * killed hub's initdb may still be writing is not in the way.
 */
async function initialise(place: Place, secrets: Secrets): Promise<void> {
  const unfinished = mkdtempSync(`${place.folder}.unfinished-`);
  const passwordFile = `${unfinished}.password`;
  writeFileSync(passwordFile, secrets.admin, { mode: 0o600 });
  if (place.user)
    for (const path of [unfinished, passwordFile]) chownSync(path, place.user.uid, place.user.gid);
  try {
    await asDatabaseUser(place, place.binaries.initdb, [
      `--pgdata=${unfinished}`,
      '--username=hub_admin',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, place.folder);
  removeUnfinished(dirname(place.folder));
}

function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith('postgresql.unfinished'))) {
    rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

async function start(place: Place, settings: ServerSettings): Promise<number> {
  const port = await freePort();
  const server = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    ...settings,
  };
  const options = Object.entries(server).map(([name, value]) => `-c ${name}=${value || "''"}`);
  const log = join(place.folder, 'server.log');
  await asDatabaseUser(place, place.binaries.pgCtl, [
    'start',
    '--wait',
    '--silent',
    `--pgdata=${place.folder}`,
    `--log=${log}`,
    `--options=${options.join(' ')}`,
  ]);
  return port;
}

async function stop(place: Place): Promise<void> {
  await asDatabaseUser(place, place.binaries.pgCtl, [
    'stop',
    '--wait',
    '--silent',
    '--mode=fast',
    `--pgdata=${place.folder}`,
  ]);
}

/** What a killed server left behind is cleared away, so that the next one starts. */
async function stopIfRunning(place: Place): Promise<void> {
  const lines = readPidFile(place.folder);
  if (!lines) return;
  if (isRunning(lines)) await stop(place);
  else rmSync(join(place.folder, 'postmaster.pid'), { force: true });
}

function readPidFile(folder: string): string[] | null {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

/**
 * Whether the server that wrote this file runs. Its process number alone may belong to something else by now (after a
 * reboot, in a container), another PostgreSQL included: its command line names its folder.
 */
function isRunning([pid = '', folder = '']: string[]): boolean {
  try {
    if (process.platform === 'win32') return process.kill(Number(pid), 0);
    return commandLine(pid).includes(folder);
  } catch {
    return false;
  }
}

const commandLine = (pid: string): string =>
  process.platform === 'linux'
    ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    : execFileSync('ps', ['-ww', '-o', 'command=', '-p', pid], { encoding: 'utf8' });

/** PostgreSQL's programs get no handle of ours: a pipe that the server keeps open would never end. */
async function asDatabaseUser(place: Place, program: string, args: string[]): Promise<void> {
  const identity = place.user ? { uid: place.user.uid, gid: place.user.gid } : {};
  const environment = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' };
  try {
    await run(program, args, { ...identity, cwd: dirname(place.folder), env: environment });
  } catch (error) {
    const { stderr, stdout } = error as { stderr?: string; stdout?: string };
    throw new Error(
      `The embedded PostgreSQL failed (${args[0]}): ${(stderr || stdout || String(error)).trim()}`,
    );
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
