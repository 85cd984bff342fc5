import type { DataSource } from 'typeorm';
import { sees } from '../access/matrix';
import { codeOfDatabaseError } from '../database/error-code';
import { asCaller, type UnitOfWork } from '../database/unit-of-work';
import { HubError } from '../errors';
import type { Caller } from '../identity/caller';
import { committedLines } from './capacity-file.repository';
import { checkFile } from './check-file';
import { commitFile, requireFile, type CommitAnswer } from './commit-file';
import { dryRunOf, type DryRun } from './file-answer';
import { stageFile } from './stage-file';
import { templateFor } from './template';

/** Who asks, and by which request. */
export interface Asking {
  caller: Caller;
  requestId: string;
}

/** Capacity reports as files: each step in a transaction of its own. */
export class CapacityFiles {
  constructor(private readonly dataSource: DataSource) {}

  /** Throws FORBIDDEN to whom may not report capacity. */
  requireReporter({ role }: Caller): void {
    if (!sees(role, 'capacity.report')) throw new HubError('FORBIDDEN');
  }

  template(caller: Caller): Promise<{ day: string; csv: string }> {
    return this.run(caller, 'READ', templateFor);
  }

  /** Stages a file and says what it would do. */
  async send(asking: Asking, bytes: AsyncIterable<Buffer>, name: string | null): Promise<DryRun> {
    const id = await stageFile(bytes, name, (work) => this.run(asking.caller, 'CHANGE', work));
    return this.dryRun(asking, id);
  }

  /** What a file would do by the ledger as it is now. */
  dryRun({ caller, requestId }: Asking, id: string): Promise<DryRun> {
    return this.run(caller, 'READ', async (unit) => {
      const file = await requireFile(unit, id);
      const committed = (await committedLines(unit, id)) !== undefined;
      return dryRunOf(await checkFile(unit, file, requestId), committed);
    });
  }

  commit({ caller, requestId }: Asking, id: string, confirm: boolean): Promise<CommitAnswer> {
    return this.run(caller, 'CHANGE', (unit) => commitFile(unit, id, { confirm, requestId }));
  }

  private async run<T>(
    caller: Caller,
    purpose: 'READ' | 'CHANGE',
    work: (unit: UnitOfWork) => Promise<T>,
  ): Promise<T> {
    try {
      return await asCaller(this.dataSource, caller, purpose, work);
    } catch (error) {
      const code = codeOfDatabaseError(error);
      throw code ? Object.assign(new HubError(code), { cause: error }) : error;
    }
  }
}
