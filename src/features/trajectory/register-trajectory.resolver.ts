import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { registerClient } from './register-trajectory';
import { RegisterTrajectoryInput, RegisterTrajectoryPayload } from './register-trajectory.input';
import { Trajectory } from './trajectory.type';

@Resolver()
export class RegisterTrajectoryResolver {
  @Mutation(() => RegisterTrajectoryPayload, {
    description:
      'Aanmelden. Opens a trajectory for a client, under a pseudonym of your own, to you, to those in charge and to the ' +
      'municipality of origin. Sending the same reference twice changes nothing.',
  })
  @Slice('trajectory.register')
  async registerTrajectory(
    @Arg('input', () => RegisterTrajectoryInput, { description: 'Aanmelding. Whom you register.' })
    input: RegisterTrajectoryInput,
    @Ctx() context: OperationContext,
  ): Promise<RegisterTrajectoryPayload> {
    const { pseudonym, alreadyReported, errors } = await registerClient(context, input);
    return {
      trajectory: pseudonym === null ? null : Read.one(Trajectory, pseudonym),
      ...{ alreadyReported, userErrors: errors },
    };
  }
}
