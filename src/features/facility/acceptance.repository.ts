import type { UnitOfWork } from '../../database/unit-of-work';

export interface AcceptanceStatement {
  accepting: boolean;
  from: string;
  targetGroups: string[];
  note: string | null;
}

/** Whether the caller's partner runs a facility now. */
export async function runsFacility({ query, caller }: UnitOfWork, facilityId: string): Promise<boolean> {
  const found = await query('select from hub.facility where id = $1 and operator_id = $2', [
    facilityId,
    caller.partnerId,
  ]);
  return found.length > 0;
}

/** What the caller stated of a facility under this reference before. */
export async function statedAs(
  { query, caller }: UnitOfWork,
  facilityId: string,
  reference: string,
): Promise<AcceptanceStatement | undefined> {
  const [found] = await query<AcceptanceStatement>(
    `select accepting, from_date as "from", target_groups as "targetGroups", note
     from hub.acceptance_statement where facility_id = $1 and stated_by_id = $2 and reference = $3`,
    [facilityId, caller.partnerId, reference],
  );
  return found;
}

/** Records a statement and returns its id. Moment and what everybody sees of it are the database's. */
export async function addStatement(
  { query, caller }: UnitOfWork,
  facilityId: string,
  { accepting, from, targetGroups, note }: AcceptanceStatement,
  reference: string,
): Promise<string> {
  const [added] = await query<{ id: string }>(
    `insert into hub.acceptance_statement (facility_id, accepting, from_date, target_groups, note, stated_by_id, reference)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [facilityId, accepting, from, targetGroups, note, caller.partnerId, reference],
  );
  return added!.id;
}
