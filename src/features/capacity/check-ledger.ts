import { InvalidInput, NotPossibleOnDate, userError, type UserError } from '../../graphql/user-error';
import { toGlobalId } from '../../graphql/global-id';
import { countZeroFirst, noDatePossible } from '../../user-errors';
import { brokenRule, type BrokenRule, type LedgerLine } from './capacity.rules';
import { firstPossibleDate } from './first-possible-date';

/** A line that is to be added to a ledger, or to take the place of the line with its id; null takes that one away. */
export interface Addition {
  line: LedgerLine | null;
  replaces: string | null;
}

/** The ledger as it would be: what takes the place of a line stands where that stood. */
export function withAddition(ledger: readonly LedgerLine[], { line, replaces }: Addition): LedgerLine[] {
  const said = line ? [line] : [];
  if (!ledger.some(({ id }) => id !== null && id === replaces)) return [...ledger, ...said];
  return ledger.flatMap((each) => (each.id === replaces ? said : [each]));
}

/** What the ledger says against an addition: that it was not opened yet, or a rule that would be broken. */
export function checkAgainstLedger(ledger: readonly LedgerLine[], addition: Addition): UserError[] {
  const { line } = addition;
  const others = withAddition(ledger, { ...addition, line: null });
  if (line) {
    const early = checkOpened(others, line);
    if (early) return [early];
  }
  const broken = brokenRule(withAddition(ledger, addition));
  if (!broken) return [];
  return [
    broken.code === 'ALREADY_OPENED'
      ? alreadyOpened(others)
      : notPossible(broken, line && firstPossibleDate(others, line)),
  ];
}

function checkOpened(ledger: readonly LedgerLine[], line: LedgerLine): UserError | null {
  if (line.kind === 'OPENING') return null;
  const opened = ledger
    .filter(({ kind }) => kind === 'OPENING')
    .map(({ effectiveOn }) => effectiveOn)
    .sort()[0];
  if (opened === undefined)
    return line.kind === 'EXPANSION' || line.kind === 'CLOSURE'
      ? userError(InvalidInput, { code: 'NOT_OPENED_YET', path: ['kind'] })
      : null;
  if (line.effectiveOn >= opened) return null;
  return notPossible({ code: 'BEFORE_OPENING', brokenOn: line.effectiveOn, line: null }, opened);
}

const alreadyOpened = (ledger: readonly LedgerLine[]): UserError =>
  userError(InvalidInput, {
    code: 'ALREADY_OPENED',
    path: ['kind'],
    values: { openedOn: ledger.find(({ kind }) => kind === 'OPENING')?.effectiveOn ?? '' },
  });

interface Broken {
  code: BrokenRule['code'] | 'BEFORE_OPENING';
  brokenOn: string;
  line: LedgerLine | null;
}

function notPossible({ code, brokenOn, line }: Broken, firstPossible: string | null): UserError {
  const error = userError(NotPossibleOnDate, {
    code,
    path: ['effectiveOn'],
    values: { brokenOn, firstPossibleDate: firstPossible ?? '' },
  });
  if (firstPossible === null) error.whatToDo = code === 'STILL_OCCUPIED' ? countZeroFirst : noDatePossible;
  return Object.assign(error, {
    brokenOn,
    firstPossibleDate: firstPossible,
    offendingLine: line?.id ? toGlobalId('CapacityMutation', line.id) : null,
  });
}
