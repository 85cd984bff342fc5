import type { CapacityReport } from '../features/capacity/capacity-report';
import type { CheckedFile } from './check-file';
import { grouped, type FindingGroup } from './findings';
import type { PlannedReport } from './plan-facility';

/** A line of the ledger as a file asks for it. */
export interface Line extends Pick<
  CapacityReport,
  'kind' | 'placeKind' | 'number' | 'effectiveOn' | 'reference'
> {
  /** The row that asks for it. */
  row: number;
  facility: string;
}

export interface Lines {
  total: number;
  perKind: Partial<Record<CapacityReport['kind'], number>>;
  lines: Line[];
}

/** What a file would do, and what was found in it: the answer to a dry run. */
export interface DryRun {
  id: string;
  fileName: string | null;
  /** Rows that are not empty, below the column names. */
  rows: number;
  /** Rows that were reported before; they change nothing. */
  alreadyReportedRows: number;
  /** Whether the file was committed. */
  committed: boolean;
  /** Whether it can be committed: it has no errors. */
  canCommit: boolean;
  /** Whether it then needs a confirmation: it has warnings. */
  needsConfirmation: boolean;
  toRecord: Lines;
  findings: FindingGroup[];
}

export function dryRunOf(checked: CheckedFile, committed: boolean): DryRun {
  const { file, findings, planned, alreadyReported } = checked;
  const has = (severity: string) => findings.some((each) => each.severity === severity);
  return {
    id: file.id,
    fileName: file.fileName,
    rows: file.rows,
    alreadyReportedRows: alreadyReported,
    committed,
    canCommit: !has('ERROR'),
    needsConfirmation: has('WARNING'),
    toRecord: linesOf(planned),
    findings: grouped(findings, file.header),
  };
}

/** In the order of the rows, whatever the order in which they were taken. */
export function linesOf(planned: readonly PlannedReport[]): Lines {
  const lines = planned.map(({ row, report }): Line => {
    const { facilityId: facility, kind, placeKind, number, effectiveOn, reference } = report;
    return { row: row.row, facility, kind, placeKind, number, effectiveOn, reference };
  });
  const perKind: Lines['perKind'] = {};
  for (const { kind } of lines) perKind[kind] = (perKind[kind] ?? 0) + 1;
  return { total: lines.length, perKind, lines: lines.sort((a, b) => a.row - b.row) };
}
