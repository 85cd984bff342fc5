import type { OperationContext } from '../../graphql/context';

/** What a caller did, for the audit trail. */
export interface Act {
  activity: string;
  /** Keys of what it was done to, or of whose data was read. */
  subjects: string[];
}

/** Writes who did what, in the transaction of the act: neither stands without the other. */
export async function recordAct(
  { unit, caller, requestId }: OperationContext,
  { activity, subjects }: Act,
): Promise<void> {
  await unit.query(
    `insert into hub.audit_event (partner_id, role, activity, subjects, request_id) values ($1, $2, $3, $4, $5)`,
    [caller.partnerId, caller.role, activity, subjects, requestId],
  );
}
