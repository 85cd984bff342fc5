import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { keyOf } from '../../graphql/global-id';
import { Slice } from '../../graphql/slice';
import { toStep } from './given-step';
import { NominationStepPayload, StepInput } from './step.input';
import { takeStep } from './take-step';

@InputType({ description: 'Reservering van een voordracht. For which association it is kept.' })
class ReserveNominationInput extends StepInput {
  @Field(() => ID, { description: 'Woningcorporatie. Global id of the association, from `partners`.' })
  association!: string;
}

@Resolver()
export class ReserveNominationResolver {
  @Mutation(() => NominationStepPayload, {
    description:
      'Voordracht reserveren. Keeps a granted nomination for one association ahead of the time; it then sees the full need.',
  })
  @Slice('nomination.decide')
  reserveNomination(
    @Arg('input', () => ReserveNominationInput, {
      description: 'Reservering. Of which nomination, for whom.',
    })
    input: ReserveNominationInput,
    @Ctx() context: OperationContext,
  ): Promise<NominationStepPayload> {
    const associationId = keyOf('Partner', input.association) ?? '';
    return takeStep(context, toStep('RESERVED', input, { associationId }));
  }
}
