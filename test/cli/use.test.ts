import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';
import { Folder, runClient } from './client';

const folder = new Folder();
const file = folder.file('capacity.csv', 'voorziening; datum; bezet\n');
const empty = folder.file('empty', ' \n');
afterAll(() => folder.remove());

/** No hub is needed to be told what is wrong in a line. */
const settings = { KETENHUB_URL: 'http://127.0.0.1:9', KETENHUB_TOKEN: 'a.b.c' };
const run = (...args: string[]) => runClient(args, { settings });

describe('the client used in a wrong way ends with 2 and says what is wrong', () => {
  it.each<[string[], string, string]>([
    [['melden'], 'De opdracht "melden" bestaat niet.', 'There is no command "melden".'],
    [['report'], 'Noem één bestand om te melden.', 'Name one file to report.'],
    [['report', file, file], 'Noem één bestand om te melden.', 'Name one file to report.'],
    [['template', file], 'Deze opdracht neemt geen bestand.', 'This command takes no file.'],
    [['report', file, '--what'], 'De optie --what bestaat niet', 'There is no option --what'],
    [['report', file, '--force'], 'De optie --force bestaat niet', 'There is no option --force'],
    [['template', '--confirm'], 'De optie --confirm bestaat niet', 'There is no option --confirm'],
    [['report', file, '--url'], 'De optie --url heeft een waarde nodig.', 'The option --url needs a value.'],
    [
      ['report', file, '--url', '--json'],
      'De optie --url heeft een waarde',
      'The option --url needs a value.',
    ],
    [
      ['report', file, '--json=yes'],
      'De optie --json neemt geen waarde.',
      'The option --json takes no value.',
    ],
    [['report', file, '--dry-run', '--confirm'], 'gaan niet samen', 'do not go together'],
    [['report', file, '--timeout', '0'], 'van 1 tot en met 300', 'from 1 to 300'],
    [['report', file, '--timeout', 'soon'], 'van 1 tot en met 300', 'from 1 to 300'],
    [['report', file, '--url', 'hub.example'], 'begint met https://', 'starts with https://'],
    [['report', file, '--url', 'ftp://hub.example'], 'begint met https://', 'starts with https://'],
    [
      ['report', file, '--url', 'https://me:secret@hub.example'],
      'zonder gebruikersnaam',
      'without a user name',
    ],
    [['report', join(folder.path, 'none.csv')], 'dit pad bestaat niet', 'there is no such path'],
    [['report', folder.path], 'het is een map', 'it is a folder'],
    [
      ['report', file, '--token-file', join(folder.path, 'none')],
      'dit pad bestaat niet',
      'there is no such path',
    ],
    [['report', file, '--token-file', empty], 'is geen token', 'holds is no token'],
    [['template', '--token-file', file], 'is geen token', 'holds is no token'],
  ])('%j', async (args, dutch, english) => {
    const [nl, en] = await Promise.all([run(...args), run('--lang', 'en', ...args)]);
    expect([nl.code, nl.out, en.code, en.out]).toEqual([2, '', 2, '']);
    expect(nl.err).toContain(dutch);
    expect(en.err).toContain(english);
    expect(`${nl.err}${en.err}`).not.toMatch(/^\s+at |secret/m);
  });

  it('also in a language that it does not know', async () => {
    expect(await run('report', file, '--lang', 'fr')).toEqual({
      code: 2,
      out: '',
      err: 'De taal is nl of en.\nGebruik --lang nl of --lang en.\n',
    });
  });

  it.each([
    [['--token', 'a.secret.token']],
    [['--token=a.secret.token']],
    [['report', file, '--token', 'a.secret.token', '--what']],
  ])('refuses a token on the command line, says why, and does not say it back: %j', async (args) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/te lezen voor anderen op deze machine.*\n.*KETENHUB_TOKEN.*--token-file/);
    expect(err).not.toContain('secret');
  });

  it.each(['', '  ', 'two words', 'token\nanother', 'tokén'])('with %j for a token', async (token) => {
    const { code, err } = await runClient(['template'], { settings: { ...settings, KETENHUB_TOKEN: token } });
    expect(code).toBe(2);
    expect(err).toMatch(/KETENHUB_TOKEN/);
    expect(err).not.toMatch(/words|another|tokén/);
  });

  it('shows the help where others look for messages when no command is given', async () => {
    const { code, out, err } = await run();
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^ketenhub: meld capaciteit/);
  });
});

const exitCodesIn = (text: string): string[] =>
  [...text.matchAll(/^ {2}(\d) {2}(.+)$/gm)].map(([line]) => line);

describe('the help', () => {
  it.each(['--help', '-h'])('is a result (%s)', async (option) => {
    const { code, out, err } = await run(option);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('ketenhub report capacity.csv');
  });

  it.each(['report', 'template'])('explains %s in both languages, with the exit codes', async (command) => {
    const [nl, en] = await Promise.all([run(command, '--help'), run(command, '--help', '--lang', 'en')]);
    expect(nl.out).toMatch(new RegExp(`^ketenhub ${command} .*[opties]`));
    expect(en.out).toMatch(new RegExp(`^ketenhub ${command} .*[options]`));
    const options = (text: string) => text.match(/--[a-z-]+/g);
    expect(options(nl.out)).toEqual(options(en.out));
    for (const { out } of [nl, en]) {
      expect(exitCodesIn(out)).toHaveLength(6);
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    }
  });

  it('and the documentation list the same exit codes', async () => {
    const { out } = await run('--help', '--lang', 'en');
    const documentation = readFileSync(join(projectRoot, 'docs', 'command-line.md'), 'utf8');
    const rows = [...documentation.matchAll(/^\| (\d) \| (.+?) \|$/gm)];
    expect(rows.map(([, code, meaning]) => `  ${code}  ${meaning}`)).toEqual(exitCodesIn(out));
  });

  it('tells the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(await run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});
