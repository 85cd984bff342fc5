import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { names, startProvider, type Provider } from './provider';

let provider: Provider;
beforeAll(async () => (provider = await startProvider()));
afterAll(() => provider.leave());

const path = (name: string) => join(provider.folder.path, name);

describe('the template', () => {
  it('comes as the hub gives it, on standard output or in a file', async () => {
    const { text } = await provider.hub.provider.template();
    const printed = await provider.run('template');
    expect(printed).toEqual({ code: 0, out: text, err: '' });
    const { code, out, err } = await provider.run('template', '-o', path('new.csv'));
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain(`ketenhub report ${path('new.csv')}`);
    expect(readFileSync(path('new.csv'), 'utf8')).toBe(text);
  });

  it('overwrites a file with --force only', async () => {
    const file = provider.folder.file('mine.csv', 'mine');
    for (const [language, told] of [
      ['nl', 'bestaat al; er is niets overschreven'],
      ['en', 'exists already; nothing was overwritten'],
    ]) {
      const { code, err } = await provider.run('template', '--output', file, '--lang', language!);
      expect(code).toBe(2);
      expect(err).toContain(told);
    }
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await provider.run('template', '--output', file, '--force')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('kromhout-herstart');
  });

  it('says that a file cannot be written', async () => {
    const { code, err } = await provider.run('template', '-o', join(path('none'), 'new.csv'));
    expect(code).toBe(2);
    expect(err).toContain('is niet te schrijven: dit pad bestaat niet.');
  });

  it('filled in and reported changes the state; reported again, nothing', async () => {
    const file = path('week.csv');
    await provider.run('template', '-o', file);
    const filledIn = readFileSync(file, 'utf8')
      .replace(/^(kromhout-herstart(?:;[^;]*){5});\d+;/m, '$1;22;')
      .replace(/^(kromhout-crisisopvang(?:;[^;]*){5});\d+;/m, '$1;57;');
    provider.folder.file('week.csv', filledIn);
    const reported = await provider.run('report', file);
    expect(reported).toMatchObject({
      code: 0,
      out: expect.stringContaining('Vastgelegd: 2 regels (bezettingstelling 2).'),
    });
    const now = await provider.occupied();
    expect(now).toEqual({ [names['kromhout-herstart']]: 22, [names['kromhout-crisisopvang']]: 57 });
    const lines = await provider.hub.linesInLedger();
    const again = await provider.run('report', file);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Niets te doen') });
    expect(await provider.hub.linesInLedger()).toBe(lines);
    expect(await provider.occupied()).toEqual(now);
  });
});
