import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { keyOf } from '../../graphql/global-id';
import { notFound } from '../trajectory/refusals';
import { findTrajectory, waitForMatches } from '../trajectory/trajectory.repository';
import { erase } from './erase';
import { eraseClientOf } from './erasure.repository';
import { ErasureGround, ErasurePayload } from './erasure.type';

@InputType({ description: 'Verzoek om wissing. Which client is erased, and why.' })
class EraseClientInput {
  @Field(() => ID, {
    description: 'Traject. Global id of one of the trajectories of the client; all of them go.',
  })
  trajectory!: string;

  @Field(() => ErasureGround, { description: 'Grondslag. On which ground.' })
  ground!: CodeOf<typeof ErasureGround>;

  @Field({
    description:
      'Kenmerk. Your own reference of the request, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Resolver()
export class EraseClientResolver {
  @Mutation(() => ErasurePayload, {
    description:
      'Cliënt wissen. Takes away all that the hub knows of a client: references, pseudonyms, care detail, housing need, stays ' +
      'and what happened. A tombstone stays that nobody sees: that there was a registration, on which route, in which quarter. ' +
      'What is under way for a home is withdrawn; published figures stay. It cannot be undone.',
  })
  @Slice('erasure.client')
  async eraseClient(
    @Arg('input', () => EraseClientInput, { description: 'Verzoek. Whom, and why.' })
    { trajectory: id, ground, reference }: EraseClientInput,
    @Ctx() context: OperationContext,
  ): Promise<ErasurePayload> {
    const subject = keyOf('Trajectory', id) ?? '';
    const erasure = { what: 'CLIENT' as const, subject, ground, reference };
    return erase(context, {
      erasure,
      work: async () => {
        // Of whom a trajectory is does not change after this: all of the client goes.
        await waitForMatches(context.unit);
        const trajectory = await findTrajectory(context.unit, id);
        if (!trajectory) return [notFound()];
        await eraseClientOf(context.unit, trajectory, erasure);
        return [];
      },
    });
  }
}
