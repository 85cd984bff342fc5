import type { CodeOf } from '../../graphql/codes';
import { keyOf } from '../../graphql/global-id';
import type { CapacityMutationKind, CapacityReason } from './capacity.codes';
import type { LedgerLine } from './capacity.rules';
import type { ReportCapacityMutationInput } from './report-capacity-mutation.input';

/** A line as it was first reported, which a correction names, itself or by one of its corrections. */
export interface CorrectedLine extends LedgerLine {
  id: string;
  facilityId: string;
}

/** What a provider reports of one facility, however it came in: with the hub's own keys. */
export interface CapacityReport {
  facilityId: string;
  kind: CodeOf<typeof CapacityMutationKind>;
  number: number | null;
  placeKind: 'REGULAR' | 'RESERVE' | null;
  effectiveOn: string;
  /** First day without it, for what ends by itself. */
  endsOn: string | null;
  /** The line that a correction takes the place of. */
  corrects: string | null;
  /** Whether the correction takes that line away. */
  withdraw: boolean;
  reason: CodeOf<typeof CapacityReason> | null;
  note: string | null;
  /** The reporter's own reference: sending it twice changes nothing. */
  reference: string;
  /** Version of the facility's state that the reporter saw. */
  seenVersion: string | null;
}

export const changesPlaces = (kind: string): boolean =>
  kind === 'OPENING' || kind === 'EXPANSION' || kind === 'REDUCTION';

/** The report that an input stands for. An id of something else becomes no key at all. */
export const toReport = (input: ReportCapacityMutationInput): CapacityReport => ({
  facilityId: keyOf('Facility', input.facility) ?? '',
  kind: input.kind,
  number: input.number ?? null,
  // Regular places where the kind of place is left out.
  placeKind: input.placeKind ?? (changesPlaces(input.kind) ? 'REGULAR' : null),
  effectiveOn: input.effectiveOn,
  endsOn: input.endsOn ?? null,
  corrects: input.corrects ? (keyOf('CapacityMutation', input.corrects) ?? '') : null,
  withdraw: input.withdraw ?? false,
  reason: input.reason ?? null,
  note: input.note ?? null,
  reference: input.reference,
  seenVersion: input.seenVersion ?? null,
});

/**
 * A correction names the line as it was first reported and says all of it anew but what it is about; one that withdraws
 * says nothing else. Other reports stay as they are.
 */
export function settle(report: CapacityReport, corrected: CorrectedLine | undefined): CapacityReport {
  if (report.kind !== 'CORRECTION' || !corrected) return report;
  const said = report.withdraw ? { number: null, endsOn: null, effectiveOn: corrected.effectiveOn } : {};
  return { ...report, ...said, placeKind: null, corrects: corrected.id };
}

/** The line that a report stands for in the ledger, or null when it takes one away. */
export function toLine(report: CapacityReport, corrected: LedgerLine | undefined): LedgerLine | null {
  const { kind, placeKind, number, effectiveOn, endsOn, withdraw } = report;
  if (kind !== 'CORRECTION') return { id: null, kind, placeKind, number, effectiveOn, endsOn };
  return withdraw || !corrected ? null : { ...corrected, number, effectiveOn, endsOn };
}
