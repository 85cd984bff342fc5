import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { toStep } from './given-step';
import { ReleaseGround } from './nomination.codes';
import { NominationStepPayload, StepInput } from './step.input';
import { takeStep } from './take-step';

@InputType({ description: 'Vrijgave van een voordracht. That it is taken back from the association.' })
class ReleaseNominationInput extends StepInput {
  @Field(() => ReleaseGround, { description: 'Grond. Why it is taken back.' })
  ground!: CodeOf<typeof ReleaseGround>;
}

@Resolver()
export class ReleaseNominationResolver {
  @Mutation(() => NominationStepPayload, {
    description:
      'Voordracht vrijgeven. Takes a nomination back from the association that it is reserved for or assigned to; it can then be assigned to another.',
  })
  @Slice('nomination.decide')
  releaseNomination(
    @Arg('input', () => ReleaseNominationInput, { description: 'Vrijgave. Of which nomination, and why.' })
    input: ReleaseNominationInput,
    @Ctx() context: OperationContext,
  ): Promise<NominationStepPayload> {
    return takeStep(context, toStep('RELEASED', input, { ground: input.ground }));
  }
}
