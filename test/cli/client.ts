import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';

/** How the client ended and what it said. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export const program = join(projectRoot, 'bin', 'ketenhub.js');

interface Started {
  settings?: Record<string, string>;
  /** Another copy of the program than the one of this checkout. */
  program?: string;
  cwd?: string;
}

/** Runs the built client as a person or a script does: in a process of its own, with the settings given and no others. */
export function runClient(
  args: string[],
  { settings = {}, program: file = program, cwd }: Started = {},
): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('KETENHUB_'));
  const env = { ...Object.fromEntries(inherited), ...settings };
  const child = spawn(process.execPath, [file, ...args], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  return new Promise((done) => child.once('close', (code) => done({ code, ...said })));
}

/** A folder of files for one test file; gone at its end. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'ketenhub cli '));

  file(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    writeFileSync(path, content);
    return path;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The lines of a file that counts people, as few columns as it can have. */
export const counts = (rows: Array<[facility: string, date: string, occupied: number | string]>): string =>
  ['voorziening;datum;bezet', ...rows.map((row) => row.join(';'))].join('\r\n');
