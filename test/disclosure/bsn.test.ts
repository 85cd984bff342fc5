import fc from 'fast-check';
import { holdsBsn } from '../../src/disclosure/bsn';

/** A number that passes the check: eight digits decide the ninth. Made up here; it belongs to nobody we know. */
const passing = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
  .map((digits) => ({ digits, last: digits.reduce((sum, digit, i) => sum + (9 - i) * digit, 0) % 11 }))
  .filter(({ digits, last }) => last < 10 && digits.some(Boolean))
  .map(({ digits, last }) => [...digits, last].join(''));

describe('the check for a citizen service number', () => {
  it('finds one anywhere in a text', () => {
    fc.assert(fc.property(passing, (number) => expect(holdsBsn(`cliënt ${number}, kamer 4`)).toBe(true)));
  });

  it('finds one that is written with points, dashes or spaces', () => {
    fc.assert(
      fc.property(passing, fc.constantFrom('.', '-', ' '), (number, mark) => {
        expect(holdsBsn(`${number.slice(0, 4)}${mark}${number.slice(4, 6)}${mark}${number.slice(6)}`)).toBe(
          true,
        );
      }),
    );
  });

  it.each([
    '111222333 2 weken',
    '20261122 111222333',
    'bsn:111222333-1',
    '111/222/333',
    '111_222_333',
    '１１１２２２３３３',
  ])('finds one in %p', (text) => expect(holdsBsn(text)).toBe(true));

  it('lets numbers pass that fail the check', () => {
    fc.assert(
      fc.property(passing, (number) => {
        const changed = `${number.slice(0, 8)}${(Number(number[8]) + 1) % 10}`;
        expect(holdsBsn(changed)).toBe(false);
      }),
    );
  });

  it('lets shorter and longer numbers, dates and references pass', () => {
    for (const text of ['2026-week-47', '2026-11-22', '12345678', '1234567890123', 'kamer 12 en 14', '']) {
      expect(holdsBsn(text)).toBe(false);
    }
  });
});
