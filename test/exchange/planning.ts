import type { LedgerLine } from '../../src/features/capacity/capacity.rules';
import { planFacility, type KnownFacility } from '../../src/exchange/plan-facility';
import type { StateRow } from '../../src/exchange/staged-row';

/** Rows and ledgers of one facility, in which only what matters is said. */
export const today = '2026-11-17';
const nothing = {
  regular: null,
  reserve: null,
  outOfUse: null,
  occupied: null,
  reason: null,
  note: null,
  version: null,
};
const row = (given: Partial<StateRow> = {}): StateRow => ({
  ...{ row: 2, facilityId: 'a', date: today },
  ...nothing,
  ...given,
});
export const line = (given: Partial<LedgerLine>): LedgerLine => ({
  ...{ id: null, kind: 'OPENING', placeKind: null, number: null, effectiveOn: '2026-01-01', endsOn: null },
  ...given,
});
export const opened = (number: number, placeKind: 'REGULAR' | 'RESERVE' = 'REGULAR') =>
  line({ placeKind, number });
const known = (ledger: LedgerLine[], given: Partial<KnownFacility> = {}): KnownFacility => ({
  ...{ ledger, version: '7', today, recorded: new Set<string>() },
  ...given,
});

export const plan = (
  rows: Array<Partial<StateRow>>,
  ledger: LedgerLine[],
  given: Partial<KnownFacility> = {},
) =>
  planFacility(
    rows.map((each, i) => row({ row: i + 2, ...each })),
    known(ledger, given),
  );
