import { Arg, Ctx, InputType, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { toStep } from './given-step';
import { NominationStepPayload, StepInput } from './step.input';
import { takeStep } from './take-step';

@InputType({ description: 'Beoordeling van een voordracht. That it has been assessed.' })
class AssessNominationInput extends StepInput {}

@Resolver()
export class AssessNominationResolver {
  @Mutation(() => NominationStepPayload, {
    description: 'Voordracht beoordelen. Records that it was assessed, so that it can be decided on.',
  })
  @Slice('nomination.decide')
  assessNomination(
    @Arg('input', () => AssessNominationInput, { description: 'Beoordeling. Of which nomination, and when.' })
    input: AssessNominationInput,
    @Ctx() context: OperationContext,
  ): Promise<NominationStepPayload> {
    return takeStep(context, toStep('ASSESSED', input));
  }
}
