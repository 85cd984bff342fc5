import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingNames } from '../../src/config';
import { projectRoot } from '../../src/project-root';

type Settings = Record<string, string>;

/** How a program ended and what it said. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** A program of the hub as a person starts it: built, in a process of its own. */
export interface Program {
  process: ChildProcess;
  /** What it has said so far. */
  said: { out: string; err: string };
  ended: Promise<Ended>;
}

/** The hub, listening. */
export interface RunningHub extends Program {
  url: string;
  welcome: string;
}

/** The settings given and no others, whatever the environment of the tests holds. */
function environment(settings: Settings): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !settingNames.includes(name));
  return { ...Object.fromEntries(inherited), PORT: '0', SEED_POPULATION: '0', ...settings };
}

const built = (script: string) => join(projectRoot, 'dist', 'src', script);

export const start = (script: string, settings: Settings, args: string[] = []): Program =>
  launch(process.execPath, [built(script), ...args], settings);

/** As `npm start` does it: through a shell, which passes no signal on. */
export const startThroughShell = (settings: Settings): Program =>
  launch('sh', ['-c', `"${process.execPath}" "${built('main.js')}"; true`], {
    ...settings,
    npm_lifecycle_event: 'start',
  });

function launch(command: string, args: string[], settings: Settings): Program {
  const child = spawn(command, args, { env: environment(settings), stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ code, ...said })));
  running.add(child);
  void ended.then(() => running.delete(child));
  return { process: child, said, ended };
}

export const runToEnd = (script: string, settings: Settings, ...args: string[]): Promise<Ended> =>
  start(script, settings, args).ended;

/** Starts the hub and waits until it says that it listens. */
export async function startHub(
  settings: Settings,
  program = start('main.js', settings),
): Promise<RunningHub> {
  let code: number | null | undefined;
  void program.ended.then((ended) => (code = ended.code));
  await until(
    'the hub listens or ends',
    () => code !== undefined || program.said.out.includes('Ctrl-C stops'),
  );
  const [, url] = /listens on\s+(http\S+)\/graphql/.exec(program.said.out) ?? [];
  if (!url) throw new Error(`The hub ended with exit code ${code}: ${program.said.err}`);
  return { ...program, url, welcome: program.said.out };
}

export function stop({ process: child, ended }: Program, signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
  child.kill(signal);
  return ended;
}

/** A token of the real command: the last line that it prints. */
export async function tokenFor(partner: string, settings: Settings): Promise<string> {
  const { out } = await runToEnd('commands/token.js', settings, '--partner', partner);
  return out.trimEnd().split('\n').at(-1)!;
}

/** Asks the hub for data, as a client with a token. */
export async function ask(
  hub: RunningHub,
  token: string,
  query: string,
  variables?: Record<string, unknown>,
) {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query, variables }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely
  const { data, errors } = (await response.json()) as { data: any; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** Waits for a condition; fails, naming it, when it does not come. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((next) => setTimeout(next, 20));
  }
}

/** The command lines of the PostgreSQL programs that work on a data folder. */
export const postgresOn = (dataDir: string): string[] =>
  commandLines().filter((line) => line.includes(join(dataDir, 'postgresql')));

function commandLines(): string[] {
  if (process.platform !== 'linux')
    return execFileSync('ps', ['-axww', '-o', 'command='], { encoding: 'utf8' }).split('\n');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => readOr('', `/proc/${pid}/cmdline`));
}

function readOr(otherwise: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

const running = new Set<ChildProcess>();
const dataFolders: string[] = [];

export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ketenhub start '));
  dataFolders.push(folder);
  return folder;
}

/** Leaves nothing behind, also when a test failed half-way. */
export async function cleanUp(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of dataFolders) {
    const [pid] = readOr('', join(folder, 'postgresql', 'postmaster.pid')).split('\n');
    if (pid && postgresOn(folder).length > 0) process.kill(Number(pid), 'SIGQUIT');
    await until(`nothing runs on ${folder}`, () => postgresOn(folder).length === 0);
    rmSync(folder, { recursive: true, force: true });
  }
}
