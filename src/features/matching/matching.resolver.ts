import { Arg, Args, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { orderOf, orders } from '../../graphql/order';
import { by, Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { MatchKind } from './matching.codes';
import {
  ClientMatch,
  ClientMatchConnection,
  TrajectoryToMatch,
  TrajectoryToMatchConnection,
} from './matching.type';

const ClientMatchOrder = orders('ClientMatchOrder', () => ClientMatch, {
  RECORDED_AT: { path: 'recordedAt', nl: 'moment van vastleggen' },
});

@InputType({ description: 'Filter op vergelijkingen. All that is given holds at once.' })
class ClientMatchFilter {
  @Field(() => [ID], { nullable: true, description: 'Traject. Of these trajectories (global ids).' })
  @FilterOn(() => ClientMatch, 'trajectory.id', { globalIdOf: 'Trajectory' })
  trajectory?: string[];

  @Field(() => [MatchKind], { nullable: true, description: 'Uitkomst. With one of these outcomes.' })
  @FilterOn(() => ClientMatch, 'kind')
  kind?: Array<CodeOf<typeof MatchKind>>;
}

@Resolver()
export class MatchingResolver {
  @Query(() => TrajectoryToMatchConnection, {
    description:
      'Nog te vergelijken trajecten. Those that you see and nobody has looked at yet, the longest waiting first. A finding on ' +
      'data quality: as long as there are any, clients may be counted twice.',
  })
  @Slice('trajectory.match')
  trajectoriesToMatch(
    @Args(() => PageArgs) page: PageArgs,
  ): InstanceType<typeof TrajectoryToMatchConnection> {
    return Read.connection(TrajectoryToMatch, by('since'), page);
  }

  @Query(() => ClientMatchConnection, {
    description: 'Vergelijkingen. What was found of clients whose trajectories you see.',
  })
  @Slice('trajectory.match')
  clientMatches(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ClientMatchFilter, { nullable: true, description: 'Filter. Which lines.' })
    filter?: ClientMatchFilter,
    @Arg('orderBy', () => ClientMatchOrder, {
      defaultValue: ClientMatchOrder.RECORDED_AT_DESC,
      description: 'Volgorde. Order; recorded last comes first when nothing is given.',
    })
    orderBy: string = ClientMatchOrder.RECORDED_AT_DESC,
  ): InstanceType<typeof ClientMatchConnection> {
    return Read.connection(ClientMatch, orderOf('ClientMatchOrder', orderBy), page, conditionsOf(filter));
  }
}
