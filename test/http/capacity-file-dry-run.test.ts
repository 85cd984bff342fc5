import { toGlobalId } from '../../src/graphql/global-id';
import { csv, groupOf, startFileHub, type FileHub } from '../setup/files';

let hub: FileHub;
let provider: FileHub['provider'];
let today: FileHub['today'];
let herstart: FileHub['herstart'];
let crisis: FileHub['crisis'];

beforeAll(async () => {
  hub = await startFileHub();
  ({ provider, today, herstart, crisis } = hub);
});
afterAll(() => hub.stop());

describe('a dry run', () => {
  it('says what would be recorded, and records nothing', async () => {
    const before = await hub.linesInLedger();
    const file = csv(
      herstart({ plekken_regulier: 30, buiten_gebruik: 0, bezet: '22,0', reden: 'Onderhoud', versie: 28 }),
      crisis(),
    );
    const { status, body, headers } = await provider.send(file, { query: '?fileName=week%2047.csv' });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    const at = { facility: 'kromhout-herstart', effectiveOn: today.iso, row: 2 };
    expect(body).toMatchObject({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      fileName: 'week 47.csv',
      rows: 2,
      alreadyReportedRows: 0,
      committed: false,
      canCommit: true,
      needsConfirmation: false,
      findings: [],
      toRecord: {
        total: 4,
        perKind: { BACK_IN_USE: 1, EXPANSION: 1, OCCUPANCY_COUNT: 2 },
        lines: [
          { ...at, kind: 'BACK_IN_USE', number: 1, placeKind: null },
          { ...at, kind: 'EXPANSION', number: 6, placeKind: 'REGULAR' },
          { ...at, kind: 'OCCUPANCY_COUNT', number: 22 },
          { kind: 'OCCUPANCY_COUNT', number: 40, row: 3 },
        ],
      },
    });
    expect(await hub.linesInLedger()).toBe(before);
  });

  it('is given again, by the ledger as it is then', async () => {
    const { body } = await provider.send(csv(herstart({ bezet: 21 }), crisis()));
    const again = await provider.look(body.id);
    expect([again.status, again.body]).toEqual([200, body]);
  });

  it('names one mistake once, with every cell', async () => {
    const bad = { bezet: 'twaalf', datum: '31-2-2026' };
    const answer = await provider.send(csv(herstart(bad), crisis(), herstart({ ...bad, bezet: '12,5' })));
    expect(answer.body).toMatchObject({ canCommit: false });
    expect(groupOf(answer, 'NOT_A_WHOLE_NUMBER')).toEqual({
      code: 'NOT_A_WHOLE_NUMBER',
      severity: 'ERROR',
      message: { nl: expect.any(String), en: expect.any(String) },
      whatToDo: { nl: expect.any(String), en: expect.any(String) },
      column: 'bezet',
      count: 2,
      cells: [
        { row: 2, value: 'twaalf' },
        { row: 4, value: '12,5' },
      ],
    });
    expect(groupOf(answer, 'DATE_DOES_NOT_EXIST').count).toBe(2);
  });

  it('calls the columns as the file does', async () => {
    const english =
      'Facility,Date,Occupied\nkromhout-herstart,2026-11-17,many\nkromhout-crisisopvang,2026-11-17,4';
    expect((await provider.send(english)).body.findings).toMatchObject([{ column: 'Occupied' }]);
  });

  it('says the same of a facility of somebody else and of one that is not there', async () => {
    const answer = await provider.send(
      csv(
        herstart({ bezet: 1 }),
        crisis(),
        ...['tweelingen-stierstraat', 'nowhere'].map((voorziening) => ({ voorziening, datum: today.dutch })),
      ),
    );
    expect(answer.body.findings).toMatchObject([
      {
        code: 'FACILITY_NOT_FOUND',
        cells: [
          { row: 4, value: 'tweelingen-stierstraat' },
          { row: 5, value: 'nowhere' },
        ],
      },
    ]);
  });

  it('knows a facility by its global id too', async () => {
    const answer = await provider.send(
      csv({ ...herstart({ bezet: 1 }), voorziening: toGlobalId('Facility', 'kromhout-herstart') }, crisis()),
    );
    expect(answer.body.toRecord.lines[0]).toMatchObject({ facility: 'kromhout-herstart' });
  });

  it('tells what the ledger refuses at the cell that asks for it', async () => {
    const answer = await provider.send(
      csv(herstart({ buiten_gebruik: 25 }), crisis({ datum: '01-01-2020' }), crisis({ datum: '01-01-2199' })),
    );
    const told = answer.body.findings.filter(({ severity }: { severity: string }) => severity === 'ERROR');
    expect(told).toMatchObject([
      { code: 'OUT_OF_USE_ABOVE_PLACES', column: 'buiten_gebruik', cells: [{ row: 2, value: '25' }] },
      { code: 'BEFORE_OPENING', column: 'datum', cells: [{ row: 3, value: '2020-01-01' }] },
      { code: 'DATE_IN_FUTURE', column: 'datum', cells: [{ row: 4, value: '2199-01-01' }] },
    ]);
    expect(told[1].whatToDo.nl).toContain('2021-01-01');
  });

  it.each([
    ['UNKNOWN_COLUMN', 'voorziening;datum;bezt\nkromhout-herstart;17-11-2026;4', 1, 'bezt'],
    ['COLUMN_TWICE', 'voorziening;datum;bezet;Bezet\nkromhout-herstart;17-11-2026;4;5', 1, 'Bezet'],
    ['COLUMN_MISSING', 'voorziening;bezet\nkromhout-herstart;4', 1, null],
    ['NO_ROWS', 'voorziening;datum;bezet\n\n;;\n', 1, null],
    ['TOO_MANY_COLUMNS', 'voorziening;datum\nkromhout-herstart;17-11-2026;lek; dak', 2, 'lek'],
    ['FORMULA', 'voorziening;naam;datum\nkromhout-herstart;=cmd|x;17-11-2026', 2, '=cmd|x'],
    ['UNKNOWN_REASON', 'voorziening;datum;reden\nkromhout-herstart;17-11-2026;zomaar', 2, 'zomaar'],
    ['NUMBER_OUT_OF_RANGE', 'voorziening;datum;bezet\nkromhout-herstart;17-11-2026;-4', 2, '-4'],
    ['VALUE_MISSING', 'voorziening;datum;bezet\n;17-11-2026;4', 2, null],
    ['DATE_NOT_READABLE', 'voorziening;datum\nkromhout-herstart;46343', 2, '46343'],
  ])('finds %s', async (code, file, row, value) => {
    const answer = await provider.send(file);
    expect([answer.status, answer.body.canCommit]).toEqual([200, false]);
    expect(groupOf(answer, code)).toMatchObject({
      severity: 'ERROR',
      cells: expect.arrayContaining([{ row, value }]),
    });
    expect((await provider.commit(answer.body.id, { confirm: true })).body.errors[0].extensions.code).toBe(
      'FILE_HAS_ERRORS',
    );
  });

  it('accepts what is incomplete, and says so', async () => {
    const answer = await provider.send(csv(herstart({ plekken_regulier: 24 }), crisis()));
    expect(answer.body).toMatchObject({ canCommit: true, needsConfirmation: false });
    expect(groupOf(answer, 'INCOMPLETE')).toMatchObject({
      severity: 'INFO',
      column: 'bezet',
      cells: [{ row: 2, value: null }],
    });
  });
});
