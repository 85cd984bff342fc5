import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { bindTo } from './bind-reference';
import { BindReferenceInput, BindReferencePayload } from './bind-reference.input';
import { Trajectory } from './trajectory.type';

@Resolver()
export class BindReferenceResolver {
  @Mutation(() => BindReferencePayload, {
    description:
      'Kenmerk binden. Ties your own reference to the client of a trajectory that you see: from then on it finds its ' +
      'trajectories, and a registration under it is of the same client. Sending it twice changes nothing.',
  })
  @Slice('trajectory.reference')
  async bindReference(
    @Arg('input', () => BindReferenceInput, { description: 'Binding. Which reference, of whom.' })
    input: BindReferenceInput,
    @Ctx() context: OperationContext,
  ): Promise<BindReferencePayload> {
    const { trajectory, alreadyBound, errors } = await bindTo(context, input);
    return {
      trajectory: trajectory && Read.one(Trajectory, trajectory.pseudonym),
      ...{ alreadyBound, userErrors: errors },
    };
  }
}
