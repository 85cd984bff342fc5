import type { UnitOfWork } from './unit-of-work';

/** What a caller did, for the audit trail. */
export interface Act {
  activity: string;
  /** Keys of what it was done to, or of whose data was read. */
  subjects: readonly string[];
  requestId: string;
}

/** Start of the statement that writes a line of the audit trail: partner, role, activity, subjects and request follow. */
export const insertAct = 'insert into hub.audit_event (partner_id, role, activity, subjects, request_id)';

/** Writes who did what, in the transaction of the act: neither stands without the other. */
export async function recordAct(
  { query, caller }: UnitOfWork,
  { activity, subjects, requestId }: Act,
): Promise<void> {
  await query(`${insertAct} values ($1, $2, $3, $4, $5)`, [
    caller.partnerId,
    caller.role,
    activity,
    subjects,
    requestId,
  ]);
}
