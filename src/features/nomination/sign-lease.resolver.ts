import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { toStep } from './given-step';
import { LeaseKind } from './nomination.codes';
import { NominationStepPayload, StepInput } from './step.input';
import { takeStep } from './take-step';

@InputType({ description: 'Huurcontract. That a lease was signed.' })
class SignLeaseInput extends StepInput {
  @Field(() => LeaseKind, { description: 'Soort huurcontract. In whose name the dwelling is let.' })
  lease!: CodeOf<typeof LeaseKind>;
}

@Resolver()
export class SignLeaseResolver {
  @Mutation(() => NominationStepPayload, {
    description: 'Huurcontract tekenen. Records that a lease was signed for the dwelling that was accepted.',
  })
  @Slice('nomination.answer')
  signLease(
    @Arg('input', () => SignLeaseInput, {
      description: 'Huurcontract. For which nomination, and of which kind.',
    })
    input: SignLeaseInput,
    @Ctx() context: OperationContext,
  ): Promise<NominationStepPayload> {
    const { lease } = input;
    return takeStep(
      context,
      toStep('LEASE_SIGNED', input, { lease, associationId: context.caller.partnerId }),
    );
  }
}
