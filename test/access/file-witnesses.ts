import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { insert } from '../../seeds/insert';

/** A file that a partner sent, with a row, committed; returns its key. */
export async function addFile(owner: Client, partner_id: string): Promise<string> {
  const id = randomUUID();
  await insert(owner, 'hub.capacity_file', [
    { id, partner_id, rows: 1, header: [], findings: [], uploaded_at: '2026-11-16T09:00:00Z' },
  ]);
  await insert(owner, 'hub.capacity_file_row', [
    { file_id: id, row_number: 2, partner_id, findings: [], staged_at: '2026-11-16T09:00:00Z' },
  ]);
  await insert(owner, 'hub.capacity_file_commit', [
    { file_id: id, partner_id, lines: 0, committed_at: '2026-11-16T09:00:00Z' },
  ]);
  return id;
}
