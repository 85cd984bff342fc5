import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { NominationScheme } from '../candidate/housing-need.codes';
import { ApplicationReason } from './nomination.codes';
import { Nomination } from './nomination.type';
import { NominationStep } from './nomination-step.type';
import { NominationStepPayload } from './step.input';
import { submitNomination } from './submit-nomination';

@InputType({
  description: 'Voordracht. Which client of yours is nominated for a home, under which scheme and why.',
})
class SubmitNominationInput {
  @Field(() => ID, {
    description:
      'Traject. Global id of the trajectory of a client whose housing need is known, from `trajectories`.',
  })
  trajectory!: string;

  @Field(() => NominationScheme, { description: 'Regeling. Under which scheme.' })
  scheme!: CodeOf<typeof NominationScheme>;

  @Field(() => ApplicationReason, { description: 'Aanvraaggrond. For which reason a home is asked for.' })
  reason!: CodeOf<typeof ApplicationReason>;

  @Field(() => GraphQLLocalDate, {
    description: 'Ingediend op. Day of the submission; tomorrow at the latest.',
  })
  submittedOn!: string;

  @Field({
    description:
      'Kenmerk. Your own reference of this nomination, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Resolver()
export class SubmitNominationResolver {
  @Mutation(() => NominationStepPayload, {
    description:
      'Voordragen. Nominates a client for a home; one nomination of a client is under way at a time. Sending the same ' +
      'reference twice changes nothing.',
  })
  @Slice('nomination.submit')
  async submitNomination(
    @Arg('input', () => SubmitNominationInput, { description: 'Voordracht. Of whom, for what.' })
    input: SubmitNominationInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<NominationStepPayload> {
    const { nominationId, stepId, alreadySubmitted, errors } = await submitNomination(unit, input, requestId);
    return {
      nomination: nominationId === null ? null : Read.one(Nomination, nominationId),
      step: stepId === null ? null : Read.one(NominationStep, stepId),
      alreadyTaken: alreadySubmitted,
      userErrors: errors,
    };
  }
}
