import fc from 'fast-check';
import { brokenRule, stateOn, type LedgerLine } from '../../src/features/capacity/capacity.rules';
import type { CapacityReport } from '../../src/features/capacity/capacity-report';
import type { FacilityPlan } from '../../src/exchange/plan-facility';
import { line, plan } from './planning';

const dates = ['2026-01-01', '2026-03-01', '2026-05-01', '2026-07-01', '2026-09-01', '2026-11-01'];
const date = fc.constantFrom(...dates);
const number = fc.option(fc.integer({ min: 0, max: 6 }));
const anyRow = fc.record({ date, regular: number, reserve: number, outOfUse: number, occupied: number });
const anyLine = fc
  .record({
    kind: fc.constantFrom(
      ...([
        'OPENING',
        'EXPANSION',
        'REDUCTION',
        'OUT_OF_USE',
        'BACK_IN_USE',
        'OCCUPANCY_COUNT',
        'CLOSURE',
      ] as const),
    ),
    placeKind: fc.constantFrom('REGULAR' as const, 'RESERVE' as const),
    number: fc.integer({ min: 0, max: 4 }),
    effectiveOn: date,
    endsOn: fc.option(fc.constantFrom('2026-06-01', '2026-12-01'), { freq: 4 }),
  })
  .map(({ endsOn, ...given }) => {
    const ends = ['OPENING', 'EXPANSION', 'OUT_OF_USE'].includes(given.kind) && endsOn! > given.effectiveOn;
    return line({ ...given, endsOn: ends ? endsOn : null });
  });
/** A ledger as it grows in life: a line that would break a rule was never added. */
const anyLedger = fc
  .array(anyLine, { maxLength: 10 })
  .map((lines) =>
    lines.reduce<LedgerLine[]>(
      (sofar, next) => (brokenRule([...sofar, next]) ? sofar : [...sofar, next]),
      [line({ placeKind: 'REGULAR', number: 5 })],
    ),
  );
const isRefused = (findings: FacilityPlan['findings']) =>
  findings.some(({ severity }) => severity === 'ERROR');
const toLine = ({ kind, placeKind, number: amount, effectiveOn }: CapacityReport): LedgerLine =>
  line({ kind: kind as LedgerLine['kind'], placeKind, number: amount, effectiveOn });

it('makes a facility stand on every date as the rows say, where no rule forbids it', () => {
  let possible = 0;
  fc.assert(
    fc.property(anyLedger, fc.uniqueArray(anyRow, { selector: (each) => each.date }), (ledger, rows) => {
      const { reports, findings } = plan(rows, ledger);
      const after = [...ledger, ...reports.map(({ report }) => toLine(report))];
      if (brokenRule(after) || isRefused(findings)) return;
      possible += 1;
      for (const { date: on, ...values } of rows) {
        const state = stateOn(after, on);
        for (const [total, value] of Object.entries(values))
          if (value !== null)
            expect({ on, [total]: state?.[total as 'regular'] }).toEqual({ on, [total]: value });
      }
    }),
    { numRuns: 1_000 },
  );
  expect(possible).toBeGreaterThan(150);
});

it('asks for nothing more once a facility stands as the rows say', () => {
  fc.assert(
    fc.property(anyLedger, fc.uniqueArray(anyRow, { selector: (each) => each.date }), (ledger, rows) => {
      const { reports, findings } = plan(rows, ledger);
      const after = [...ledger, ...reports.map(({ report }) => toLine(report))];
      if (brokenRule(after) || isRefused(findings)) return;
      const again = plan(rows, after).reports.map(({ report }) => report.kind);
      expect(again.filter((kind) => kind !== 'OCCUPANCY_COUNT' && kind !== 'CONFIRMATION')).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

it('takes steps of which none breaks a rule that all of them keep', () => {
  fc.assert(
    fc.property(anyLedger, anyRow, (ledger, only) => {
      const lines = plan([only], ledger).reports.map(({ report }) => toLine(report));
      if (brokenRule([...ledger, ...lines])) return;
      for (let steps = 1; steps < lines.length; steps += 1)
        expect(brokenRule([...ledger, ...lines.slice(0, steps)])).toBeNull();
    }),
    { numRuns: 1_000 },
  );
});
