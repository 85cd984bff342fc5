import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { toStep } from './given-step';
import { WithdrawalGround } from './nomination.codes';
import { NominationStepPayload, StepInput } from './step.input';
import { takeStep } from './take-step';

@InputType({ description: 'Intrekking van een voordracht. That it goes no further.' })
class WithdrawNominationInput extends StepInput {
  @Field(() => WithdrawalGround, { description: 'Grond. Why it is withdrawn.' })
  ground!: CodeOf<typeof WithdrawalGround>;
}

@Resolver()
export class WithdrawNominationResolver {
  @Mutation(() => NominationStepPayload, {
    description:
      'Voordracht intrekken. Withdraws a nomination: it ends, an open offer with it, and the dwelling is free again.',
  })
  @Slice('nomination.decide')
  withdrawNomination(
    @Arg('input', () => WithdrawNominationInput, { description: 'Intrekking. Of which nomination, and why.' })
    input: WithdrawNominationInput,
    @Ctx() context: OperationContext,
  ): Promise<NominationStepPayload> {
    return takeStep(context, toStep('WITHDRAWN', input, { ground: input.ground }));
  }
}
