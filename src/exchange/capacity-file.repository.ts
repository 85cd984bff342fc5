import type { UnitOfWork } from '../database/unit-of-work';
import type { Header } from './columns';
import type { StagedFinding, StagedRow } from './staged-row';

/** A file as it was read. */
export interface CapacityFile {
  id: string;
  fileName: string | null;
  /** Rows that are not empty, below the column names. */
  rows: number;
  header: Header;
  /** What was found in the first row, or about the file as a whole. */
  findings: StagedFinding[];
}

/** A facility that the caller's partner runs. */
export interface OwnFacility {
  id: string;
  name: string;
  /** Version of its state today. */
  version: string;
  /** Whether it has places and a partner ever reported of it. */
  reports: boolean;
}

export async function addRows(
  { query, caller }: UnitOfWork,
  fileId: string,
  rows: readonly StagedRow[],
): Promise<void> {
  await query(
    `insert into hub.capacity_file_row (file_id, partner_id, row_number, facility_id, date, regular, reserve, out_of_use,
       occupied, reason, note, version, findings)
     select $1, $2, "row", "facilityId", date, regular, reserve, "outOfUse", occupied, reason, note, version, findings
     from jsonb_to_recordset($3::jsonb) as
       ("row" integer, "facilityId" text, date date, regular integer, reserve integer, "outOfUse" integer,
        occupied integer, reason text, note text, version text, findings jsonb)`,
    [fileId, caller.partnerId, JSON.stringify(rows)],
  );
}

export async function addFile(
  { query, caller }: UnitOfWork,
  { id, fileName, rows, header, findings }: CapacityFile,
): Promise<void> {
  await query(
    'insert into hub.capacity_file (id, partner_id, file_name, rows, header, findings) values ($1, $2, $3, $4, $5, $6)',
    [id, caller.partnerId, fileName, rows, JSON.stringify(header), JSON.stringify(findings)],
  );
}

/** A file of the caller's partner. */
export async function fileWith({ query }: UnitOfWork, id: string): Promise<CapacityFile | undefined> {
  const [found] = await query<CapacityFile>(
    'select id, file_name as "fileName", rows, header, findings from hub.capacity_file where id = $1',
    [id],
  );
  return found;
}

/** What the rows of a file call facilities, in the order in which they first come; null where none could be read. */
export async function facilitiesNamed({ query }: UnitOfWork, fileId: string): Promise<Array<string | null>> {
  const rows = await query<{ id: string | null }>(
    `select facility_id as id from hub.capacity_file_row where file_id = $1
     group by facility_id order by min(row_number)`,
    [fileId],
  );
  return rows.map(({ id }) => id);
}

/** The rows that name a facility. */
export const rowsOf = (
  { query }: UnitOfWork,
  fileId: string,
  facilityId: string | null,
): Promise<StagedRow[]> =>
  query<StagedRow>(
    `select row_number as row, facility_id as "facilityId", date, regular, reserve, out_of_use as "outOfUse", occupied,
       reason, note, version, findings
     from hub.capacity_file_row where file_id = $1 and facility_id is not distinct from $2
     order by date, row_number`,
    [fileId, facilityId],
  );

/** The facilities that the caller's partner runs, by name. */
export const facilitiesOfCaller = ({ query, caller }: UnitOfWork): Promise<OwnFacility[]> =>
  query<OwnFacility>(
    `select f.id, f.name, coalesce(state.version, 0)::text as version,
       coalesce(state.places > 0 and state.reported_at is not null, false) as reports
     from hub.facility f
     left join lateral (
       select version, places, reported_at from hub.capacity_state
       where facility_id = f.id and from_date <= current_date order by from_date desc limit 1
     ) state on true
     where f.operator_id = $1 order by f.name, f.id`,
    [caller.partnerId],
  );

/** How many lines a file gave when it was committed; undefined when it was not. */
export async function committedLines({ query }: UnitOfWork, fileId: string): Promise<number | undefined> {
  const [found] = await query<{ lines: number }>(
    'select lines from hub.capacity_file_commit where file_id = $1',
    [fileId],
  );
  return found?.lines;
}

export async function addCommit({ query, caller }: UnitOfWork, fileId: string, lines: number): Promise<void> {
  await query('insert into hub.capacity_file_commit (file_id, partner_id, lines) values ($1, $2, $3)', [
    fileId,
    caller.partnerId,
    lines,
  ]);
}
