import fc from 'fast-check';
import { daysAfter } from '../../seeds/synthetic/days';
import {
  facilityKey,
  firstPossibleDate,
  lastPossibleDate,
} from '../../src/features/facility-management/facility-management.rules';

describe('the key of a facility', () => {
  it.each([
    ['Huis aan de Haven', 'huis-aan-de-haven'],
    ["  't Anker & Éénhoorn (2)  ", 't-anker-eenhoorn-2'],
    ['Дом', 'facility'],
    ['', 'facility'],
  ])('of "%s" is readable', (name, key) => {
    expect(facilityKey(name, new Set())).toBe(key);
    expect(facilityKey(name, new Set([key, `${key}-2`]))).toBe(`${key}-3`);
  });

  it('is one that the database takes and that nobody has, whatever the name', () => {
    const names = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(names, fc.constantFrom('Huis', 'huis', 'Huis 2', 'huis-2')), { maxLength: 30 }),
        (all) => {
          const taken = new Set<string>();
          for (const name of all) {
            const key = facilityKey(name, taken);
            expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
            expect(taken.has(key)).toBe(false);
            taken.add(key);
          }
        },
      ),
    );
  });
});

describe('the first day on which an operator can change', () => {
  const today = '2026-11-22';
  const since = (...days: string[]) => days.map((day) => ({ operator: 'x', since: day }));

  it.each([
    ['where nobody ran it', since(), today],
    ['where nobody knows since when', since('-infinity'), today],
    ['where the last change has passed', since('-infinity', '2026-11-21'), today],
    ['where it changed today', since('2026-11-22'), '2026-11-23'],
    ['where a change lies ahead', since('2020-01-01', '2026-12-31'), '2027-01-01'],
    ['before a leap day', since('2028-02-28'), '2028-02-29'],
  ])('is %s', (_, history, first) => {
    expect(firstPossibleDate(history, today)).toBe(first);
  });

  it('is never before today, and always after the last change', () => {
    const days = fc.integer({ min: -3000, max: 3000 }).map((n) => daysAfter(today, n));
    fc.assert(
      fc.property(fc.array(days, { maxLength: 5 }), (all) => {
        const history = since(...[...all].sort());
        const first = firstPossibleDate(history, today);
        expect(first >= today && history.every((each) => each.since < first)).toBe(true);
      }),
    );
  });

  it('has a last day five years ahead, on a leap day too', () => {
    expect(lastPossibleDate('2026-11-22')).toBe('2031-11-22');
    expect(lastPossibleDate('2028-02-29')).toBe('2033-02-28');
  });
});
