import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { handOverTo } from './hand-over';
import { HandOverInput, HandOverPayload } from './hand-over.input';
import { Trajectory } from './trajectory.type';

@Resolver()
export class HandOverResolver {
  @Mutation(() => HandOverPayload, {
    description:
      'Overdragen. Opens a trajectory that you see to the next partner, under a pseudonym of its own. A provider that gets a ' +
      'client guides it from then on. Sending the same reference twice changes nothing.',
  })
  @Slice('trajectory.handOver')
  async handOver(
    @Arg('input', () => HandOverInput, { description: 'Overdracht. To whom.' }) input: HandOverInput,
    @Ctx() context: OperationContext,
  ): Promise<HandOverPayload> {
    const { trajectory, alreadyReported, errors } = await handOverTo(context, input);
    return {
      trajectory: trajectory && Read.one(Trajectory, trajectory.pseudonym),
      ...{ alreadyReported, userErrors: errors },
    };
  }
}
