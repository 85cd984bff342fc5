import { accessSync, constants, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';
import { counts, program, runClient } from './client';
import { startProvider, type Provider } from './provider';

let provider: Provider;
beforeAll(async () => (provider = await startProvider()));
afterAll(() => provider.leave());

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');

describe('the package', () => {
  it('names a program that can be started as it is', () => {
    const { bin, files } = JSON.parse(read('package.json')) as {
      bin: Record<string, string>;
      files: string[];
    };
    expect(join(projectRoot, bin.ketenhub!)).toBe(program);
    expect(read(bin.ketenhub!)).toMatch(/^#!\/usr\/bin\/env node\n/);
    if (process.platform !== 'win32') accessSync(program, constants.X_OK);
    expect(files).toEqual(expect.arrayContaining(['bin', 'dist/src']));
  });

  it('has a client that needs Node and nothing else: three parts of it, copied', async () => {
    const parts = ['bin', 'package.json', join('dist', 'src', 'cli')];
    for (const part of parts)
      cpSync(join(projectRoot, part), join(provider.folder.path, part), { recursive: true });
    const day = provider.hub.today.iso;
    const file = counts([
      ['kromhout-herstart', day, 11],
      ['kromhout-crisisopvang', day, 41],
    ]);
    const options = {
      settings: provider.settings,
      program: join(provider.folder.path, 'bin', 'ketenhub.js'),
    };
    const { code, out } = await runClient(['report', provider.folder.file('week.csv', file)], options);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Vastgelegd: 2 regels') });
    expect((await runClient(['--version'], options)).code).toBe(0);
  });

  it('says that it must be built where it is not', async () => {
    const folder = join(provider.folder.path, 'not built');
    cpSync(join(projectRoot, 'bin'), join(folder, 'bin'), { recursive: true });
    const { code, err } = await runClient(['--help'], { program: join(folder, 'bin', 'ketenhub.js') });
    expect(code).toBe(5);
    expect(err).toContain('npm ci');
  });
});
