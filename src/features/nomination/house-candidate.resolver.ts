import { Arg, Ctx, InputType, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { toStep } from './given-step';
import { NominationStepPayload, StepInput } from './step.input';
import { takeStep } from './take-step';

@InputType({ description: 'Huisvesting. That the candidate has moved in.' })
class HouseCandidateInput extends StepInput {}

@Resolver()
export class HouseCandidateResolver {
  @Mutation(() => NominationStepPayload, {
    description:
      'Huisvesten. Records that the candidate has got the key; with a lease in the own name that is the end.',
  })
  @Slice('nomination.answer')
  houseCandidate(
    @Arg('input', () => HouseCandidateInput, { description: 'Huisvesting. Of which nomination, and when.' })
    input: HouseCandidateInput,
    @Ctx() context: OperationContext,
  ): Promise<NominationStepPayload> {
    return takeStep(context, toStep('HOUSED', input, { associationId: context.caller.partnerId }));
  }
}
