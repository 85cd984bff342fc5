import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { shieldClientOf } from './shield-client';
import { ShieldClientInput, ShieldClientPayload } from './shield-client.input';
import { Trajectory } from './trajectory.type';

@Resolver()
export class ShieldClientResolver {
  @Mutation(() => ShieldClientPayload, {
    description:
      "Cliënt afschermen. Says that a client is of women's shelter: from then on the trajectory is for the provider and those in " +
      'charge only, and in no list that is published. Hand-overs to others end, and so does a nomination under way: the home is ' +
      'arranged outside the hub. It cannot be undone. Sending the same reference twice changes nothing.',
  })
  @Slice('trajectory.shield')
  async shieldClient(
    @Arg('input', () => ShieldClientInput, { description: 'Afscherming. Whom.' }) input: ShieldClientInput,
    @Ctx() context: OperationContext,
  ): Promise<ShieldClientPayload> {
    const { trajectory, alreadyReported, errors } = await shieldClientOf(context, input);
    return {
      trajectory: trajectory && Read.one(Trajectory, trajectory.pseudonym),
      ...{ alreadyReported, userErrors: errors },
    };
  }
}
