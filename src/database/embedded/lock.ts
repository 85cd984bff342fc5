import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another hub works on the same data folder. */
export class DataFolderInUse extends Error {
  constructor(dataDir: string) {
    super(
      `Another hub already runs on the data folder ${dataDir}. ` +
        'Stop that one first, or give this one a folder of its own with DATA_DIR.',
    );
  }
}

/**
 * One hub per data folder, which exists. The lock is a listening local socket: the system takes it away with the
 * process, so a killed hub leaves no lock behind, which a file with a process number cannot promise.
 */
export async function lockDataFolder(dataDir: string): Promise<() => Promise<void>> {
  const address = lockAddress(dataDir);
  const server = (await listen(address)) ?? (leavesFile && (await takeOver(address)));
  if (!server) throw new DataFolderInUse(dataDir);
  return () => new Promise((done) => server.close(() => done()));
}

/** Linux and Windows have sockets without a file; elsewhere a killed hub leaves a dead one behind. */
const leavesFile = process.platform !== 'linux' && process.platform !== 'win32';

/** The same for every spelling of the folder's path. */
function lockAddress(dataDir: string): string {
  const { dev, ino } = statSync(dataDir, { bigint: true });
  const name = `ketenhub-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  // As long as such a name can be: Node's versions differ in how they fill up a shorter one.
  if (process.platform === 'linux') return `\0${name}`.padEnd(108, '-');
  return join(tmpdir(), `${name}.sock`);
}

/** The listening lock, or null when the address is taken. */
function listen(address: string): Promise<Server | null> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(null) : fail(error),
    );
    server.listen(address, () => done(server));
  });
}

async function takeOver(address: string): Promise<Server | null> {
  if (await answers(address)) return null;
  rmSync(address, { force: true });
  return listen(address);
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address);
    socket.once('connect', () => (socket.destroy(), done(true)));
    socket.once('error', () => done(false));
  });
}
