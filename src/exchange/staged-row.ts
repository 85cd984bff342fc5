import type { CodeOf } from '../graphql/codes';
import type { CapacityReason } from '../features/capacity/capacity.codes';
import type { Column } from './columns';
import { cut } from './cut';
import type { FindingCode } from './finding-texts';
import type { Values } from './findings';

/** What was found while a row was read; where it stands is the row's. */
export interface StagedFinding {
  code: FindingCode;
  column: Column | null;
  value: string | null;
  values?: Values;
}

export const staged = (
  code: FindingCode,
  column: Column | null,
  value: string | null,
  values?: Values,
): StagedFinding => ({ code, column, value: value && cut(value), values });

/** How things are in one facility on one date, as a row says it: null where it says nothing. */
export interface StateRow {
  /** As the spreadsheet counts: the column names are row 1. */
  row: number;
  facilityId: string;
  date: string;
  regular: number | null;
  reserve: number | null;
  outOfUse: number | null;
  occupied: number | null;
  reason: CodeOf<typeof CapacityReason> | null;
  note: string | null;
  /** Version of the state that the reporter saw. */
  version: string | null;
}

/** A row as it was read; what could not be read is null, and named in the findings. */
export type StagedRow = Omit<StateRow, 'facilityId' | 'date'> & {
  facilityId: string | null;
  date: string | null;
  findings: StagedFinding[];
};

/** Whether all of a row could be read, so that it says how things are. */
export const isState = (row: StagedRow): row is StagedRow & StateRow =>
  row.findings.length === 0 && row.facilityId !== null && row.date !== null;
