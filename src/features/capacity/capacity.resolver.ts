import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Args, Field, FieldResolver, ID, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { Inverse, readOverMapping } from '../../graphql/mapped-type';
import { orderOf, orders } from '../../graphql/order';
import { Read } from '../../graphql/read';
import { KnownMoment } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { Facility } from '../facility/facility.type';
import { CapacityMutationKind } from './capacity.codes';
import { CapacityMutation, CapacityMutationConnection } from './capacity-mutation.type';
import { FacilityOccupancy } from './occupancy.type';

const CapacityMutationOrder = orders('CapacityMutationOrder', () => CapacityMutation, {
  EFFECTIVE_ON: { path: 'effectiveOn', nl: 'ingangsdatum' },
  REPORTED_AT: { path: 'reportedAt', nl: 'moment van melden' },
});

@InputType({ description: 'Filter op capaciteitsmutaties. All that is given holds at once.' })
class CapacityMutationFilter {
  @Field(() => [ID], { nullable: true, description: 'Voorziening. Of these facilities (global ids).' })
  @FilterOn(() => CapacityMutation, 'facility.id', { globalIdOf: 'Facility' })
  facility?: string[];

  @Field(() => [CapacityMutationKind], { nullable: true, description: 'Soort. Of these kinds.' })
  @FilterOn(() => CapacityMutation, 'kind')
  kind?: string[];

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Vanaf. Effective on this date or later.' })
  @FilterOn(() => CapacityMutation, 'effectiveOn', { comparison: 'from' })
  from?: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Tot en met. Effective on this date or earlier.',
  })
  @FilterOn(() => CapacityMutation, 'effectiveOn', { comparison: 'to' })
  to?: string;
}

@Resolver()
export class CapacityResolver {
  @Query(() => CapacityMutationConnection, {
    description: 'Capaciteitsmutaties. The lines of the ledger that you may see.',
  })
  @Slice('capacity.ledger')
  capacityMutations(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CapacityMutationFilter, { nullable: true, description: 'Filter. Which lines.' })
    filter?: CapacityMutationFilter,
    @Arg('orderBy', () => CapacityMutationOrder, {
      defaultValue: CapacityMutationOrder.REPORTED_AT_DESC,
      description: 'Volgorde. Order; reported last comes first when nothing is given.',
    })
    orderBy: string = CapacityMutationOrder.REPORTED_AT_DESC,
  ): InstanceType<typeof CapacityMutationConnection> {
    return Read.connection(
      CapacityMutation,
      orderOf('CapacityMutationOrder', orderBy),
      page,
      conditionsOf(filter),
    );
  }
}

@Resolver(() => Facility)
export class FacilityCapacity {
  @FieldResolver(() => FacilityOccupancy, {
    nullable: true,
    description:
      'Bezetting. Exact state on a date (today). Null and named in `withheld` when it is not shown to you.',
  })
  @Slice('capacity.exact')
  @Inverse('facility', { asOf: 'fromDate', knownBy: 'hub.capacity_states_known' })
  occupancy(
    @Arg('asOf', () => GraphQLLocalDate, {
      nullable: true,
      description: 'Peildatum. Date, today when not given.',
    })
    _asOf?: string,
    @Arg('knownAt', () => KnownMoment, {
      nullable: true,
      description: 'Bekend op. As the hub knew it at that moment; all that is known now when not given.',
    })
    _knownAt?: Date,
  ): FacilityOccupancy | null {
    return readOverMapping();
  }
}
