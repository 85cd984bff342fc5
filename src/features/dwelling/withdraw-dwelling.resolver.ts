import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import { takeTurn } from '../../database/take-turn';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { isUuid, keyOf } from '../../graphql/global-id';
import { Slice } from '../../graphql/slice';
import { Conflict, InvalidInput, userError } from '../../graphql/user-error';
import { checkReference } from '../check-input';
import { DwellingWithdrawalReason } from './dwelling.codes';
import { done, DwellingPayload, refused } from './dwelling.payload';
import { addWithdrawal, ownDwelling } from './dwelling.repository';

@InputType({
  description: 'Terugtrekken van een woning. Why a dwelling that you announced is no longer to be had.',
})
class WithdrawDwellingInput {
  @Field(() => ID, { description: 'Woning. Global id of your dwelling, from `dwellings`.' })
  dwelling!: string;

  @Field(() => DwellingWithdrawalReason, { description: 'Reden. Why it is withdrawn.' })
  reason!: CodeOf<typeof DwellingWithdrawalReason>;

  @Field({
    description:
      'Kenmerk. Your own reference of this withdrawal, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Resolver()
export class WithdrawDwellingResolver {
  @Mutation(() => DwellingPayload, {
    description:
      'Woning terugtrekken. Withdraws a dwelling that stands in no nomination. Sending the same reference twice changes nothing.',
  })
  @Slice('dwelling.announce')
  async withdrawDwelling(
    @Arg('input', () => WithdrawDwellingInput, { description: 'Terugtrekking. Which dwelling, and why.' })
    { dwelling, reason, reference }: WithdrawDwellingInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<DwellingPayload> {
    const id = keyOf('Dwelling', dwelling) ?? '';
    const found = isUuid(id) ? await inTurn(unit, id) : undefined;
    if (!found)
      return refused(null, [userError(InvalidInput, { code: 'DWELLING_NOT_FOUND', path: ['dwelling'] })]);
    if (found.reference === reference && found.reason === reason) return done(id, true);
    if (found.state !== 'AVAILABLE')
      return refused(id, [userError(Conflict, { code: 'DWELLING_NOT_AVAILABLE', path: ['dwelling'] })]);
    const errors = checkReference(reference);
    if (errors.length > 0) return refused(id, errors);
    await addWithdrawal(unit, id, { reason, reference });
    await recordAct(unit, { activity: 'dwelling.withdraw', subjects: [id], requestId });
    return done(id, false);
  }
}

/** Whoever names a dwelling in a nomination takes the same turn. */
async function inTurn(unit: OperationContext['unit'], id: string) {
  await takeTurn(unit, `dwelling:${id}`);
  return ownDwelling(unit, id);
}
