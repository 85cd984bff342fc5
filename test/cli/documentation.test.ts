import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';
import { readmeBlock, writeReadmeBlock } from '../setup/readme';
import { counts, program } from './client';
import { startProvider, type Provider } from './provider';

/** `UPDATE_DOCS=1 npx jest test/cli/documentation` writes what the client says now into the documentation. */
const updating = process.env.UPDATE_DOCS === '1';
const document = join(projectRoot, 'docs', 'command-line.md');

let provider: Provider;
beforeAll(async () => (provider = await startProvider()));
afterAll(() => provider.leave());

const path = (name: string) => join(provider.folder.path, name);

/** What stands on the screen after a command, on one that is no terminal: results and progress in their order. */
async function type(...args: string[]): Promise<string> {
  const screen = openSync(path('screen'), 'w');
  const child = spawn(process.execPath, [program, ...args], {
    cwd: provider.folder.path,
    env: { ...process.env, ...provider.settings },
    stdio: ['ignore', screen, screen],
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  closeSync(screen);
  const said = readFileSync(path('screen'), 'utf8');
  return `$ npx ketenhub ${args.join(' ')}\n${said}$ echo $?\n${code}`;
}

/** The day of the answers is that of the test. */
function dated(text: string): string {
  const { dutch, iso } = provider.hub.today;
  return text.replaceAll(dutch, '23-11-2026').replaceAll(iso, '2026-11-23');
}

function compare(marker: string, ...screens: string[]): void {
  const transcript = dated(screens.join('\n'));
  if (updating) writeReadmeBlock(`transcript: ${marker}`, transcript, document);
  expect(readmeBlock(`transcript: ${marker}`, document)).toBe(transcript);
}

describe('the documentation of the command line shows what the client says', () => {
  it('in a week', async () => {
    const fetched = await type('template', '-o', 'capacity.csv');
    const filledIn = readFileSync(path('capacity.csv'), 'utf8')
      .replace(/^(kromhout-herstart(?:;[^;]*){5});\d+;/m, '$1;22;')
      .replace(/^(kromhout-crisisopvang(?:;[^;]*){5});\d+;/m, '$1;57;');
    provider.folder.file('capacity.csv', filledIn);
    compare(
      'week',
      fetched,
      '# fill in capacity.csv, with a spreadsheet or a program',
      await type('report', 'capacity.csv', '--dry-run'),
      await type('report', 'capacity.csv'),
      await type('report', 'capacity.csv'),
    );
  });

  it('of mistakes', async () => {
    provider.folder.file(
      'wrong.csv',
      counts([
        ['kromhout-herstart', '2026-02-31', 12],
        ['kromhout-herstart', '2026-11-17', 'twaalf'],
        ['kromhout-crisisopvang', '2026-11-17', '12,5'],
      ]),
    );
    compare('mistakes', await type('report', 'wrong.csv', '--quiet', '--lang', 'en'));
  });

  it('of warnings', async () => {
    provider.folder.file('half.csv', counts([['kromhout-herstart', provider.hub.today.iso, 21]]));
    compare(
      'warnings',
      await type('report', 'half.csv', '--quiet'),
      await type('report', 'half.csv', '--quiet', '--confirm'),
    );
  });
});
