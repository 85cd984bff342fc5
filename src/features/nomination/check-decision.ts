import type { UnitOfWork } from '../../database/unit-of-work';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkText } from '../check-input';
import type { GivenStep } from './given-step';
import { earlierApplicationOn, marketOf, type FoundNomination } from './nomination.repository';
import { isTooSoon } from './nomination.rules';
import { quotaFor } from './quota.repository';

/** A decision on a nomination, with the key of that nomination. */
type Decision = GivenStep & { kind: 'DECIDED' };

/** What is wrong with a decision, and which rules stand against it. */
export async function checkDecision(
  unit: UnitOfWork,
  nomination: FoundNomination,
  step: GivenStep,
): Promise<UserError[]> {
  const decision = step as Decision;
  const errors = [
    ...(await checkMandate(unit, nomination, decision)),
    ...checkGround(decision),
    ...checkOverride(unit, decision),
  ];
  if (errors.length > 0) return errors;
  const earlierOn = await earlierApplicationOn(unit, decision.nominationId);
  const tooSoon = isTooSoon(earlierOn, nomination.submittedOn);
  if (decision.decision === 'REJECTED')
    return decision.ground === 'EARLIER_APPLICATION' && !tooSoon
      ? [userError(InvalidInput, { code: 'NO_EARLIER_APPLICATION', path: ['ground'] })]
      : [];
  const against = [
    ...(tooSoon ? [earlierApplication(earlierOn!)] : []),
    ...(await fullQuota(unit, nomination, decision)),
  ];
  if (decision.override === null) return against;
  return against.length > 0
    ? []
    : [userError(InvalidInput, { code: 'OVERRIDE_NOT_NEEDED', path: ['override'] })];
}

async function checkMandate(
  unit: UnitOfWork,
  { housingMarket }: FoundNomination,
  { onBehalfOfId, mandate }: Decision,
): Promise<UserError[]> {
  const market = await marketOf(unit, onBehalfOfId ?? '');
  const errors = checkText('mandate', mandate, { shortest: 1, longest: 200 });
  if (market === housingMarket) return errors;
  const code = market === undefined ? 'MUNICIPALITY_NOT_FOUND' : 'OUTSIDE_HOUSING_MARKET';
  return [userError(InvalidInput, { code, path: ['onBehalfOf'] }), ...errors];
}

function checkGround({ decision, ground }: Decision): UserError[] {
  if (decision === 'REJECTED' && ground === null)
    return [userError(InvalidInput, { code: 'GROUND_REQUIRED', path: ['ground'] })];
  return decision === 'GRANTED' && ground !== null
    ? [userError(InvalidInput, { code: 'GROUND_NOT_ALLOWED', path: ['ground'] })]
    : [];
}

function checkOverride({ caller }: UnitOfWork, { decision, override }: Decision): UserError[] {
  if (override === null) return [];
  return caller.role !== 'CENTRAL_MUNICIPALITY' || decision !== 'GRANTED'
    ? [userError(InvalidInput, { code: 'OVERRIDE_NOT_YOURS', path: ['override'] })]
    : [];
}

async function fullQuota(
  unit: UnitOfWork,
  { scheme }: FoundNomination,
  { happenedOn, onBehalfOfId }: Decision,
): Promise<UserError[]> {
  const year = Number(happenedOn.slice(0, 4));
  const quota = await quotaFor(unit, { scheme, year, municipalityId: onBehalfOfId! });
  return quota
    .filter(({ left }) => left <= 0)
    .map(({ municipality, agreed }) =>
      userError(Conflict, {
        code: 'QUOTA_FULL',
        path: ['decision'],
        values: { year, agreed, area: municipality ?? 'Drechtsteden/Alblasserwaard' },
      }),
    );
}

const earlierApplication = (on: string): UserError =>
  userError(Conflict, { code: 'EARLIER_APPLICATION', path: ['decision'], values: { on } });
