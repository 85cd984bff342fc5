import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { correctRegistrationOf } from './correct-registration';
import { CorrectRegistrationInput, CorrectRegistrationPayload } from './correct-registration.input';
import { Trajectory } from './trajectory.type';

@Resolver()
export class CorrectRegistrationResolver {
  @Mutation(() => CorrectRegistrationPayload, {
    description:
      'Aanmelding corrigeren. Puts route and municipality of origin right: a municipality that it is not from sees the client no ' +
      'more, the right one does from then on. For whoever registered the client and still sees it, and for those in charge. Sending ' +
      'the same reference twice changes nothing.',
  })
  @Slice('trajectory.correct')
  async correctRegistration(
    @Arg('input', () => CorrectRegistrationInput, {
      description: 'Correctie. Of which trajectory, and what.',
    })
    input: CorrectRegistrationInput,
    @Ctx() context: OperationContext,
  ): Promise<CorrectRegistrationPayload> {
    const { trajectory, alreadyReported, errors } = await correctRegistrationOf(context, input);
    return {
      trajectory: trajectory && Read.one(Trajectory, trajectory.pseudonym),
      ...{ alreadyReported, userErrors: errors },
    };
  }
}
