import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { toStep, uuidOf } from './given-step';
import { NominationStepPayload, StepInput } from './step.input';
import { takeStep } from './take-step';

@InputType({ description: 'Woningaanbod. The one dwelling that is offered for a nomination.' })
class OfferDwellingInput extends StepInput {
  @Field(() => ID, {
    description:
      'Woning. Global id of a dwelling that you announced; another than the assignment named may be offered.',
  })
  dwelling!: string;
}

@Resolver()
export class OfferDwellingResolver {
  @Mutation(() => NominationStepPayload, {
    description:
      'Woning aanbieden. Offers one of your dwellings to the candidate of a nomination that is assigned to you.',
  })
  @Slice('nomination.answer')
  offerDwelling(
    @Arg('input', () => OfferDwellingInput, {
      description: 'Aanbod. For which nomination, and which dwelling.',
    })
    input: OfferDwellingInput,
    @Ctx() context: OperationContext,
  ): Promise<NominationStepPayload> {
    const dwellingId = uuidOf('Dwelling', input.dwelling);
    return takeStep(
      context,
      toStep('OFFERED', input, { dwellingId, associationId: context.caller.partnerId }),
    );
  }
}
