import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
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
 * One hub per data folder. The lock is a listening local socket: the system takes it away with the process, so a
 * killed hub leaves no lock behind, which a file with a process number cannot promise.
 */
export async function lockDataFolder(dataDir: string): Promise<() => Promise<void>> {
  const address = socketAddress(dataDir);
  if (await answers(address)) throw new DataFolderInUse(dataDir);
  if (process.platform !== 'win32') rmSync(address, { force: true });
  const server = await listen(address, dataDir);
  return () => new Promise((done) => server.close(() => done()));
}

function socketAddress(dataDir: string): string {
  const name = `ketenhub-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address);
    socket.once('connect', () => (socket.destroy(), done(true)));
    socket.once('error', () => done(false));
  });
}

function listen(address: string, dataDir: string): Promise<Server> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'EADDRINUSE' ? new DataFolderInUse(dataDir) : error),
    );
    server.listen(address, () => done(server));
  });
}
