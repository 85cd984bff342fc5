import { holdsBsn } from '../../disclosure/bsn';
import { noDatePossible } from '../../user-errors';
import { InvalidInput, NotPossibleOnDate, userError, type UserError } from '../../graphql/user-error';
import { brokenRule, firstPossibleDate, type BrokenRule, type LedgerLine } from './capacity.rules';
import type { ReportCapacityMutationInput } from './report-capacity-mutation.input';

const largestNumber = 10_000;
const changesPlaces = (kind: string) => kind === 'OPENING' || kind === 'EXPANSION' || kind === 'REDUCTION';
const looksBack = (kind: string) => kind === 'OCCUPANCY_COUNT' || kind === 'CONFIRMATION';

/** The line that an input stands for; regular places where the kind of place is left out. */
export function toLine(input: ReportCapacityMutationInput): LedgerLine {
  const { kind, effectiveOn } = input;
  const placeKind = changesPlaces(kind) ? (input.placeKind ?? 'REGULAR') : null;
  return { kind, placeKind, number: input.number ?? null, effectiveOn };
}

/** What is wrong with the input by itself, whatever the ledger says. */
export function checkInput(input: ReportCapacityMutationInput, today: string): UserError[] {
  const invalid = (code: Parameters<typeof userError>[1]['code'], field: string, values = {}) =>
    userError(InvalidInput, { code, path: [field], values });
  const { kind, number, reference, note } = input;
  const minimum = kind === 'OCCUPANCY_COUNT' ? 0 : 1;
  const hasNumber = number !== undefined && number !== null;
  const numberFits = hasNumber && number >= minimum && number <= largestNumber;
  const errors: UserError[] = [];
  if (kind === 'CONFIRMATION' && hasNumber) errors.push(invalid('NUMBER_NOT_ALLOWED', 'number', { kind }));
  if (kind !== 'CONFIRMATION' && !numberFits) {
    errors.push(invalid('NUMBER_REQUIRED', 'number', { kind, minimum, maximum: largestNumber }));
  }
  if (input.placeKind && !changesPlaces(kind))
    errors.push(invalid('PLACE_KIND_NOT_ALLOWED', 'placeKind', { kind }));
  if (looksBack(kind) && input.effectiveOn > today)
    errors.push(invalid('DATE_IN_FUTURE', 'effectiveOn', { today }));
  if (reference.length < 1 || reference.length > 100) errors.push(invalid('REFERENCE_REQUIRED', 'reference'));
  if (note && note.length > 500) errors.push(invalid('NOTE_TOO_LONG', 'note'));
  if (holdsBsn(reference)) errors.push(invalid('LOOKS_LIKE_BSN', 'reference'));
  if (note && holdsBsn(note)) errors.push(invalid('LOOKS_LIKE_BSN', 'note'));
  return errors;
}

/** What the ledger says against a line: that it was opened already or not yet, or a rule that it would break. */
export function checkAgainstLedger(ledger: readonly LedgerLine[], line: LedgerLine): UserError[] {
  const opening = ledger.find(({ kind, placeKind }) => kind === 'OPENING' && placeKind === line.placeKind);
  if (line.kind === 'OPENING' && opening) {
    return [
      userError(InvalidInput, {
        code: 'ALREADY_OPENED',
        path: ['kind'],
        values: { openedOn: opening.effectiveOn },
      }),
    ];
  }
  if (line.kind === 'EXPANSION' && !ledger.some(({ kind }) => kind === 'OPENING')) {
    return [userError(InvalidInput, { code: 'NOT_OPENED_YET', path: ['kind'] })];
  }
  const firstOpening = ledger
    .filter(({ kind }) => kind === 'OPENING')
    .map(({ effectiveOn }) => effectiveOn)
    .sort()[0];
  if (line.kind !== 'OPENING' && firstOpening && line.effectiveOn < firstOpening) {
    return [notPossible({ code: 'BEFORE_OPENING', brokenOn: line.effectiveOn }, firstOpening)];
  }
  const broken = brokenRule([...ledger, line]);
  return broken ? [notPossible(broken, firstPossibleDate(ledger, line))] : [];
}

interface Broken {
  code: BrokenRule['code'] | 'BEFORE_OPENING';
  brokenOn: string;
}

function notPossible({ code, brokenOn }: Broken, firstPossible: string | null): UserError {
  const error = userError(NotPossibleOnDate, {
    code,
    path: ['effectiveOn'],
    values: { brokenOn, firstPossibleDate: firstPossible ?? '' },
  });
  if (firstPossible === null) error.whatToDo = noDatePossible;
  return Object.assign(error, { brokenOn, firstPossibleDate: firstPossible });
}
