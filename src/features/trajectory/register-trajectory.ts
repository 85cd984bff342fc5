import { today } from '../../database/today';
import { randomUUID } from 'node:crypto';
import { recordAct } from '../../database/audit-trail';
import type { OperationContext } from '../../graphql/context';
import { InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkHappened, checkReference } from './check-texts';
import { hashesOf, knownReference, settleRegistration } from './client-reference';
import { mayRegister } from './event-rights';
import { reused } from './refusals';
import type { RegisterTrajectoryInput } from './register-trajectory.input';
import {
  knowsMunicipality,
  ownPseudonym,
  recipientsOf,
  register,
  registeredAs,
  type Registration,
} from './registration.repository';
import { waitForMatches } from './trajectory.repository';

/** For what the pseudonyms are that partners in the chain get. */
export const purpose = 'CHAIN';

export interface RegistrationOutcome {
  /** The caller's pseudonym of the trajectory. */
  pseudonym: string | null;
  alreadyReported: boolean;
  errors: UserError[];
}

/** Registers a client: opens a trajectory, and to each partner that is to know it a pseudonym of its own. */
export async function registerClient(
  context: OperationContext,
  input: RegisterTrajectoryInput,
): Promise<RegistrationOutcome> {
  const { unit, pseudonyms, requestId } = context;
  const { partnerId } = unit.caller;
  // So that the client behind a reference is neither linked nor erased before this is kept.
  await waitForMatches(unit);
  const hashes = await hashesOf(context, input.clientReference);
  const [clientHash] = hashes;
  const known = await knownReference(unit, hashes);
  const inherited = known && known.hash !== clientHash ? known.hash : null;
  const registration = toRegistration(input, clientHash);
  const refused = (errors: UserError[]) => ({ pseudonym: null, alreadyReported: false, errors });

  const recorded = await registeredAs(unit, registration);
  if (recorded === 'ANOTHER') return refused([reused()]);
  if (recorded) return { pseudonym: await ownPseudonym(unit, recorded), alreadyReported: true, errors: [] };
  const errors = await check(context, input, registration);
  if (errors.length > 0) return refused(errors);

  const id = randomUUID();
  const year = Number((await today(unit)).slice(0, 4));
  const recipients = await recipientsOf(unit, registration);
  const issued = recipients.map((recipient) => ({
    recipient,
    value: pseudonyms.of({ recipient, purpose, year }, id),
  }));
  await register(unit, { ...registration, trajectory: id, year, pseudonyms: issued });
  await settleRegistration(unit, id, { hash: clientHash, inherited });
  const pseudonym = issued.find(({ recipient }) => recipient === partnerId)!.value;
  await recordAct(unit, { activity: 'trajectory.register', subjects: [pseudonym], requestId });
  return { pseudonym, alreadyReported: false, errors: [] };
}

const toRegistration = (input: RegisterTrajectoryInput, clientHash: string): Registration => ({
  ...{ clientHash, route: input.route, municipality: input.municipalityOfOrigin ?? null },
  ...{ happenedOn: input.happenedOn, reference: input.reference },
  shielded: input.route === 'WOMENS_SHELTER' || (input.shielded ?? false),
});

type Code = Parameters<typeof userError>[1]['code'];
const invalid = (code: Code, field: string): UserError => userError(InvalidInput, { code, path: [field] });

async function check(
  { unit }: OperationContext,
  input: RegisterTrajectoryInput,
  { route, municipality, shielded }: Registration,
): Promise<UserError[]> {
  const { role } = unit.caller;
  const known = await knowsMunicipality(unit, municipality);
  const errors = [
    ...checkReference(input.clientReference, 'clientReference'),
    ...checkReference(input.reference),
    ...checkHappened(input.happenedOn, await today(unit)),
  ];
  if (!mayRegister(role, route)) errors.push(invalid('ROUTE_NOT_YOURS', 'route'));
  if (known === 'UNKNOWN') errors.push(invalid('MUNICIPALITY_NOT_FOUND', 'municipalityOfOrigin'));
  if (role === 'MUNICIPALITY' && known === 'KNOWN')
    errors.push(invalid('NOT_YOUR_MUNICIPALITY', 'municipalityOfOrigin'));
  if (shielded && role !== 'CARE_PROVIDER') errors.push(invalid('SHIELDED_BY_PROVIDER', 'shielded'));
  return errors;
}
