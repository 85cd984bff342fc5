import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Args, Field, InputType, Query, Resolver } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { orderOf, orders } from '../../graphql/order';
import { Read } from '../../graphql/read';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { NormStatus, Phase, Route } from './trajectory.codes';
import { Trajectory, TrajectoryConnection } from './trajectory.type';

const TrajectoryOrder = orders('TrajectoryOrder', () => Trajectory, {
  REGISTERED_ON: { path: 'registeredOn', nl: 'datum van aanmelding' },
});

@InputType({ description: 'Filter op trajecten. All that is given holds at once.' })
class TrajectoryFilter {
  @Field(() => [Route], { nullable: true, description: 'Route. On one of these routes.' })
  @FilterOn(() => Trajectory, 'route')
  route?: Array<CodeOf<typeof Route>>;

  @Field(() => [Phase], { nullable: true, description: 'Fase. In one of these phases.' })
  @FilterOn(() => Trajectory, 'phase')
  phase?: Array<CodeOf<typeof Phase>>;

  @Field(() => [CbsMunicipalityCode], {
    nullable: true,
    description: 'Gemeente van herkomst. From one of these municipalities.',
  })
  @FilterOn(() => Trajectory, 'municipalityOfOrigin.id')
  municipality?: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Aanbieder. Guided now by one of these partners (kebab case).',
  })
  @FilterOn(() => Trajectory, 'provider.id')
  provider?: string[];

  @Field(() => [NormStatus], {
    nullable: true,
    description: 'Stand van de normen. Of which the worst norm stands so today.',
  })
  @FilterOn(() => Trajectory, 'normStatus')
  normStatus?: Array<CodeOf<typeof NormStatus>>;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Aangemeld vanaf. Registered on this date or later.',
  })
  @FilterOn(() => Trajectory, 'registeredOn', { comparison: 'from' })
  registeredFrom?: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Aangemeld tot en met. Registered on this date or earlier.',
  })
  @FilterOn(() => Trajectory, 'registeredOn', { comparison: 'to' })
  registeredTo?: string;
}

@Resolver()
export class TrajectoryResolver {
  @Query(() => TrajectoryConnection, {
    description: 'Trajecten. The trajectories of clients that you may see.',
  })
  @Slice('trajectory')
  trajectories(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => TrajectoryFilter, { nullable: true, description: 'Filter. Which trajectories.' })
    filter?: TrajectoryFilter,
    @Arg('orderBy', () => TrajectoryOrder, {
      defaultValue: TrajectoryOrder.REGISTERED_ON_DESC,
      description: 'Volgorde. Order; registered last comes first when nothing is given.',
    })
    orderBy: string = TrajectoryOrder.REGISTERED_ON_DESC,
  ): InstanceType<typeof TrajectoryConnection> {
    return Read.connection(Trajectory, orderOf('TrajectoryOrder', orderBy), page, conditionsOf(filter));
  }
}
