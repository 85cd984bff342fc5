import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import { takeTurn } from '../../database/take-turn';
import type { OperationContext } from '../../graphql/context';
import { keyOf } from '../../graphql/global-id';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { addStatement, runsFacility, statedAs } from './acceptance.repository';
import { Facility } from './facility.type';
import { checkStatement, saySame, toStatement } from './state-acceptance.check';
import { StateAcceptanceInput, StateAcceptancePayload } from './state-acceptance.input';

@Resolver()
export class StateAcceptanceResolver {
  @Mutation(() => StateAcceptancePayload, {
    description:
      'Opgeven of cliënten worden aangenomen. States for everybody whether one of your facilities accepts clients, from when ' +
      'and for whom. Sending the same reference twice changes nothing.',
  })
  @Slice('acceptance.state')
  async stateAcceptance(
    @Arg('input', () => StateAcceptanceInput, { description: 'Opgave. What you state.' })
    input: StateAcceptanceInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<StateAcceptancePayload> {
    const facilityId = keyOf('Facility', input.facility) ?? '';
    const { reference } = input;
    await takeTurn(unit, `facility:${facilityId}`);
    if (!(await runsFacility(unit, facilityId))) return refused(null, [notYours()]);
    const statement = toStatement(input);
    const earlier = await statedAs(unit, facilityId, reference);
    if (earlier)
      return saySame(earlier, statement) ? recorded(facilityId, true) : refused(facilityId, [reused()]);
    const errors = checkStatement(input);
    if (errors.length > 0) return refused(facilityId, errors);
    const id = await addStatement(unit, facilityId, statement, reference);
    await recordAct(unit, { activity: 'acceptance.state', subjects: [facilityId, id], requestId });
    return recorded(facilityId, false);
  }
}

const recorded = (facilityId: string, alreadyStated: boolean): StateAcceptancePayload => ({
  facility: Read.one(Facility, facilityId),
  alreadyStated,
  userErrors: [],
});

const refused = (facilityId: string | null, userErrors: UserError[]): StateAcceptancePayload => ({
  facility: facilityId === null ? null : Read.one(Facility, facilityId),
  alreadyStated: false,
  userErrors,
});

/** The same for a facility of somebody else and one that does not exist. */
const notYours = (): UserError => userError(InvalidInput, { code: 'NOT_YOUR_FACILITY', path: ['facility'] });

const reused = (): UserError => userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] });
