import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { insert, type TableRow } from '../../seeds/insert';

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

/** A facility that is counted by stays, of which one was told. */
export async function addStayCounting(owner: Client, { id, operator_id }: TableRow): Promise<void> {
  await insert(owner, 'hub.counting_way', [
    {
      ...{ facility_id: id, way: 'STAYS', from_date: '2026-01-01', known_at: '2026-01-01T09:00:00Z' },
      ...{ decided_by_id: operator_id, reference: `way-${String(id)}` },
    },
  ]);
  const change = { facility_id: id, on_date: '2026-02-01', change: 1, known_at: '2026-02-01T09:00:00Z' };
  await insert(owner, 'hub.stay_change', [{ ...change, synthetic: true }]);
}

/** A quota that the central municipality set; returns the key of the decision. */
export async function addQuotaDecision(owner: Client): Promise<string> {
  const id = randomUUID();
  const decision = { id, scheme: 'QUOTA_SCHEME', year: 2031, agreed: 5, source: 'Besluit' };
  await insert(owner, 'hub.quota_decision', [
    { ...decision, decided_by_id: 'dordrecht', decided_at: '2026-01-01T09:00:00Z', reference: id },
  ]);
  return id;
}
