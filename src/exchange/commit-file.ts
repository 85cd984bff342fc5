import { recordAct } from '../database/audit-trail';
import type { UnitOfWork } from '../database/unit-of-work';
import { HubError } from '../errors';
import type { CapacityReport } from '../features/capacity/capacity-report';
import { waitForTurn } from '../features/capacity/capacity.repository';
import { recordReports } from '../features/capacity/record-reports';
import { addCommit, committedLines, fileWith, type CapacityFile } from './capacity-file.repository';
import { checkFile } from './check-file';
import { dryRunOf, type DryRun, type Lines } from './file-answer';

/** What was recorded, or why nothing was. */
export type CommitAnswer =
  | {
      id: string;
      fileName: string | null;
      rows: number;
      /** Whether all of it had been recorded before, so that nothing changed now. */
      alreadyReported: boolean;
      recorded: Lines;
    }
  | { refused: 'FILE_HAS_ERRORS' | 'NEEDS_CONFIRMATION'; dryRun: DryRun };

interface CommitOptions {
  /** Whether the sender saw the warnings and says that it is right. */
  confirm: boolean;
  requestId: string;
}

/** Checks a file again, by the ledger as it is now, and records all of it or nothing. */
export async function commitFile(
  unit: UnitOfWork,
  id: string,
  { confirm, requestId }: CommitOptions,
): Promise<CommitAnswer> {
  // What is read after it stays so: versions, and whether the file was committed while this waited.
  await waitForTurn(unit);
  const file = await requireFile(unit, id);
  if ((await committedLines(unit, id)) !== undefined) return answer(file, true);
  const checked = await checkFile(unit, file, requestId);
  const dryRun = dryRunOf(checked, false);
  if (!dryRun.canCommit) return { refused: 'FILE_HAS_ERRORS', dryRun };
  if (dryRun.needsConfirmation && !confirm) return { refused: 'NEEDS_CONFIRMATION', dryRun };
  const reports = checked.planned.map(({ report }) => report);
  for (let start = 0; start < reports.length; start += batchSize)
    await record(unit, reports.slice(start, start + batchSize), requestId);
  await addCommit(unit, id, reports.length);
  await recordAct(unit, { activity: 'capacity.file.commit', subjects: [id], requestId });
  return { ...answer(file, reports.length === 0), recorded: dryRun.toRecord };
}

/** Reports of one statement: a large file must not be one that takes too long. */
const batchSize = 2_000;

/** Records reports that were checked in this transaction. */
async function record(
  unit: UnitOfWork,
  reports: readonly CapacityReport[],
  requestId: string,
): Promise<void> {
  const outcomes = await recordReports(unit, reports, { mode: 'ALL_OR_NOTHING', requestId });
  // A facility that changed hands meanwhile: the next try says so.
  if (outcomes.some(({ errors }) => errors.length > 0)) throw new HubError('UNAVAILABLE');
}

/** Throws FILE_NOT_FOUND where the caller's partner sent no such file. */
export async function requireFile(unit: UnitOfWork, id: string): Promise<CapacityFile> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const file = isId ? await fileWith(unit, id) : undefined;
  if (!file) throw new HubError('FILE_NOT_FOUND');
  return file;
}

const answer = ({ id, fileName, rows }: CapacityFile, alreadyReported: boolean) => ({
  id,
  fileName,
  rows,
  alreadyReported,
  recorded: { total: 0, perKind: {}, lines: [] },
});
