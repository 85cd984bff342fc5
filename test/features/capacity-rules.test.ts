import fc from 'fast-check';
import {
  brokenRule,
  firstPossibleDate,
  timeline,
  type LedgerLine,
} from '../../src/features/capacity/capacity.rules';

const date = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01');
const line = fc.record<LedgerLine>({
  kind: fc.constantFrom(
    'EXPANSION',
    'REDUCTION',
    'OUT_OF_USE',
    'BACK_IN_USE',
    'OCCUPANCY_COUNT',
    'CONFIRMATION',
  ),
  placeKind: fc.constantFrom('REGULAR', 'RESERVE'),
  number: fc.integer({ min: 0, max: 5 }),
  effectiveOn: date,
});
/** A ledger as it grows in life: a line that would break a rule was never added. */
const ledger = fc
  .array(line, { maxLength: 12 })
  .map((lines) =>
    lines.reduce<LedgerLine[]>(
      (sofar, next) => (brokenRule([...sofar, next]) ? sofar : [...sofar, next]),
      [{ kind: 'OPENING', placeKind: 'REGULAR', number: 8, effectiveOn: '2026-01-01' }],
    ),
  );
const out = (number: number, effectiveOn: string): LedgerLine => ({
  kind: 'OUT_OF_USE',
  placeKind: null,
  number,
  effectiveOn,
});
const change = (
  kind: 'OPENING' | 'EXPANSION' | 'REDUCTION',
  number: number,
  effectiveOn: string,
): LedgerLine => ({
  kind,
  placeKind: 'REGULAR',
  number,
  effectiveOn,
});

describe('the rules of the ledger', () => {
  it('refuse an earlier line that makes a later one impossible', () => {
    const lines = [change('OPENING', 10, '2026-01-01'), out(8, '2026-03-01')];
    expect(brokenRule([...lines, change('REDUCTION', 3, '2026-02-01')])).toEqual({
      code: 'OUT_OF_USE_ABOVE_PLACES',
      brokenOn: '2026-03-01',
    });
  });

  it('name the first date on which a line is possible', () => {
    const lines = [change('OPENING', 4, '2026-01-01'), change('EXPANSION', 6, '2026-04-01')];
    expect(firstPossibleDate(lines, out(8, '2026-02-01'))).toBe('2026-04-01');
    expect(firstPossibleDate(lines, out(11, '2026-02-01'))).toBeNull();
  });

  it('never let places fall below zero or more be out of use than there are, at any date', () => {
    fc.assert(
      fc.property(ledger, (lines) => {
        for (const { regular, reserve, outOfUse } of timeline(lines)) {
          expect(Math.min(regular, reserve, outOfUse)).toBeGreaterThanOrEqual(0);
          expect(outOfUse).toBeLessThanOrEqual(regular + reserve);
        }
      }),
    );
  });

  it('do not depend on the order in which lines were reported', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        expect(timeline([...lines].reverse())).toEqual(timeline(lines));
      }),
    );
  });

  it('accept a refused line on the first possible date, and on no date of change before it', () => {
    fc.assert(
      fc.property(ledger, line, (lines, candidate) => {
        fc.pre(brokenRule([...lines, candidate]) !== null);
        const first = firstPossibleDate(lines, candidate);
        if (first !== null) expect(brokenRule([...lines, { ...candidate, effectiveOn: first }])).toBeNull();
        const before = timeline(lines)
          .map((day) => day.date)
          .filter((day) => day > candidate.effectiveOn && (first === null || day < first));
        for (const effectiveOn of before)
          expect(brokenRule([...lines, { ...candidate, effectiveOn }])).not.toBeNull();
      }),
    );
  });

  it('take a ledger of years in their stride', () => {
    const day = (i: number) => new Date(Date.UTC(2010, 0, 1 + i)).toISOString().slice(0, 10);
    const changes = Array.from({ length: 5_000 }, (_, i) => out(i % 2, day(i)));
    const back = changes.map((one): LedgerLine => ({ ...one, kind: 'BACK_IN_USE' }));
    const lines = [change('OPENING', 10, day(0)), ...changes, ...back];
    expect(firstPossibleDate(lines, change('REDUCTION', 11, day(1)))).toBeNull();
    expect(firstPossibleDate(lines, out(10, day(1)))).toBe(day(2));
  });
});
