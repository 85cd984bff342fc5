import { randomUUID } from 'node:crypto';
import { HubError } from '../errors';
import { holdsBsn } from '../disclosure/bsn';
import { addFile, addRows } from './capacity-file.repository';
import { decoded, withinLimit } from './decoded';
import { readHeader } from './read-header';
import { readRecords } from './read-records';
import { readRow } from './read-row';
import { staged, type StagedRow } from './staged-row';
import type { UnitOfWork } from '../database/unit-of-work';

export const mostRows = 20_000;
const batchSize = 1_000;

/** Runs work in a transaction of its own. */
export type InTransaction = <T>(work: (unit: UnitOfWork) => Promise<T>) => Promise<T>;

/**
 * Reads a file as it comes in and stages its rows, a batch at a time: neither the file nor a transaction is held while a
 * sender takes its time. Returns the file's id; it is only there once all of it is.
 */
export async function stageFile(
  bytes: AsyncIterable<Buffer>,
  name: string | null,
  inTransaction: InTransaction,
): Promise<string> {
  const id = randomUUID();
  const records = readRecords(decoded(withinLimit(bytes)));
  try {
    const first = await records.next();
    const header = readHeader(first.done ? [] : first.value);
    let batch: StagedRow[] = [];
    let rows = 0;
    let place = 1;
    const stage = async () => {
      const full = batch;
      batch = [];
      if (full.length > 0) await inTransaction((unit) => addRows(unit, id, full));
    };
    for await (const cells of records) {
      const row = readRow(header, cells, (place += 1));
      if (!row) continue;
      if ((rows += 1) > mostRows) throw new HubError('TOO_MANY_ROWS', { maximum: mostRows });
      if (batch.push(row) >= batchSize) await stage();
    }
    await stage();
    const findings = rows > 0 ? header.findings : [...header.findings, staged('NO_ROWS', null, null)];
    const file = { id, fileName: fileNameOf(name), rows, header: header.header, findings };
    await inTransaction((unit) => addFile(unit, file));
    return id;
  } finally {
    await records.return(undefined);
  }
}

const longestName = 200;

/** For people only. A name that may hold a citizen service number is not kept. */
function fileNameOf(name: string | null): string | null {
  const plain = name?.replace(/\p{C}/gu, '').trim().slice(0, longestName);
  return !plain || holdsBsn(plain) ? null : plain;
}
