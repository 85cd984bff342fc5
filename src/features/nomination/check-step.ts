import { takeTurn } from '../../database/take-turn';
import type { UnitOfWork } from '../../database/unit-of-work';
import { InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkDecision } from './check-decision';
import type { GivenStep } from './given-step';
import { dwellingOf, letsIn, type FoundNomination } from './nomination.repository';

/** What is wrong with what a step says, whatever was done before; the nomination has its turn. */
export async function checkStep(
  unit: UnitOfWork,
  nomination: FoundNomination,
  step: GivenStep,
): Promise<UserError[]> {
  if (step.kind === 'DECIDED') return checkDecision(unit, nomination, step);
  if (step.kind === 'RESERVED' || step.kind === 'ASSIGNED')
    return [
      ...(await checkAssociation(unit, nomination, step)),
      ...(await checkDwelling(unit, nomination, step)),
    ];
  return step.kind === 'OFFERED' ? checkDwelling(unit, nomination, step) : [];
}

type Code = Parameters<typeof userError>[1]['code'];

const invalid = (code: Code, field: string): UserError => userError(InvalidInput, { code, path: [field] });

async function checkAssociation(
  unit: UnitOfWork,
  { housingMarket, shielded }: FoundNomination,
  { associationId }: GivenStep,
): Promise<UserError[]> {
  // Shown to no association, whichever it is.
  if (shielded) return [invalid('CLIENT_SHIELDED', 'association')];
  const lets = await letsIn(unit, associationId ?? '', housingMarket);
  if (lets === 'NO_ASSOCIATION') return [invalid('ASSOCIATION_NOT_FOUND', 'association')];
  return lets === 'ELSEWHERE' ? [invalid('OUTSIDE_HOUSING_MARKET', 'association')] : [];
}

/** A dwelling goes to one nomination: whoever names it waits for others who do. */
async function checkDwelling(
  unit: UnitOfWork,
  nomination: FoundNomination,
  { dwellingId, associationId }: GivenStep,
): Promise<UserError[]> {
  if (dwellingId === null) return [];
  await takeTurn(unit, `dwelling:${dwellingId}`);
  const dwelling = await dwellingOf(unit, dwellingId);
  if (!dwelling || dwelling.associationId !== associationId)
    return [invalid('DWELLING_NOT_FOUND', 'dwelling')];
  if (dwelling.state !== 'AVAILABLE' && dwellingId !== nomination.dwellingId)
    return [invalid('DWELLING_NOT_AVAILABLE', 'dwelling')];
  if (dwelling.housingMarket !== nomination.housingMarket)
    return [invalid('OUTSIDE_HOUSING_MARKET', 'dwelling')];
  return [];
}
