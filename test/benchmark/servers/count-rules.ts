import { holdsBsn } from '../../../src/disclosure/bsn';
import { countedOn, type WayFrom } from '../../../src/features/capacity/counting-way.rules';
import { brokenRule, type LedgerLine } from '../../../src/features/capacity/capacity.rules';

/** A report as the shape sends it. */
export interface ReportInput {
  facility: string;
  kind: LedgerLine['kind'];
  number?: number | null;
  effectiveOn: string;
  reference: string;
}

export const lineOf = ({ kind, number, effectiveOn }: ReportInput): LedgerLine => ({
  ...{ id: null, kind, placeKind: null, number: number ?? null, effectiveOn, endsOn: null },
});

/** What the hub would refuse in a count, by the code of its user error, or null: the peers keep the same rules. */
export function refusalOf(
  input: ReportInput,
  { ledger, ways, today }: { ledger: readonly LedgerLine[]; ways: readonly WayFrom[]; today: string },
): string | null {
  const { number, effectiveOn, reference } = input;
  if (input.kind !== 'OCCUPANCY_COUNT') return 'KIND_NOT_SERVED_HERE';
  if (number === undefined || number === null || number < 0 || number > 10_000) return 'NUMBER_REQUIRED';
  if (effectiveOn > today) return 'DATE_IN_FUTURE';
  if (reference.length < 1 || reference.length > 100) return 'REFERENCE_REQUIRED';
  if (holdsBsn(reference)) return 'LOOKS_LIKE_BSN';
  const openings = ledger.filter(({ kind }) => kind === 'OPENING').map((line) => line.effectiveOn);
  const opened = openings.sort()[0];
  if (opened && effectiveOn < opened) return 'BEFORE_OPENING';
  if (countedOn(ways, effectiveOn).way === 'STAYS') return 'COUNTED_BY_STAYS';
  return brokenRule([...ledger, lineOf(input)])?.code ?? null;
}
