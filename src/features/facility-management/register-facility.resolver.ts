import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import { takeTurn } from '../../database/take-turn';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkReference, checkText } from '../check-input';
import { Facility } from '../facility/facility.type';
import {
  addRegistration,
  missingOf,
  registeredAs,
  takenKeys,
  type Registration,
} from './facility-management.repository';
import { facilityKey } from './facility-management.rules';
import { RegisterFacilityInput, RegisterFacilityPayload } from './register-facility.input';

@Resolver()
export class RegisterFacilityResolver {
  @Mutation(() => RegisterFacilityPayload, {
    description:
      'Voorziening registreren. Makes a new facility of a care provider, who then reports its places. ' +
      'Sending the same reference twice changes nothing.',
  })
  @Slice('facility.manage')
  async registerFacility(
    @Arg('input', () => RegisterFacilityInput, { description: 'Registratie. The facility.' })
    input: RegisterFacilityInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<RegisterFacilityPayload> {
    const registration = toRegistration(input);
    await takeTurn(unit, 'facility.manage');
    const earlier = await registeredAs(unit, input.reference);
    if (earlier)
      return isSame(earlier, registration) ? recorded(earlier.facilityId, true) : refused([reused()]);
    const errors = await checkRegistration(unit, registration, input.reference);
    if (errors.length > 0) return refused(errors);
    const id = facilityKey(registration.name, await takenKeys(unit));
    await addRegistration(unit, id, registration, input.reference);
    await recordAct(unit, { activity: 'facility.register', subjects: [id], requestId });
    return recorded(id, false);
  }
}

const toRegistration = (input: RegisterFacilityInput): Registration => ({
  name: input.name.trim(),
  municipality: input.municipality,
  product: input.product,
  operator: input.operator,
  unit: input.unit,
  confidential: input.confidential,
  street: input.street || null,
  neighbourhood: input.neighbourhood || null,
  targetGroup: input.targetGroup || null,
});

/** Everything that is wrong with a registration. */
async function checkRegistration(
  unit: UnitOfWork,
  given: Registration,
  reference: string,
): Promise<UserError[]> {
  const missing = await missingOf(unit, given);
  const { name, street, neighbourhood, targetGroup } = given;
  return [
    ...checkText('name', name, { shortest: 1, longest: 200 }),
    ...(missing.municipality ? [invalid('MUNICIPALITY_NOT_FOUND', 'municipality')] : []),
    ...(missing.product ? [invalid('PRODUCT_NOT_FOUND', 'product')] : []),
    ...(missing.operator ? [invalid('NOT_A_CARE_PROVIDER', 'operator')] : []),
    ...checkText('street', street, { longest: 200 }),
    ...(neighbourhood && !/^(WK\d{6}|BU\d{8})$/.test(neighbourhood)
      ? [invalid('NOT_A_NEIGHBOURHOOD', 'neighbourhood')]
      : []),
    ...checkText('targetGroup', targetGroup, { longest: 200 }),
    ...checkReference(reference),
  ];
}

const invalid = (code: Parameters<typeof userError>[1]['code'], field: string): UserError =>
  userError(InvalidInput, { code, path: [field] });

const isSame = (one: Registration, other: Registration): boolean =>
  (Object.keys(other) as Array<keyof Registration>).every((key) => one[key] === other[key]);

const recorded = (id: string, alreadyRegistered: boolean): RegisterFacilityPayload => ({
  facility: Read.one(Facility, id),
  alreadyRegistered,
  userErrors: [],
});

const refused = (userErrors: UserError[]): RegisterFacilityPayload => ({
  facility: null,
  alreadyRegistered: false,
  userErrors,
});

const reused = (): UserError => userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] });
