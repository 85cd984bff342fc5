import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Args, Field, FieldResolver, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { Inverse, readOverMapping } from '../../graphql/mapped-type';
import { orderOf, orders } from '../../graphql/order';
import { Read, type Condition } from '../../graphql/read';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { HousingMarket, Municipality } from '../municipality/municipality.type';
import { Partner } from '../partner/partner.type';
import { Facility, FacilityConnection } from './facility.type';
import { TargetGroup } from './target-group';

const FacilityOrder = orders('FacilityOrder', () => Facility, { NAME: { path: 'name', nl: 'naam' } });

@InputType({ description: 'Filter op voorzieningen. All that is given holds at once.' })
class FacilityFilter {
  @Field(() => [CbsMunicipalityCode], {
    nullable: true,
    description: 'Gemeente. In one of these municipalities.',
  })
  @FilterOn(() => Facility, 'municipality.id')
  municipality?: string[];

  @Field(() => [HousingMarket], {
    nullable: true,
    description: 'Woningmarktregio. In one of these housing markets.',
  })
  @FilterOn(() => Facility, 'municipality.housingMarket')
  housingMarket?: string[];

  @Field(() => [String], { nullable: true, description: 'Woonzorgproduct. With one of these product codes.' })
  @FilterOn(() => Facility, 'product.id')
  product?: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Aanbieder. Run by one of these partners (kebab case).',
  })
  @FilterOn(() => Facility, 'operator.id')
  operator?: string[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Neemt cliënten aan. Whether its operator states that it accepts clients, now or from a later day: see acceptingFrom.',
  })
  @FilterOn(() => Facility, 'acceptance.accepting')
  accepting?: boolean;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Neemt cliënten aan op. It accepts clients on this day: it began on it or before.',
  })
  @FilterOn(() => Facility, 'acceptance.from', { comparison: 'to' })
  acceptingFrom?: string;

  @Field(() => [TargetGroup], {
    nullable: true,
    description: 'Doelgroep. It accepts clients of at least one of these groups.',
  })
  @FilterOn(() => Facility, 'acceptance.targetGroups', { comparison: 'overlaps' })
  targetGroup?: string[];
}

/** A day from which a facility accepts clients can only be asked of one that accepts them. */
const facilityConditions = (filter?: FacilityFilter | null): Condition[] => [
  ...conditionsOf(filter),
  ...(filter?.acceptingFrom ? [{ path: 'acceptance.accepting', in: [true] }] : []),
];

@Resolver()
export class FacilityResolver {
  @Query(() => FacilityConnection, { description: 'Voorzieningen. The facilities of the region.' })
  @Slice('facility.public')
  facilities(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => FacilityFilter, { nullable: true, description: 'Filter. Which facilities.' })
    filter?: FacilityFilter,
    @Arg('orderBy', () => FacilityOrder, {
      defaultValue: FacilityOrder.NAME_ASC,
      description: 'Volgorde. Order.',
    })
    orderBy: string = FacilityOrder.NAME_ASC,
  ): InstanceType<typeof FacilityConnection> {
    return Read.connection(Facility, orderOf('FacilityOrder', orderBy), page, facilityConditions(filter));
  }
}

@Resolver(() => Municipality)
export class MunicipalityFacilities {
  @FieldResolver(() => FacilityConnection, {
    description: 'Voorzieningen. The facilities in this municipality, by name.',
  })
  @Slice('facility.public')
  @Inverse('municipality', { orderBy: 'name' })
  facilities(@Args(() => PageArgs) _page: PageArgs): InstanceType<typeof FacilityConnection> {
    return readOverMapping();
  }
}

@Resolver(() => Partner)
export class PartnerFacilities {
  @FieldResolver(() => FacilityConnection, {
    description: 'Voorzieningen. The facilities that this partner runs, by name.',
  })
  @Slice('facility.public')
  @Inverse('operator', { orderBy: 'name' })
  facilities(@Args(() => PageArgs) _page: PageArgs): InstanceType<typeof FacilityConnection> {
    return readOverMapping();
  }
}
