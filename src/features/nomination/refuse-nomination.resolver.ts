import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { toStep } from './given-step';
import { RefusalGround } from './nomination.codes';
import { NominationStepPayload, StepInput } from './step.input';
import { takeStep } from './take-step';

@InputType({
  description:
    'Weigering. That the candidate refuses the offer, or the association the assignment or the offer.',
})
class RefuseNominationInput extends StepInput {
  @Field(() => RefusalGround, {
    description: "Grond. Nothing is refused without one; a candidate's ground needs an offer.",
  })
  ground!: CodeOf<typeof RefusalGround>;
}

@Resolver()
export class RefuseNominationResolver {
  @Mutation(() => NominationStepPayload, {
    description:
      'Weigeren. Records that an offer or assignment was refused, with the ground. The nomination can then be assigned ' +
      'to another association, and is no longer yours to see.',
  })
  @Slice('nomination.answer')
  refuseNomination(
    @Arg('input', () => RefuseNominationInput, { description: 'Weigering. Of which nomination, and why.' })
    input: RefuseNominationInput,
    @Ctx() context: OperationContext,
  ): Promise<NominationStepPayload> {
    const { ground } = input;
    return takeStep(context, toStep('REFUSED', input, { ground, associationId: context.caller.partnerId }));
  }
}
