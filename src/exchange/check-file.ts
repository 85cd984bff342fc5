import type { UnitOfWork } from '../database/unit-of-work';
import { today } from '../database/today';
import { ledgersOf, recordedAs } from '../features/capacity/capacity.repository';
import { recordReports, type ReportOutcome } from '../features/capacity/record-reports';
import {
  facilitiesNamed,
  facilitiesOfCaller,
  rowsOf,
  type CapacityFile,
  type OwnFacility,
} from './capacity-file.repository';
import { columnOfError } from './error-column';
import { finding, findingOf, type Finding } from './findings';
import { planFacility, type PlannedReport } from './plan-facility';
import { fingerprint, referenceOf } from './row-reference';
import { isState, type StagedRow, type StateRow } from './staged-row';

/** What a file asks for, and what was found in it, by the ledger as it is now. */
export interface CheckedFile {
  file: CapacityFile;
  planned: PlannedReport[];
  findings: Finding[];
  /** How many rows were reported before. */
  alreadyReported: number;
}

/** Checks a file against the ledger, facility by facility, and records nothing. */
export async function checkFile(
  unit: UnitOfWork,
  file: CapacityFile,
  requestId: string,
): Promise<CheckedFile> {
  const own = await facilitiesOfCaller(unit);
  const named = await facilitiesNamed(unit, file.id);
  const checked: CheckedFile = {
    file,
    planned: [],
    findings: [...inFirstRow(file), ...missingFacilities(own, named)],
    alreadyReported: 0,
  };
  const day = await today(unit);
  for (const id of named) {
    const rows = await rowsOf(unit, file.id, id);
    checked.findings.push(...rows.flatMap(inRow));
    const facility = own.find((each) => each.id === id);
    if (facility) await checkFacility(unit, { facility, rows, day, requestId }, checked);
    else if (id !== null) checked.findings.push(...rows.map(notFound));
  }
  return checked;
}

interface RowsOfFacility {
  facility: OwnFacility;
  rows: StagedRow[];
  day: string;
  requestId: string;
}

async function checkFacility(
  unit: UnitOfWork,
  { facility, rows, day, requestId }: RowsOfFacility,
  checked: CheckedFile,
): Promise<void> {
  const states: StateRow[] = rows.filter(isState);
  const references = states.map((row) => referenceOf(fingerprint(row), 0));
  const [ledgers, recorded] = await Promise.all([
    ledgersOf(unit, [facility.id]),
    recordedAs(unit, references),
  ]);
  const ledger = ledgers.get(facility.id) ?? [];
  const plan = planFacility(states, { ledger, version: facility.version, today: day, recorded });
  const reports = plan.reports.map(({ report }) => report);
  const outcomes =
    reports.length > 0 ? await recordReports(unit, reports, { mode: 'DRY_RUN', requestId }) : [];
  checked.planned.push(...plan.reports);
  checked.findings.push(...plan.findings, ...refusals(plan.reports, outcomes));
  checked.alreadyReported += plan.alreadyReported;
}

/** What the ledger says against the reports of a file, at the cells that ask for them. */
const refusals = (planned: readonly PlannedReport[], outcomes: readonly ReportOutcome[]): Finding[] =>
  planned.flatMap((each, i) =>
    outcomes[i]!.errors.map((error) => {
      const column = columnOfError(error, each);
      const value = each.row[column === 'facility' ? 'facilityId' : column];
      return findingOf(error, { row: each.row.row, column, value });
    }),
  );

const inFirstRow = ({ findings }: CapacityFile): Finding[] =>
  findings.map(({ code, ...place }) => finding(code, { ...place, row: 1 }));

const inRow = ({ row, findings }: StagedRow): Finding[] =>
  findings.map(({ code, ...place }) => finding(code, { ...place, row }));

const notFound = ({ row, facilityId }: StagedRow): Finding =>
  finding('FACILITY_NOT_FOUND', { row, column: 'facility', value: facilityId });

/** A file with half of the facilities or fewer is more likely half a file. */
function missingFacilities(own: readonly OwnFacility[], named: ReadonlyArray<string | null>): Finding[] {
  const reporting = own.filter(({ reports }) => reports);
  const missing = reporting.filter(({ id }) => !named.includes(id));
  const values = { named: reporting.length - missing.length, all: reporting.length };
  if (missing.length === 0 || values.named * 2 > values.all) return [];
  return missing.map(({ id }) =>
    finding('FACILITIES_MISSING', { row: null, column: 'facility', value: id, values }),
  );
}
