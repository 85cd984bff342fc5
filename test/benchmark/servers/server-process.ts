import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpuOfProcess, residentOfProcess } from '../cpu';
import type { Place } from './child';

/** How a measured server is started. */
export interface Program {
  /** Path of its file. */
  file: string;
  args?: string[];
  /** Flags of Node. */
  flags?: readonly string[];
  /** Path of the Node that runs it; this one's own when not given. */
  node?: string;
}

/** A measured server, in a process of its own. */
export interface MeasuredServer {
  port: number;
  /** CPU of its process so far, in ms. */
  cpu(): Promise<number>;
  /** Memory that its process holds now, in bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

export async function startServer(
  { file, args = [], flags = [], node = process.execPath }: Program,
  place: Place,
): Promise<MeasuredServer> {
  const child = spawn(node, [...flags, file, ...args], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
      BENCH_PLACE: JSON.stringify(place),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const port = await listening(child, file);
  return {
    port,
    cpu: () => cpuOfProcess(child.pid!),
    memory: () => residentOfProcess(child.pid!),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

async function listening(child: ChildProcess, file: string): Promise<number> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${code} before it listened.`);
  });
  // When it ends later, nobody waits for it here any more.
  ended.catch(() => undefined);
  const [{ port }] = (await Promise.race([once(child, 'message'), ended])) as [{ port: number }];
  return port;
}
