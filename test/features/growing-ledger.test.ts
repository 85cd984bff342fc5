import fc from 'fast-check';
import { checkAgainstLedger, withAddition, type Addition } from '../../src/features/capacity/check-ledger';
import { GrowingLedger } from '../../src/features/capacity/growing-ledger';
import type { LedgerLine } from '../../src/features/capacity/capacity.rules';

const date = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01');
const plainKind = fc.constantFrom(
  'EXPANSION' as const,
  'REDUCTION' as const,
  'OUT_OF_USE' as const,
  'BACK_IN_USE' as const,
  'OCCUPANCY_COUNT' as const,
  'CONFIRMATION' as const,
);
const anyKind = fc.oneof(
  { weight: 6, arbitrary: plainKind },
  { weight: 2, arbitrary: fc.constant('OPENING' as const) },
  { weight: 1, arbitrary: fc.constant('CLOSURE' as const) },
);

let serial = 0;
const line: fc.Arbitrary<LedgerLine> = fc
  .record({
    kind: anyKind,
    placeKind: fc.constantFrom('REGULAR' as const, 'RESERVE' as const),
    number: fc.integer({ min: 0, max: 5 }),
    effectiveOn: date,
    endsOn: fc.option(fc.constantFrom('2026-02-15', '2026-06-01'), { freq: 5 }),
  })
  .map(({ endsOn, ...given }) => {
    const ends = ['OPENING', 'EXPANSION', 'OUT_OF_USE'].includes(given.kind) && endsOn! > given.effectiveOn;
    return { id: `line-${(serial += 1)}`, ...given, endsOn: ends ? endsOn : null };
  });

/** Lines, each of which may take the place of one before it, or take it away. */
const additions: fc.Arbitrary<Addition[]> = fc
  .array(fc.tuple(line, fc.option(fc.nat(20), { freq: 3 }), fc.boolean()), { maxLength: 25 })
  .map((drawn) =>
    drawn.map(([drawnLine, replaced, withdraws]) => {
      const replaces = replaced === null ? null : (drawn[replaced]?.[0].id ?? null);
      return { line: replaces !== null && withdraws ? null : drawnLine, replaces };
    }),
  );

const today = '2026-03-15';

it('a ledger that grows says of every addition what the ledger says when it is read whole', () => {
  fc.assert(
    fc.property(additions, (all) => {
      const growing = new GrowingLedger([], today);
      let ledger: LedgerLine[] = [];
      for (const addition of all) {
        const errors = checkAgainstLedger(ledger, addition, today);
        expect(growing.check(addition)).toEqual(errors);
        if (errors.length > 0) continue;
        growing.add(addition);
        ledger = withAddition(ledger, addition);
      }
    }),
    { numRuns: 1_000 },
  );
});

it('a ledger that is broken already is read whole', () => {
  const opening = {
    id: 'a',
    kind: 'OPENING' as const,
    placeKind: 'REGULAR' as const,
    number: 2,
    endsOn: null,
  };
  const lines: LedgerLine[] = [
    { ...opening, effectiveOn: '2026-01-01' },
    { ...opening, id: 'b', kind: 'REDUCTION', number: 3, effectiveOn: '2026-02-01' },
  ];
  const count: LedgerLine = {
    ...{
      id: null,
      kind: 'OCCUPANCY_COUNT',
      placeKind: null,
      number: 1,
      effectiveOn: '2026-03-01',
      endsOn: null,
    },
  };
  const addition = { line: count, replaces: null };
  expect(new GrowingLedger(lines, today).check(addition)).toEqual(checkAgainstLedger(lines, addition, today));
});
