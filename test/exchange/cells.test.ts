import fc from 'fast-check';
import { isFormula, readDate, readNote, readReason, readWholeNumber } from '../../src/exchange/cells';
import { columnOf } from '../../src/exchange/columns';

describe('a number', () => {
  it.each([
    ['24', 24],
    ['0', 0],
    ['24,0', 24],
    ['24.0', 24],
    ['24,00', 24],
    ['-0', 0],
    ['10000', 10_000],
    ['', null],
  ])('written as "%s" is read as %s', (cell, value) => {
    expect(readWholeNumber(cell)).toEqual({ value });
  });

  it.each([
    '24,5',
    '24.5',
    '1.000',
    '1,000',
    '1.000,0',
    'vier',
    '2 4',
    '24,',
    ',0',
    '0x18',
    '1e3',
    '24%',
    '١٢',
  ])('is not what "%s" says', (cell) =>
    expect(readWholeNumber(cell)).toEqual({ wrong: 'NOT_A_WHOLE_NUMBER' }),
  );

  it.each(['-1', '-24,0', '10001', '999999999'])('is not as small or large as "%s"', (cell) =>
    expect(readWholeNumber(cell)).toEqual({ wrong: 'NUMBER_OUT_OF_RANGE' }),
  );
});

describe('a date', () => {
  it.each([
    ['17-11-2026', '2026-11-17'],
    ['7-1-2026', '2026-01-07'],
    ['07/01/2026', '2026-01-07'],
    ['2026-11-17', '2026-11-17'],
    ['29-2-2028', '2028-02-29'],
  ])('written as %s is %s', (cell, value) => expect(readDate(cell)).toEqual({ value }));

  it.each(['31-2-2026', '29-02-2026', '11/16/2026', '2026-13-01', '0-1-2026', '31-11-2026'])(
    'like %s does not exist',
    (cell) => expect(readDate(cell)).toEqual({ wrong: 'DATE_DOES_NOT_EXIST' }),
  );

  it.each(['17-11-26', '17-11/2026', '17 november', '2026-1-7', '20261117', '46343', '17-11-0026', 'morgen'])(
    'like "%s" cannot be read',
    (cell) => expect(readDate(cell)).toEqual({ wrong: 'DATE_NOT_READABLE' }),
  );

  it('is on every row', () => expect(readDate('')).toEqual({ wrong: 'VALUE_MISSING' }));

  it('is the same however it is written', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('-', '/'), (date, mark) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-');
        for (const cell of [
          iso,
          [dayOfMonth, month, year].join(mark),
          [Number(dayOfMonth), Number(month), year].join(mark),
        ])
          expect(readDate(cell)).toEqual({ value: iso });
      }),
    );
  });
});

describe('a reason', () => {
  it.each(['MAINTENANCE', 'maintenance', 'onderhoud', 'Onderhoud'])('is known as %s', (cell) =>
    expect(readReason(cell)).toEqual({ value: 'MAINTENANCE' }),
  );
  it.each(['STAFF_SHORTAGE', 'staff shortage', 'Personeelstekort'])('is known as %s', (cell) =>
    expect(readReason(cell)).toEqual({ value: 'STAFF_SHORTAGE' }),
  );
  it('is nothing else', () => expect(readReason('lek dak')).toEqual({ wrong: 'UNKNOWN_REASON' }));
  it('may be left out', () => expect(readReason('')).toEqual({ value: null }));
});

describe('a note', () => {
  it('has up to 500 characters', () => {
    expect(readNote('x'.repeat(500))).toEqual({ value: 'x'.repeat(500) });
    expect(readNote('x'.repeat(501))).toEqual({ wrong: 'TEXT_LENGTH' });
  });
});

describe('a formula', () => {
  it.each(['=1+1', '=cmd|calc', '+31', '@SUM(A1)', '-cmd', '--1+1', '-1+1', '＝1+1', '- dak'])(
    'is "%s"',
    (cell) => expect(isFormula(cell)).toBe(true),
  );
  it.each(['-3', '-3,0', '- 3', '-', '--', '3-4', 'a=b', '', "'=1", 'e@mail.nl'])('is not "%s"', (cell) =>
    expect(isFormula(cell)).toBe(false),
  );
});

describe('a column', () => {
  it.each([
    ['Plekken regulier', 'regular'],
    ['plekken_regulier', 'regular'],
    ['REGULAR-PLACES', 'regular'],
    [' Buiten gebruik ', 'outOfUse'],
    ['out of use', 'outOfUse'],
    ['Bezet', 'occupied'],
    ['date', 'date'],
    ['voorziening', 'facility'],
  ])('named "%s" is known', (cell, column) => expect(columnOf(cell)).toBe(column));
  it.each(['', 'bezt', 'opmerking', 'toString'])('named "%s" is not', (cell) =>
    expect(columnOf(cell)).toBeUndefined(),
  );
});
