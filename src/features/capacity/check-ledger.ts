import { InvalidInput, NotPossibleOnDate, userError, type UserError } from '../../graphql/user-error';
import { toGlobalId } from '../../graphql/global-id';
import { withoutDate } from '../../user-errors';
import { brokenRule, type BrokenRule, type LedgerLine } from './capacity.rules';
import { firstPossibleDate } from './first-possible-date';

/** A line that is to be added to a ledger, or to take the place of the line with its id; null takes that one away. */
export interface Addition {
  line: LedgerLine | null;
  replaces: string | null;
}

/**
 * The ledger as it would be. What takes the place of a line stands where that stood, also when that was withdrawn before:
 * of one day the order decides.
 */
export function withAddition(ledger: readonly LedgerLine[], { line, replaces }: Addition): LedgerLine[] {
  const others = replaces === null ? [...ledger] : ledger.filter(({ id }) => id !== replaces);
  if (!line) return others;
  const { ordinal = Infinity } = line;
  const later = others.findIndex((other) => (other.ordinal ?? Infinity) > ordinal);
  return later < 0 ? [...others, line] : others.toSpliced(later, 0, line);
}

/** What the ledger says against an addition: a rule that would be broken, on whatever date. */
export function checkAgainstLedger(
  ledger: readonly LedgerLine[],
  addition: Addition,
  today: string,
): UserError[] {
  const { line } = addition;
  const others = withAddition(ledger, { ...addition, line: null });
  const early = line && countedTooEarly(others, line, today);
  if (early) return [early];
  const broken = brokenRule(withAddition(ledger, addition));
  if (!broken) return [];
  if (broken.code === 'BEFORE_OPENING' && !openingOf(others))
    return [userError(InvalidInput, { code: 'NOT_OPENED_YET', path: ['kind'] })];
  return [
    notPossible(broken, line && firstPossibleDate(others, line, looksBack(line.kind) ? today : undefined)),
  ];
}

/**
 * Nobody counts what was not there yet. Counts that stand in the ledger already stay, when its opening is only told
 * later.
 */
function countedTooEarly(ledger: readonly LedgerLine[], line: LedgerLine, today: string): UserError | null {
  const opening = openingOf(ledger);
  if (!looksBack(line.kind) || !opening || line.effectiveOn >= opening.effectiveOn) return null;
  const broken = { code: 'BEFORE_OPENING', brokenOn: line.effectiveOn, line, besides: opening } as const;
  return notPossible(broken, opening.effectiveOn <= today ? opening.effectiveOn : null);
}

const looksBack = (kind: string): boolean => kind === 'OCCUPANCY_COUNT' || kind === 'CONFIRMATION';

const openingOf = (ledger: readonly LedgerLine[]): LedgerLine | undefined =>
  ledger.filter(({ kind }) => kind === 'OPENING').sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))[0];

function notPossible({ code, brokenOn, line, besides }: BrokenRule, firstPossible: string | null): UserError {
  const openedOn = besides?.effectiveOn ?? '';
  const error = userError(NotPossibleOnDate, {
    code,
    path: ['effectiveOn'],
    values: { brokenOn, firstPossibleDate: firstPossible ?? '', openedOn },
  });
  if (firstPossible === null) error.whatToDo = withoutDate[code];
  return Object.assign(error, {
    brokenOn,
    firstPossibleDate: firstPossible,
    // The one of the two that stands in the ledger.
    offendingLine:
      [line, besides].flatMap((each) => each?.id ?? []).map((id) => toGlobalId('CapacityMutation', id))[0] ??
      null,
  });
}
