import fc from 'fast-check';
import { brokenRule, timeline, type LedgerLine } from '../../src/features/capacity/capacity.rules';
import { firstPossibleDate } from '../../src/features/capacity/first-possible-date';

const date = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01');
const line: fc.Arbitrary<LedgerLine> = fc
  .record({
    kind: fc.constantFrom(
      'OPENING' as const,
      'EXPANSION' as const,
      'REDUCTION' as const,
      'OUT_OF_USE' as const,
      'BACK_IN_USE' as const,
      'OCCUPANCY_COUNT' as const,
      'CONFIRMATION' as const,
      'CLOSURE' as const,
    ),
    placeKind: fc.constantFrom('REGULAR' as const, 'RESERVE' as const),
    number: fc.integer({ min: 0, max: 5 }),
    effectiveOn: date,
    endsOn: fc.option(fc.constantFrom('2026-02-15', '2026-03-15', '2026-06-01')),
  })
  .map(({ endsOn, ...given }) => {
    const ends = ['OPENING', 'EXPANSION', 'OUT_OF_USE'].includes(given.kind) && endsOn! > given.effectiveOn;
    return { id: null, ...given, endsOn: ends ? endsOn : null };
  });

const lineOf = (given: Partial<LedgerLine>): LedgerLine => ({
  ...{
    id: null,
    kind: 'CONFIRMATION',
    placeKind: null,
    number: null,
    effectiveOn: '2026-01-01',
    endsOn: null,
  },
  ...given,
});
const out = (number: number, effectiveOn: string, endsOn: string | null = null): LedgerLine =>
  lineOf({ kind: 'OUT_OF_USE', number, effectiveOn, endsOn });
const count = (number: number, effectiveOn: string): LedgerLine =>
  lineOf({ kind: 'OCCUPANCY_COUNT', number, effectiveOn });
const closure = (effectiveOn: string): LedgerLine => lineOf({ kind: 'CLOSURE', effectiveOn });
const change = (
  kind: 'OPENING' | 'EXPANSION' | 'REDUCTION',
  number: number,
  effectiveOn: string,
  endsOn: string | null = null,
): LedgerLine => lineOf({ kind, placeKind: 'REGULAR', number, effectiveOn, endsOn });

/** A ledger as it grows in life: a line that would break a rule was never added. */
const ledger = fc
  .array(line, { maxLength: 12 })
  .map((lines) =>
    lines.reduce<LedgerLine[]>(
      (sofar, next) => (brokenRule([...sofar, next]) ? sofar : [...sofar, next]),
      [change('OPENING', 8, '2026-01-01')],
    ),
  );

describe('the rules of the ledger', () => {
  it('refuse an earlier line that makes a later one impossible', () => {
    const lines = [change('OPENING', 10, '2026-01-01'), out(8, '2026-03-01')];
    expect(brokenRule([...lines, change('REDUCTION', 3, '2026-02-01')])).toEqual({
      code: 'OUT_OF_USE_ABOVE_PLACES',
      brokenOn: '2026-03-01',
      line: lines[1],
      besides: null,
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

  it('let no total depend on the order in which lines were reported', () => {
    const totals = (lines: LedgerLine[]) =>
      timeline(lines).map(({ date, regular, reserve, outOfUse, closedOn }) => ({
        ...{ date, regular, reserve, outOfUse, closedOn },
      }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        expect(totals([...lines].reverse())).toEqual(totals(lines));
      }),
    );
  });

  it('end by itself what has an end, and nothing else', () => {
    const winter = change('EXPANSION', 10, '2026-12-01', '2027-03-01');
    const days = timeline([change('OPENING', 20, '2026-01-01'), winter, out(2, '2026-12-05', '2026-12-20')]);
    expect(days.map(({ date, regular, outOfUse }) => [date, regular, outOfUse])).toEqual([
      ['2026-01-01', 20, 0],
      ['2026-12-01', 30, 0],
      ['2026-12-05', 30, 2],
      ['2026-12-20', 30, 0],
      ['2027-03-01', 20, 0],
    ]);
  });

  it('refuse an end that leaves more out of use than there is', () => {
    const lines = [change('OPENING', 20, '2026-01-01', '2027-03-01'), out(2, '2026-12-05')];
    expect(brokenRule(lines)).toMatchObject({ code: 'OUT_OF_USE_ABOVE_PLACES', brokenOn: '2027-03-01' });
  });

  it('let a facility open again every winter, but not twice at once', () => {
    const first = change('OPENING', 20, '2025-12-01', '2026-03-01');
    expect(brokenRule([first, change('OPENING', 25, '2026-12-01', '2027-03-01')])).toBeNull();
    const early = change('OPENING', 25, '2026-02-01', '2026-04-01');
    expect(brokenRule([first, early])).toMatchObject({ code: 'ALREADY_OPENED', brokenOn: '2026-02-01' });
    expect(firstPossibleDate([first], early)).toBe('2026-03-01');
  });

  it('close a facility only when nobody is in it and nothing is reported of it later', () => {
    const lines = [change('OPENING', 10, '2026-01-01'), count(3, '2026-02-01'), count(0, '2026-04-01')];
    expect(brokenRule([...lines, closure('2026-02-10')])).toMatchObject({ code: 'STILL_OCCUPIED' });
    expect(firstPossibleDate(lines, closure('2026-02-10'))).toBe('2026-04-01');
    expect(firstPossibleDate(lines.slice(0, 2), closure('2026-02-10'))).toBeNull();
    const empty = [lines[0]!, count(0, '2026-02-01'), change('EXPANSION', 2, '2026-05-01')];
    expect(brokenRule([...empty, closure('2026-03-01')])).toEqual({
      code: 'CLOSED_ALREADY',
      brokenOn: '2026-05-01',
      line: empty[2],
      besides: closure('2026-03-01'),
    });
    // What changes on the day of the closure would be lost in it.
    expect(firstPossibleDate(empty, closure('2026-03-01'))).toBe('2026-05-02');
  });

  it('refuse to move or take away an opening under what rests on it', () => {
    const opening = change('OPENING', 10, '2026-01-01');
    const expansion = change('EXPANSION', 5, '2026-03-01');
    expect(brokenRule([expansion])).toMatchObject({ code: 'BEFORE_OPENING', line: expansion });
    expect(brokenRule([{ ...opening, effectiveOn: '2026-07-01' }, expansion])).toMatchObject({
      ...{ code: 'BEFORE_OPENING', brokenOn: '2026-03-01' },
    });
    const closed = [{ ...opening, effectiveOn: '2026-07-01' }, closure('2026-06-01')];
    expect(brokenRule(closed)).toMatchObject({ code: 'BEFORE_OPENING', brokenOn: '2026-06-01' });
  });

  it('let nothing get lost on the day of a closure', () => {
    const lines = [change('OPENING', 10, '2026-01-01'), closure('2026-06-01')];
    for (const swallowed of [change('EXPANSION', 5, '2026-06-01'), change('OPENING', 4, '2026-06-01')])
      expect(brokenRule([...lines, { ...swallowed, placeKind: 'RESERVE' }])).toMatchObject({
        code: 'CLOSED_ALREADY',
      });
    expect(brokenRule([...lines, closure('2026-06-01')])).toMatchObject({ code: 'CLOSED_ALREADY' });
  });

  it('forget a count when places open again after a time without any', () => {
    const lines = [
      change('OPENING', 20, '2025-12-01', '2026-03-01'),
      count(18, '2026-02-20'),
      change('OPENING', 20, '2026-12-01'),
    ];
    expect(timeline(lines).at(-1)).toMatchObject({ regular: 20, occupied: null });
    expect(brokenRule([...lines, closure('2027-01-01')])).toBeNull();
  });

  it('take all places away at a closure, and what would have ended later with them', () => {
    const lines = [
      change('OPENING', 10, '2026-01-01'),
      change('EXPANSION', 5, '2026-02-01', '2026-12-01'),
      out(2, '2026-02-01', '2026-11-01'),
      closure('2026-06-01'),
      change('OPENING', 4, '2026-10-01'),
    ];
    expect(
      timeline(lines).map(({ date, regular, outOfUse, closedOn }) => [date, regular, outOfUse, closedOn]),
    ).toEqual([
      ['2026-01-01', 10, 0, null],
      ['2026-02-01', 15, 2, null],
      ['2026-06-01', 0, 0, '2026-06-01'],
      ['2026-10-01', 4, 0, null],
      ['2026-11-01', 4, 0, null],
      ['2026-12-01', 4, 0, null],
    ]);
  });

  it('accept a refused line on the first possible date, and on no date of change before it', () => {
    fc.assert(
      fc.property(ledger, line, (lines, candidate) => {
        fc.pre(brokenRule([...lines, candidate]) !== null);
        const first = firstPossibleDate(lines, candidate);
        if (first !== null) expect(brokenRule([...lines, { ...candidate, effectiveOn: first }])).toBeNull();
        const before = timeline(lines)
          .map((day) => day.date)
          .filter(
            (day) =>
              day > candidate.effectiveOn &&
              (first === null || day < first) &&
              (candidate.endsOn === null || day < candidate.endsOn),
          );
        for (const effectiveOn of before)
          expect(brokenRule([...lines, { ...candidate, effectiveOn }])).not.toBeNull();
      }),
    );
  });

  it('take a ledger of years in their stride', () => {
    const day = (i: number) => new Date(Date.UTC(2010, 0, 1 + i)).toISOString().slice(0, 10);
    const changes = Array.from({ length: 5_000 }, (_, i) => out(i % 2, day(i)));
    const back = changes.map((each): LedgerLine => ({ ...each, kind: 'BACK_IN_USE' }));
    const lines = [change('OPENING', 10, day(0)), ...changes, ...back];
    expect(firstPossibleDate(lines, change('REDUCTION', 11, day(1)))).toBeNull();
    const longer = [...lines, out(1, day(1), day(4_000))];
    expect(firstPossibleDate(longer, out(10, day(1)))).toBe(day(4_000));
    expect(firstPossibleDate(longer, out(10, day(1), day(4_500)))).toBe(day(4_000));
    expect(firstPossibleDate(longer, out(10, day(1), day(3_000)))).toBeNull();
  });
});
