import type { UnitOfWork } from '../../database/unit-of-work';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { settle, toLine, type CapacityReport } from './capacity-report';
import { addLines, waitForTurn, type Recorded } from './capacity.repository';
import { checkReport } from './check-report';
import { countedByStays } from './counted-by-stays.type';
import { countedOn } from './counting-way.rules';
import { GrowingLedger } from './growing-ledger';
import { readKnown, type Known } from './known.repository';

export interface ReportOutcome {
  /** The line that was recorded, now or by an earlier report with the same reference. */
  lineId: string | null;
  alreadyReported: boolean;
  /** Whether the facility is the caller's own. */
  own: boolean;
  errors: UserError[];
}

export interface RecordOptions {
  /** All or none; each by itself; or none, to see what would be. */
  mode: 'ALL_OR_NOTHING' | 'PER_ROW' | 'DRY_RUN';
  requestId: string;
}

/**
 * Checks reports in their order, each against the ledger and those before it, and records them. The one way into the
 * ledger: a single mutation, many at once and a file all come through here.
 */
export async function recordReports(
  unit: UnitOfWork,
  given: readonly CapacityReport[],
  { mode, requestId }: RecordOptions,
): Promise<ReportOutcome[]> {
  // Who only looks keeps nobody waiting.
  const known = await look(unit, given, mode !== 'DRY_RUN');
  const reports = given.map((report) => settle(report, correctedBy(report, known)));
  const outcomes = judge(given, reports, known);
  if (mode === 'DRY_RUN') return outcomes;
  if (mode === 'ALL_OR_NOTHING' && outcomes.some(({ errors }) => errors.length > 0))
    return outcomes.map((outcome, i) =>
      known.earlier.has(reports[i]!.reference) ? outcome : notKept(outcome),
    );
  const accepted = reports.filter((_, i) => isNew(outcomes[i]!));
  if (accepted.length === 0) return withLines(reports, outcomes, known);
  return withLines(reports, outcomes, known, await addLines(unit, accepted, requestId));
}

/** What would have been recorded, or was named twice in a call of which nothing was. */
const notKept = (outcome: ReportOutcome): ReportOutcome => ({ ...outcome, alreadyReported: false });

const isNew = ({ errors, alreadyReported }: ReportOutcome): boolean =>
  errors.length === 0 && !alreadyReported;

const correctedBy = ({ corrects, facilityId }: CapacityReport, { corrected }: Known) => {
  const line = corrected.get(corrects ?? '');
  return line?.facilityId === facilityId ? line : undefined;
};

/** Sent together: it runs after the turn has come, so that it shows what was committed before. */
async function look(unit: UnitOfWork, reports: readonly CapacityReport[], inTurn: boolean): Promise<Known> {
  const [, known] = await Promise.all([inTurn ? waitForTurn(unit) : undefined, readKnown(unit, reports)]);
  return known;
}

/** What becomes of each report, as it was given and as it was settled; what was accepted before it stands already. */
function judge(
  given: readonly CapacityReport[],
  reports: readonly CapacityReport[],
  known: Known,
): ReportOutcome[] {
  const ledgers = new Map(
    [...known.own].map((id) => [id, new GrowingLedger(known.ledgers.get(id) ?? [], known.day)]),
  );
  const earlier = new Map<string, Omit<Recorded, 'id'>>(known.earlier);
  return reports.map((report, i) => {
    const ledger = ledgers.get(report.facilityId);
    const outcome = { lineId: null, alreadyReported: false, own: ledger !== undefined, errors: [] };
    if (!ledger) return { ...outcome, errors: [notYours()] };
    const recorded = earlier.get(report.reference);
    if (recorded && isSame(recorded, report)) return { ...outcome, alreadyReported: true };
    if (recorded || known.used.has(report.reference)) return { ...outcome, errors: [reused()] };
    const corrected = correctedBy(report, known);
    const addition = { line: toLine(report, corrected), replaces: report.corrects };
    const malformed = checkReport(given[i]!, corrected, known.day);
    const beside = corrected?.kind ?? report.kind;
    const errors =
      malformed.length > 0
        ? malformed
        : [...besideStays(report, beside, known), ...check(report, known, () => ledger.check(addition))];
    if (errors.length > 0) return { ...outcome, errors };
    ledger.add(addition);
    earlier.set(report.reference, report);
    return outcome;
  });
}

function check(
  { seenVersion, facilityId }: CapacityReport,
  { versions }: Known,
  checkLedger: () => UserError[],
): UserError[] {
  if (seenVersion !== null && seenVersion !== versions.get(facilityId))
    return [userError(Conflict, { code: 'STATE_CHANGED', path: ['seenVersion'] })];
  return checkLedger();
}

/** Both ways of counting never mix for one facility at one date. */
function besideStays(
  { facilityId, effectiveOn, withdraw }: CapacityReport,
  kind: string,
  { ways }: Known,
): UserError[] {
  if (kind !== 'OCCUPANCY_COUNT' || withdraw) return [];
  const { way, since } = countedOn(ways.get(facilityId) ?? [], effectiveOn);
  return way === 'STAYS' && since !== null ? [countedByStays(since)] : [];
}

/** Whether the report that a reference was used for says the same. */
function isSame(recorded: Omit<Recorded, 'id'>, report: CapacityReport): boolean {
  const { seenVersion: _seenVersion, ...said } = report;
  return (Object.keys(said) as Array<keyof typeof said>).every((key) => recorded[key] === said[key]);
}

const withLines = (
  reports: readonly CapacityReport[],
  outcomes: readonly ReportOutcome[],
  { earlier }: Known,
  added: ReadonlyMap<string, string> = new Map(),
): ReportOutcome[] =>
  outcomes.map((outcome, i) => {
    const { reference } = reports[i]!;
    const lineId = added.get(reference) ?? earlier.get(reference)?.id ?? null;
    return outcome.errors.length > 0 ? outcome : { ...outcome, lineId };
  });

const notYours = (): UserError => userError(InvalidInput, { code: 'NOT_YOUR_FACILITY', path: ['facility'] });

const reused = (): UserError => userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] });
