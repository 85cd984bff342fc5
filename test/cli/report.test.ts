import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { counts, program } from './client';
import { names, startProvider, type Provider } from './provider';

let provider: Provider;
beforeAll(async () => (provider = await startProvider()));
afterAll(() => provider.leave());

/** A file of both facilities, so that it does not look like half of one. */
const both = (name: string, herstart: number | string, crisis: number | string) =>
  provider.folder.file(
    name,
    counts([
      ['kromhout-herstart', provider.hub.today.iso, herstart],
      ['kromhout-crisisopvang', provider.hub.today.iso, crisis],
    ]),
  );

describe('a file without mistakes', () => {
  it('is only looked at with --dry-run: what it would record, line by line', async () => {
    const before = await provider.hub.linesInLedger();
    const { code, out } = await provider.run('report', both('looked.csv', 19, 49), '--dry-run');
    const day = provider.hub.today.dutch;
    expect({ code, out }).toEqual({
      code: 0,
      out: [
        'looked.csv: 2 rijen',
        'Vast te leggen: 2 regels (bezettingstelling 2)',
        `  rij 2: kromhout-herstart, bezettingstelling 19 op ${day}`,
        `  rij 3: kromhout-crisisopvang, bezettingstelling 49 op ${day}`,
        'Alleen gecontroleerd (--dry-run): er is niets vastgelegd.',
        '',
      ].join('\n'),
    });
    expect(await provider.hub.linesInLedger()).toBe(before);
  });

  it('is recorded, with the progress apart from the result', async () => {
    const before = await provider.hub.linesInLedger();
    const { code, out, err } = await provider.run('report', both('week.csv', 20, 50));
    expect({ code, out, err }).toEqual({
      code: 0,
      out: [
        'week.csv: 2 rijen',
        'Vast te leggen: 2 regels (bezettingstelling 2)',
        'Vastgelegd: 2 regels (bezettingstelling 2).',
        '',
      ].join('\n'),
      err: 'week.csv versturen\nGecontroleerd door de hub\nVastleggen\n',
    });
    expect(await provider.hub.linesInLedger()).toBe(before + 2);
    expect(await provider.occupied()).toEqual({
      [names['kromhout-herstart']]: 20,
      [names['kromhout-crisisopvang']]: 50,
    });
  });

  it('changes nothing the second time, and is fine then too', async () => {
    const before = await provider.hub.linesInLedger();
    const { code, out } = await provider.run('report', both('week.csv', 20, 50), '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toMatch(/^week\.csv: 2 rows, 2 reported before\n/);
    expect(out).toMatch(/Nothing to do: all of this file was reported before\. Nothing changed\.\n$/);
    expect(await provider.hub.linesInLedger()).toBe(before);
  });

  it('says nothing but the result when it is quiet', async () => {
    const { code, err } = await provider.run('report', both('quiet.csv', 21, 51), '-q');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('is recorded also when nobody reads the result to its end', async () => {
    const before = await provider.hub.linesInLedger();
    const command = `"${process.execPath}" "${program}" report "${both('piped.csv', 17, 47)}" --quiet | true`;
    // The hub runs in this process: it must not stand still meanwhile.
    await promisify(execFile)('sh', ['-c', command], { env: { ...process.env, ...provider.settings } });
    expect(await provider.hub.linesInLedger()).toBe(before + 2);
  });

  it('gives a script the answer of the hub', async () => {
    const file = both('script.csv', 18, 48);
    const looked = await provider.run('report', file, '--dry-run', '--json');
    expect(JSON.parse(looked.out)).toMatchObject({
      canCommit: true,
      committed: false,
      toRecord: { total: 2 },
    });
    const recorded = await provider.run('report', file, '--json', '--quiet');
    expect({ ...recorded, out: JSON.parse(recorded.out) as unknown }).toEqual({
      code: 0,
      out: expect.objectContaining({
        fileName: 'script.csv',
        alreadyReported: false,
        recorded: expect.objectContaining({ total: 2 }),
      }),
      err: '',
    });
  });
});

describe('a file with mistakes', () => {
  const wrong = () =>
    provider.folder.file(
      'wrong.csv',
      counts([
        ['kromhout-herstart', '2026-02-31', 12],
        ['kromhout-herstart', '2026-11-17', 'veel'],
        ['kromhout-crisisopvang', '2026-11-17', '12,5'],
      ]),
    );

  it('ends with 1, says each mistake once with its cells and what to do, and records nothing', async () => {
    const before = await provider.hub.linesInLedger();
    const { code, out } = await provider.run('report', wrong(), '--confirm');
    expect({ code, out }).toEqual({
      code: 1,
      out: [
        'wrong.csv: 3 rijen',
        '',
        'FOUT, kolom datum: Deze datum bestaat niet. [DATE_DOES_NOT_EXIST]',
        '  rij 2 "2026-02-31"',
        '  Wat te doen: Kijk de dag en de maand na; de dag staat voorop, of het jaar (2026-11-17).',
        '',
        'FOUT, kolom bezet: Hier hoort een geheel getal. [NOT_A_WHOLE_NUMBER]',
        '  rij 3 "veel", rij 4 "12,5"',
        '  Wat te doen: Schrijf alleen cijfers, zonder punt voor duizendtallen; laat de cel leeg als u er niets over zegt.',
        '',
        'Er is niets vastgelegd. Herstel de fouten en stuur het bestand opnieuw.',
        '',
      ].join('\n'),
    });
    expect(await provider.hub.linesInLedger()).toBe(before);
  });

  it('says the same in English, and to a script', async () => {
    const english = await provider.run('report', wrong(), '--lang=en');
    expect(english.code).toBe(1);
    expect(english.out).toContain(
      'ERROR, column bezet: This should be a whole number. [NOT_A_WHOLE_NUMBER]\n  row 3 "veel", row 4 "12,5"\n  What to do: ',
    );
    const script = await provider.run('report', wrong(), '--json');
    expect(script.code).toBe(1);
    expect(JSON.parse(script.out)).toMatchObject({ canCommit: false, findings: [{ severity: 'ERROR' }, {}] });
  });

  it.each([
    [
      'a workbook.xlsx',
      Buffer.from('PK\u0003\u0004 a workbook'),
      'Dit is geen CSV-bestand; er is niets vastgelegd.',
    ],
    ['empty.csv', '', 'De eerste rij noemt geen kolom die de hub kent.'],
    ['open.csv', 'voorziening;datum\n"a;b\n', 'Rij 2 is niet te lezen'],
    ['large.csv', Buffer.alloc(50_000_000, `voorziening;${'b'.repeat(60_000)}\n`), 'groter dan 5 MB'],
  ])('ends with 1 for %s, which the hub cannot read', async (name, content, told) => {
    const { code, out, err } = await provider.run('report', provider.folder.file(name, content));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(told);
    expect(err).not.toMatch(/GET \/|POST \/|Content-Type/);
  });
});

it('ends with 2 for a file that cannot be read to its end', async () => {
  if (process.platform !== 'linux') return;
  // The system lets its owner open it, and nobody read it from the start.
  const { code, out, err } = await provider.run('report', '/proc/self/mem');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('Het bestand /proc/self/mem is niet te lezen: EIO.');
});

describe('a file with warnings', () => {
  const half = () =>
    provider.folder.file('half.csv', counts([['kromhout-herstart', provider.hub.today.iso, 60]]));

  it('waits with 3, and says that --confirm records it', async () => {
    const before = await provider.hub.linesInLedger();
    for (const args of [[], ['--dry-run']]) {
      const { code, out } = await provider.run('report', half(), ...args);
      expect(code).toBe(3);
      expect(out).toContain(
        'WAARSCHUWING, kolom voorziening: Het bestand noemt 1 van uw 2 voorzieningen die meldden; deze ontbreken. ' +
          '[FACILITIES_MISSING]\n  "kromhout-crisisopvang"\n' +
          '  Wat te doen: Voeg ze toe, of bevestig: --confirm. Wat ontbreekt, blijft zoals het was.\n',
      );
      expect(out).toMatch(/Klopt het, ook met de waarschuwingen\? Stuur het dan opnieuw met --confirm\.\n$/);
    }
    expect(await provider.hub.linesInLedger()).toBe(before);
  });

  it('says the same in English, and to a script', async () => {
    const english = await provider.run('report', half(), '--lang', 'en');
    expect(english).toMatchObject({ code: 3, out: expect.stringContaining('WARNING, column bezet: ') });
    expect(english.out).toContain(
      'Confirm it if it is right: --confirm. The hub shows it as over-occupancy.',
    );
    const script = await provider.run('report', half(), '--json');
    expect(script.code).toBe(3);
    expect(JSON.parse(script.out)).toMatchObject({ canCommit: true, needsConfirmation: true });
  });

  it('is recorded with --confirm, and then changes nothing, also without it', async () => {
    const confirmed = await provider.run('report', half(), '--confirm');
    expect(confirmed).toMatchObject({ code: 0, out: expect.stringContaining('Vastgelegd: 1 regel ') });
    expect((await provider.occupied())[names['kromhout-herstart']]).toBe(60);
    const before = await provider.hub.linesInLedger();
    expect(await provider.run('report', half())).toMatchObject({ code: 0 });
    expect(await provider.hub.linesInLedger()).toBe(before);
  });
});
