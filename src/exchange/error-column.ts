import type { UserError } from '../graphql/user-error';
import type { SayingColumn } from './columns';
import type { PlannedReport } from './plan-facility';

/** Rules that a number breaks, though the ledger tells them of the date. */
const aboutNumbers = new Set(['PLACES_BELOW_ZERO', 'OUT_OF_USE_ABOVE_PLACES', 'OUT_OF_USE_BELOW_ZERO']);

const columnOfField: Record<string, SayingColumn> = {
  facility: 'facility',
  effectiveOn: 'date',
  reason: 'reason',
  note: 'note',
  seenVersion: 'version',
};

/** The column that an error of a report is about: the one that asked for the report, where it is about its number. */
export function columnOfError({ code, path }: UserError, { column }: PlannedReport): SayingColumn {
  if (aboutNumbers.has(code)) return column;
  return columnOfField[path[1] ?? ''] ?? column;
}
