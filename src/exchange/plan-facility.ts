import type { CapacityReport } from '../features/capacity/capacity-report';
import type { LedgerLine } from '../features/capacity/capacity.rules';
import { groupBy } from '../group-by';
import type { SayingColumn } from './columns';
import type { FindingCode } from './finding-texts';
import { finding, type Finding } from './findings';
import { changesOf, type Change, type Standing } from './row-changes';
import { fingerprint, referenceOf } from './row-reference';
import type { StateRow } from './staged-row';
import { FacilityStanding } from './standing';

/** A report that a row asks for. */
export interface PlannedReport {
  report: CapacityReport;
  row: StateRow;
  /** The column that asks for it. */
  column: SayingColumn;
}

export interface FacilityPlan {
  reports: PlannedReport[];
  findings: Finding[];
  /** How many rows were reported before, in this file or an earlier one. */
  alreadyReported: number;
}

/** What the hub knows of a facility when its rows are taken. */
export interface KnownFacility {
  ledger: readonly LedgerLine[];
  /** Version of its state today. */
  version: string;
  today: string;
  /** References of lines that the caller recorded before. */
  recorded: { has(reference: string): boolean };
}

/** What the rows of one facility ask for, taken in order of date: each against the ledger and the rows before it. */
export function planFacility(rows: readonly StateRow[], known: KnownFacility): FacilityPlan {
  const plan: FacilityPlan = { reports: [], findings: [], alreadyReported: 0 };
  const standing = new FacilityStanding(known.ledger);
  const taken: StateRow[] = [];
  const dates = [...groupBy(rows, ({ date }) => date)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [date, ofDate] of dates) {
    const row = ofDate[0]!;
    const print = fingerprint(row);
    if (ofDate.some((other) => fingerprint(other) !== print)) {
      plan.findings.push(...ofDate.map(at('SAME_DAY_DIFFERS', date)));
      continue;
    }
    plan.findings.push(...ofDate.slice(1).map(at('SAME_ROW_TWICE', date)));
    if (known.recorded.has(referenceOf(print, 0))) {
      plan.alreadyReported += 1;
      plan.findings.push(finding('ALREADY_REPORTED', { row: row.row }));
    } else {
      taken.push(row);
      takeRow(row, standing, known, plan);
    }
  }
  plan.findings.push(...missingCount(taken, standing, known.today));
  return plan;
}

const at = (code: FindingCode, date: string) => (row: StateRow) =>
  finding(code, { row: row.row, column: 'date', value: date });

function takeRow(row: StateRow, standing: FacilityStanding, known: KnownFacility, plan: FacilityPlan): void {
  const before = standing.on(row.date);
  const changes = changesOf(row, before);
  const impossible = impossibleIn(row, before, standing.closesOn(row.date) && changes.some(isChange));
  if (impossible) {
    // Not taken: the rows after it are compared with what is, not with what cannot be.
    plan.findings.push(impossible);
    return;
  }
  for (const change of changes) standing.take(change);
  const print = fingerprint(row);
  plan.reports.push(
    ...changes.map((change, place) => ({
      row,
      column: change.column,
      report: { ...toReport(row, change, changes), reference: referenceOf(print, place) },
    })),
  );
  plan.findings.push(
    ...changedSince(row, known.version),
    ...suddenDrop(row, changes, {
      before: Math.max(standing.placesInLedger, placesOf(before)),
      after: placesOf(standing.on(row.date)),
    }),
    ...overOccupancy(row, standing.on(row.date)),
  );
}

/** What a row says that can be on no ledger, whatever lies ahead. */
function impossibleIn(row: StateRow, before: Standing, isClosing: boolean): Finding | null {
  const { row: at, date } = row;
  if (isClosing) return finding('CLOSES_THAT_DAY', { row: at, column: 'date', value: date });
  const places = (row.regular ?? before.regular) + (row.reserve ?? before.reserve);
  if ((row.outOfUse ?? before.outOfUse) <= places) return null;
  const column = (['outOfUse', 'regular', 'reserve'] as const).find((each) => row[each] !== null);
  return column ? finding('OUT_OF_USE_ABOVE_PLACES', { row: at, column, value: row[column] }) : null;
}

const isChange = ({ kind }: Change): boolean => kind !== 'OCCUPANCY_COUNT' && kind !== 'CONFIRMATION';

function toReport(
  { facilityId, date, reason, note }: StateRow,
  change: Change,
  changes: readonly Change[],
): Omit<CapacityReport, 'reference'> {
  const { kind, placeKind, number } = change;
  // Reason and note are about what changed, where something did.
  const explains = isChange(change) || !changes.some(isChange);
  return {
    ...{ facilityId, kind, placeKind, number, effectiveOn: date, endsOn: null },
    ...{ corrects: null, withdraw: false, seenVersion: null },
    reason: explains ? reason : null,
    note: explains ? note : null,
  };
}

/** Checked for the whole file against the state before it; its own lines change the version too. */
function changedSince({ row, version: seen }: StateRow, version: string): Finding[] {
  if (seen === null || seen === version) return [];
  return [finding('STATE_CHANGED', { row, column: 'version', value: seen, values: { version } })];
}

const placesOf = ({ regular, reserve }: Standing): number => regular + reserve;

/** Many small steps in one file count as the one that they make together. */
function suddenDrop(
  row: StateRow,
  changes: readonly Change[],
  places: { before: number; after: number },
): Finding[] {
  const reduction = changes.find(({ kind }) => kind === 'REDUCTION');
  if (!reduction || places.after * 2 > places.before) return [];
  const { column } = reduction;
  const value = column === 'reserve' ? row.reserve : row.regular;
  return [finding('SUDDEN_DROP', { row: row.row, column, value, values: places })];
}

function overOccupancy({ row, occupied }: StateRow, now: Standing): Finding[] {
  if (occupied === null || occupied <= placesOf(now) - now.outOfUse) return [];
  return [finding('OVER_OCCUPANCY', { row, column: 'occupied', value: occupied })];
}

/** A facility of which the file tells what is, but not how many are in it. */
function missingCount(rows: readonly StateRow[], standing: FacilityStanding, today: string): Finding[] {
  const last = rows.filter(({ date }) => date <= today).at(-1);
  if (!last || standing.isByStays(last.date) || rows.some(({ occupied }) => occupied !== null)) return [];
  return [finding('INCOMPLETE', { row: last.row, column: 'occupied' })];
}
