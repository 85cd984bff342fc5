import { Arg, Ctx, InputType, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { toStep } from './given-step';
import { NominationStepPayload, StepInput } from './step.input';
import { takeStep } from './take-step';

@InputType({
  description:
    'Aanvaarding van een aanbod. That candidate and association go on with the dwelling, after an intake.',
})
class AcceptOfferInput extends StepInput {}

@Resolver()
export class AcceptOfferResolver {
  @Mutation(() => NominationStepPayload, {
    description:
      'Aanbod aanvaarden. Records that the offer was accepted, after the intake by the association.',
  })
  @Slice('nomination.answer')
  acceptOffer(
    @Arg('input', () => AcceptOfferInput, { description: 'Aanvaarding. Of which nomination, and when.' })
    input: AcceptOfferInput,
    @Ctx() context: OperationContext,
  ): Promise<NominationStepPayload> {
    return takeStep(context, toStep('ACCEPTED', input, { associationId: context.caller.partnerId }));
  }
}
