import { InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkReference, checkText } from '../check-input';
import { changesPlaces, type CapacityReport } from './capacity-report';
import type { LedgerLine } from './capacity.rules';

const largestNumber = 10_000;
const looksBack = (kind: string) => kind === 'OCCUPANCY_COUNT' || kind === 'CONFIRMATION';
const hasNoNumber = (kind: string) => kind === 'CONFIRMATION' || kind === 'CLOSURE';
const endsByItself = (kind: string) => kind === 'OPENING' || kind === 'EXPANSION' || kind === 'OUT_OF_USE';

type Code = Parameters<typeof userError>[1]['code'];

const invalid = (code: Code, field: string, values: Record<string, string | number> = {}): UserError =>
  userError(InvalidInput, { code, path: [field], values });

/** What is wrong with a report by itself, whatever the ledger says; `corrected` is the line that a correction names. */
export function checkReport(
  report: CapacityReport,
  corrected: LedgerLine | undefined,
  today: string,
): UserError[] {
  const correction = checkCorrection(report, corrected);
  if (correction.length > 0) return correction;
  const kind = corrected?.kind ?? report.kind;
  const content = report.withdraw
    ? checkWithdrawal(report)
    : [...checkNumber(report, kind), ...checkDates(report, kind, today)];
  return [...content, ...checkTexts(report)];
}

function checkCorrection(
  { kind, corrects, withdraw }: CapacityReport,
  corrected: LedgerLine | undefined,
): UserError[] {
  if (kind !== 'CORRECTION')
    return corrects === null && !withdraw ? [] : [invalid('CORRECTS_NOT_ALLOWED', 'corrects')];
  if (corrects === null) return [invalid('CORRECTS_REQUIRED', 'corrects')];
  return corrected ? [] : [invalid('LINE_NOT_FOUND', 'corrects')];
}

/** Who takes a line away says nothing else of it. */
function checkWithdrawal({ kind, number, placeKind, endsOn }: CapacityReport): UserError[] {
  return [
    ...(number === null ? [] : [invalid('NUMBER_NOT_ALLOWED', 'number', { kind })]),
    ...(placeKind === null ? [] : [invalid('PLACE_KIND_NOT_ALLOWED', 'placeKind', { kind })]),
    ...(endsOn === null ? [] : [invalid('ENDS_ON_NOT_ALLOWED', 'endsOn', { kind })]),
  ];
}

function checkNumber({ number, placeKind, ...report }: CapacityReport, kind: string): UserError[] {
  const errors: UserError[] = [];
  const minimum = kind === 'OCCUPANCY_COUNT' ? 0 : 1;
  if (hasNoNumber(kind)) {
    if (number !== null) errors.push(invalid('NUMBER_NOT_ALLOWED', 'number', { kind }));
  } else if (number === null || number < minimum || number > largestNumber) {
    errors.push(invalid('NUMBER_REQUIRED', 'number', { kind, minimum, maximum: largestNumber }));
  }
  if (placeKind && !changesPlaces(report.kind))
    errors.push(invalid('PLACE_KIND_NOT_ALLOWED', 'placeKind', { kind: report.kind }));
  return errors;
}

function checkDates({ effectiveOn, endsOn }: CapacityReport, kind: string, today: string): UserError[] {
  const errors: UserError[] = [];
  if (looksBack(kind) && effectiveOn > today)
    errors.push(invalid('DATE_IN_FUTURE', 'effectiveOn', { today }));
  if (endsOn !== null && !endsByItself(kind)) errors.push(invalid('ENDS_ON_NOT_ALLOWED', 'endsOn', { kind }));
  else if (endsOn !== null && endsOn <= effectiveOn)
    errors.push(invalid('ENDS_BEFORE_START', 'endsOn', { effectiveOn }));
  return errors;
}

const checkTexts = ({ reference, note }: CapacityReport): UserError[] => [
  ...checkReference(reference),
  ...checkText('note', note, { longest: 500 }),
];
