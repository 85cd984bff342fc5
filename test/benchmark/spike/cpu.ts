import { readdir, readFile } from 'node:fs/promises';

const millisecondsPerTick = 10;

/** User and system time of a PostgreSQL server and its children, in ms. Linux only; elsewhere NaN. */
export async function cpuOfServer(postmaster: number): Promise<number> {
  const entries = await readdir('/proc').catch(() => [] as string[]);
  const pids = entries.filter((entry) => /^\d+$/.test(entry));
  if (pids.length === 0) return NaN;
  const ticks = await Promise.all(pids.map((pid) => ticksOf(pid, postmaster)));
  return ticks.reduce((sum, each) => sum + each, 0) * millisecondsPerTick;
}

async function ticksOf(pid: string, postmaster: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The program's name stands in brackets and may hold spaces: count the fields after it.
  const field = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [parent, user, system] = [Number(field[1]), Number(field[11]), Number(field[12])];
  return Number(pid) === postmaster || parent === postmaster ? user + system : 0;
}
