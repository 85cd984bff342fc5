import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { toStep } from './given-step';
import { NominationDecision, OverrideReason, RejectionGround } from './nomination.codes';
import { NominationStepPayload, StepInput } from './step.input';
import { takeStep } from './take-step';

@InputType({
  description: 'Besluit op een voordracht. What was decided, for which municipality and by which right.',
})
class DecideNominationInput extends StepInput {
  @Field(() => NominationDecision, { description: 'Besluit. Granted or rejected.' })
  decision!: CodeOf<typeof NominationDecision>;

  @Field(() => RejectionGround, {
    nullable: true,
    description: 'Grond. Why it is rejected; left out when it is granted.',
  })
  ground?: CodeOf<typeof RejectionGround> | null;

  @Field(() => CbsMunicipalityCode, {
    description:
      'Namens gemeente. The municipality whose ordinance applies, in the housing market of the nomination.',
  })
  onBehalfOf!: string;

  @Field({
    description:
      'Mandaat. On what your right to decide for that municipality rests, such as its mandate decision, up to 200 ' +
      'characters; nothing that points to a person.',
  })
  mandate!: string;

  @Field(() => OverrideReason, {
    nullable: true,
    description:
      'Reden om af te wijken. By which the central municipality grants although the quota is full, or within three years ' +
      'of an earlier application; left out when no rule stands against it.',
  })
  override?: CodeOf<typeof OverrideReason> | null;
}

@Resolver()
export class DecideNominationResolver {
  @Mutation(() => NominationStepPayload, {
    description:
      'Besluiten op een voordracht. Grants or rejects a nomination on behalf of a municipality. What is granted takes a ' +
      'place of the quota of that year.',
  })
  @Slice('nomination.decide')
  decideNomination(
    @Arg('input', () => DecideNominationInput, { description: 'Besluit. On which nomination, and what.' })
    input: DecideNominationInput,
    @Ctx() context: OperationContext,
  ): Promise<NominationStepPayload> {
    const { decision, ground = null, onBehalfOf, mandate, override = null } = input;
    const details = { decision, ground, onBehalfOfId: onBehalfOf, mandate, override };
    return takeStep(context, toStep('DECIDED', input, details));
  }
}
