import { today } from '../../database/today';
import type { UnitOfWork } from '../../database/unit-of-work';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkText } from '../check-input';
import { divide, type Division } from './quota-division';
import type { QuotaDecision } from './quota.repository';
import { quotaProblems, rangeProblems, type QuotaInUse, type QuotaProblem } from './quota.rules';
import type { QuotaDivisionInput, SetQuotaInput } from './set-quota.input';

/** The decision that an input stands for, with whole shares where it divides; where it cannot, with none, as no other has. */
export function toDecision(input: SetQuotaInput): QuotaDecision {
  const { scheme, year, agreed, source, municipality, belowUse, beyondTotal, division } = input;
  return {
    ...{ scheme, municipalityId: municipality ?? null, year, agreed, source },
    ...{ belowUse: belowUse ?? null, beyondTotal: beyondTotal ?? null },
    division: division ? toDivision(agreed, division) : null,
  };
}

const toDivision = (agreed: number, division: QuotaDivisionInput): Division => {
  const parts = division.figures.map(({ municipality, figure }) => ({ municipality, figure }));
  return {
    allocationKey: division.allocationKey,
    shares: canDivide(division) ? divide(agreed, parts) : [],
  };
};

const canDivide = ({ figures }: QuotaDivisionInput): boolean =>
  figures.every(({ figure }) => figure >= 0) &&
  figures.some(({ figure }) => figure > 0) &&
  new Set(figures.map(({ municipality }) => municipality)).size === figures.length;

/** What is wrong with a decision; what stands against it is asked only of one that is possible. */
export async function checkQuota(
  unit: UnitOfWork,
  { given, decision, inUse }: { given: SetQuotaInput; decision: QuotaDecision; inUse: QuotaInUse },
): Promise<UserError[]> {
  const thisYear = Number((await today(unit)).slice(0, 4));
  const malformed = [
    ...checkPlaces(given, inUse),
    ...rangeProblems(decision, thisYear).map(toError),
    ...checkText('source', decision.source, { shortest: 1, longest: 200 }),
  ];
  return malformed.length > 0 ? malformed : quotaProblems(decision, inUse).map(toError);
}

/** The municipalities, and how it is divided over them. What is used is counted for each that there is. */
function checkPlaces({ municipality, division }: SetQuotaInput, { usedBy }: QuotaInUse): UserError[] {
  const unknown = (path: string) => userError(InvalidInput, { code: 'MUNICIPALITY_NOT_FOUND', path: [path] });
  const isKnown = (code: string) => Object.hasOwn(usedBy, code);
  const own = municipality && !isKnown(municipality) ? [unknown('municipality')] : [];
  if (!division) return own;
  const invalid = (code: 'DIVISION_NOT_ALLOWED' | 'ALLOCATION_FIGURES') =>
    userError(InvalidInput, { code, path: ['division'] });
  if (municipality) return [...own, invalid('DIVISION_NOT_ALLOWED')];
  if (!canDivide(division)) return [invalid('ALLOCATION_FIGURES')];
  return division.figures.every((part) => isKnown(part.municipality)) ? [] : [unknown('division')];
}

const standing: ReadonlyArray<QuotaProblem['code']> = [
  ...(['QUOTA_BELOW_USE', 'SHARE_BELOW_USE', 'QUOTA_BEYOND_TOTAL', 'QUOTA_BELOW_SHARES'] as const),
];

const toError = ({ code, field, values }: QuotaProblem): UserError =>
  userError(standing.includes(code) ? Conflict : InvalidInput, { code, path: [field], values });
