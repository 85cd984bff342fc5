import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { keyOf } from '../../graphql/global-id';
import { Slice } from '../../graphql/slice';
import { toStep, uuidOf } from './given-step';
import { NominationStepPayload, StepInput } from './step.input';
import { takeStep } from './take-step';

@InputType({ description: 'Toewijzing van een voordracht. To which association it goes.' })
class AssignNominationInput extends StepInput {
  @Field(() => ID, { description: 'Woningcorporatie. Global id of the association, from `partners`.' })
  association!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Woning. Global id of a dwelling of that association, from `dwellings`; left out when it may choose.',
  })
  dwelling?: string | null;
}

@Resolver()
export class AssignNominationResolver {
  @Mutation(() => NominationStepPayload, {
    description:
      'Voordracht toewijzen. Assigns a granted nomination to one association, which sees the full need and is to offer a dwelling.',
  })
  @Slice('nomination.decide')
  assignNomination(
    @Arg('input', () => AssignNominationInput, { description: 'Toewijzing. Of which nomination, to whom.' })
    input: AssignNominationInput,
    @Ctx() context: OperationContext,
  ): Promise<NominationStepPayload> {
    const associationId = keyOf('Partner', input.association) ?? '';
    const dwellingId = input.dwelling ? uuidOf('Dwelling', input.dwelling) : null;
    return takeStep(context, toStep('ASSIGNED', input, { associationId, dwellingId }));
  }
}
