import { createHash, randomUUID } from 'node:crypto';
import { recordAct } from '../../database/audit-trail';
import { today } from '../../database/today';
import type { UnitOfWork } from '../../database/unit-of-work';
import { keyOf } from '../../graphql/global-id';
import type { OperationContext } from '../../graphql/context';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { contradictionError, isOld } from './check-event';
import { checkReference } from './check-texts';
import type { CorrectRegistrationInput } from './correct-registration.input';
import {
  addCorrection,
  correctedAs,
  issueTo,
  mayCorrectRegistration,
  type RegistrationCorrection,
} from './correct-registration.repository';
import { isInCharge, mayRegister } from './event-rights';
import { notFound, reused } from './refusals';
import { purpose } from './register-trajectory';
import { knowsMunicipality, recipientsOf } from './registration.repository';
import { eventsOf, findInTurn, type KnownTrajectory } from './trajectory.repository';
import { courseOf } from './trajectory.rules';

export interface CorrectionOutcome {
  trajectory: KnownTrajectory | null;
  alreadyReported: boolean;
  errors: UserError[];
}

/** Puts right what a registration says, but for its date. */
export async function correctRegistrationOf(
  context: OperationContext,
  input: CorrectRegistrationInput,
): Promise<CorrectionOutcome> {
  const { unit, requestId } = context;
  const correction = toCorrection(input);
  const trajectory = await findInTurn(unit, input.trajectory);
  const outcome = (errors: UserError[] = [], alreadyReported = false) => ({
    ...{ trajectory, alreadyReported, errors },
  });
  // Also where the caller sees the trajectory no more because of it.
  const recorded = await correctedAs(unit, correction.reference);
  if (recorded) return recorded === correction.digest ? outcome([], true) : outcome([reused()]);
  if (!trajectory) return outcome([notFound()]);
  const errors = await check(unit, trajectory, correction);
  if (errors.length > 0) return outcome(errors);
  await carryOut(context, trajectory, correction);
  await recordAct(unit, {
    activity: 'trajectory.correct-registration',
    subjects: [trajectory.pseudonym],
    requestId,
  });
  return outcome();
}

function toCorrection({ trajectory, route, reference, ...input }: CorrectRegistrationInput) {
  const municipality = input.municipalityOfOrigin ?? null;
  const said = JSON.stringify([keyOf('Trajectory', trajectory), route, municipality]);
  return {
    ...{ route, municipality, reference },
    digest: createHash('sha256').update(said).digest('hex'),
  };
}

type Code = Parameters<typeof userError>[1]['code'];
const invalid = (code: Code, field: string): UserError => userError(InvalidInput, { code, path: [field] });

async function check(
  unit: UnitOfWork,
  trajectory: KnownTrajectory,
  { route, municipality, reference }: RegistrationCorrection,
): Promise<UserError[]> {
  const { role } = unit.caller;
  if (!isInCharge(role) && !(await mayCorrectRegistration(unit, trajectory)))
    return [invalid('NOT_YOUR_REGISTRATION', 'trajectory')];
  const errors = checkReference(reference);
  const otherRoute = route !== trajectory.route;
  if (otherRoute && !isInCharge(role) && !mayRegister(role, route))
    errors.push(invalid('ROUTE_NOT_YOURS', 'route'));
  if ((await knowsMunicipality(unit, municipality)) === 'UNKNOWN')
    errors.push(invalid('MUNICIPALITY_NOT_FOUND', 'municipalityOfOrigin'));
  if (route === 'WOMENS_SHELTER' && !trajectory.shielded) errors.push(invalid('NOT_SHIELDED_YET', 'route'));
  if (errors.length > 0) return errors;
  if (otherRoute) return checkRoute(unit, trajectory, route);
  return municipality === trajectory.municipality
    ? [userError(Conflict, { code: 'REGISTRATION_SAYS_SO', path: ['trajectory'] })]
    : [];
}

/** Another route than the events that happened on it. */
async function checkRoute(
  unit: UnitOfWork,
  trajectory: KnownTrajectory,
  route: RegistrationCorrection['route'],
): Promise<UserError[]> {
  const events = await eventsOf(unit, trajectory);
  const { contradiction } = courseOf(route, events);
  if (!contradiction || isOld(contradiction, courseOf(trajectory.route, events).contradiction)) return [];
  return [Object.assign(contradictionError(contradiction, { events }), { path: ['input', 'route'] })];
}

async function carryOut(
  { unit, pseudonyms }: OperationContext,
  { id, shielded }: KnownTrajectory,
  correction: RegistrationCorrection,
): Promise<void> {
  const key = randomUUID();
  await addCorrection(unit, key, { id, ...correction });
  const year = Number((await today(unit)).slice(0, 4));
  const recipients = await recipientsOf(unit, { ...correction, shielded });
  const issued = recipients.map((recipient) => ({
    recipient,
    value: pseudonyms.of({ recipient, purpose, year }, id),
  }));
  await issueTo(unit, key, { year, pseudonyms: issued });
}
