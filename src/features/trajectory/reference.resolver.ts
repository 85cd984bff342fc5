import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { checkReference } from './check-texts';
import { hashesOf, knownReference, trajectoriesOf } from './client-reference';
import { Trajectory } from './trajectory.type';

@Resolver()
export class ReferenceResolver {
  @Query(() => [Trajectory], {
    description:
      'Trajecten bij een eigen kenmerk. The trajectories that you see of the client whom you call so, registered last first; ' +
      'none when you never used or bound this reference, or do not see them any more.',
  })
  @Slice('trajectory.reference')
  async trajectoriesByReference(
    @Arg('clientReference', () => String, {
      description: 'Cliëntkenmerk. Your own reference of the client, as you registered or bound it.',
    })
    clientReference: string,
    @Ctx() context: OperationContext,
  ): Promise<Trajectory[]> {
    if (checkReference(clientReference).length > 0) return [];
    const known = await knownReference(context.unit, await hashesOf(context, clientReference));
    const pseudonyms = known ? await trajectoriesOf(context.unit, known.clientId) : [];
    if (pseudonyms.length === 0) return [];
    const newestFirst = { name: 'registeredOn', path: 'registeredOn', descending: true };
    return Read.list(Trajectory, newestFirst, [{ path: 'id', in: pseudonyms }]);
  }
}
