import { readdir, readFile } from 'node:fs/promises';

const millisecondsPerTick = 10;

interface Times {
  pid: number;
  parent: number;
  /** User and system time of the process with its threads, in ms. */
  own: number;
  /** The same of its children that have ended. */
  ended: number;
}

/** User and system time of a PostgreSQL server and its children, in ms. Linux only; elsewhere NaN. */
export async function cpuOfServer(postmaster: number): Promise<number> {
  const entries = await readdir('/proc').catch(() => [] as string[]);
  const pids = entries.filter((entry) => /^\d+$/.test(entry));
  if (pids.length === 0) return NaN;
  const all = await Promise.all(pids.map((pid) => timesOf(Number(pid))));
  const children = all.filter((each) => each?.parent === postmaster);
  const server = all.find((each) => each?.pid === postmaster);
  // Workers that clear up come and go: what they used does not go with them.
  return children.reduce((sum, each) => sum + each!.own, (server?.own ?? NaN) + (server?.ended ?? NaN));
}

/** User and system time of one process with its threads, in ms. Linux only; elsewhere NaN. */
export const cpuOfProcess = async (pid: number): Promise<number> => (await timesOf(pid))?.own ?? NaN;

async function timesOf(pid: number): Promise<Times | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The program's name stands in brackets and may hold spaces: count the fields after it.
  const field = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const ms = (first: number) => (field[first]! + field[first + 1]!) * millisecondsPerTick;
  return { pid, parent: field[1]!, own: ms(11), ended: ms(13) };
}

/** Memory that a process holds (resident set), in bytes. Linux only; elsewhere NaN. */
export async function residentOfProcess(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN) * 1024;
}
