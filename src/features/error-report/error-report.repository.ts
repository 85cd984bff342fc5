import type { UnitOfWork } from '../../database/unit-of-work';

export interface GivenReport {
  facilityId: string;
  about: string;
  text: string;
}

export async function facilityExists({ query }: UnitOfWork, facilityId: string): Promise<boolean> {
  return (await query('select from hub.facility where id = $1', [facilityId])).length > 0;
}

/** The caller's report with this reference, if it made one. */
export async function reportedAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<(GivenReport & { id: string }) | undefined> {
  const [found] = await query<GivenReport & { id: string }>(
    `select id, facility_id as "facilityId", about, text from hub.error_report
     where reporter_id = $1 and reference = $2`,
    [caller.partnerId, reference],
  );
  return found;
}

/** Records a report and returns its id. */
export async function addReport(
  { query, caller }: UnitOfWork,
  { facilityId, about, text }: GivenReport,
  reference: string,
): Promise<string> {
  const [added] = await query<{ id: string }>(
    `insert into hub.error_report (facility_id, about, text, reporter_id, reference)
     values ($1, $2, $3, $4, $5) returning id`,
    [facilityId, about, text, caller.partnerId, reference],
  );
  return added!.id;
}

/** A report that the caller may answer, and whether that was done already. */
export async function reportToAnswer(
  { query }: UnitOfWork,
  id: string,
): Promise<{ facilityId: string; answered: boolean } | undefined> {
  const [found] = await query<{ facilityId: string; answered: boolean }>(
    `select facility_id as "facilityId", status <> 'OPEN' as answered from hub.error_report_with_status
     where id = $1 and access.answers_for(facility_id)`,
    [id],
  );
  return found;
}

/** Whether a line of the ledger that the caller sees is one of this facility. */
export async function isLineOf({ query }: UnitOfWork, line: string, facilityId: string): Promise<boolean> {
  const found = await query('select from hub.capacity_mutation where id = $1 and facility_id = $2', [
    line,
    facilityId,
  ]);
  return found.length > 0;
}

export interface GivenAnswer {
  outcome: string;
  text: string;
  /** Key of the line of the ledger that corrected the error. */
  correction: string | null;
}

/** Records the one answer to a report; it says of every answer whether a line of the ledger belongs to it. */
export async function addAnswer(
  { query, caller }: UnitOfWork,
  report: { id: string; facilityId: string },
  { outcome, text, correction }: GivenAnswer,
): Promise<void> {
  await query(
    'insert into hub.error_answer (error_report_id, outcome, text, answered_by_id) values ($1, $2, $3, $4)',
    [report.id, outcome, text, caller.partnerId],
  );
  await query(
    'insert into hub.error_correction (error_report_id, facility_id, capacity_mutation_id) values ($1, $2, $3)',
    [report.id, report.facilityId, correction],
  );
}
