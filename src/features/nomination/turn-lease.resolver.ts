import { Arg, Ctx, InputType, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { toStep } from './given-step';
import { NominationStepPayload, StepInput } from './step.input';
import { takeStep } from './take-step';

@InputType({
  description: "Omklap van een huurcontract. That a lease of three parties became the tenant's own.",
})
class TurnLeaseInput extends StepInput {}

@Resolver()
export class TurnLeaseResolver {
  @Mutation(() => NominationStepPayload, {
    description:
      "Huurcontract omklappen. Records that a lease of three parties was turned into one in the tenant's own name.",
  })
  @Slice('nomination.answer')
  turnLease(
    @Arg('input', () => TurnLeaseInput, { description: 'Omklap. Of which nomination, and when.' })
    input: TurnLeaseInput,
    @Ctx() context: OperationContext,
  ): Promise<NominationStepPayload> {
    return takeStep(context, toStep('LEASE_TURNED', input, { associationId: context.caller.partnerId }));
  }
}
