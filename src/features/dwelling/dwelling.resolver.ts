import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Args, Field, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { orderOf, orders } from '../../graphql/order';
import { Read } from '../../graphql/read';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { KindOfDwelling } from '../candidate/candidate.type';
import { HousingMarket } from '../municipality/municipality.type';
import { RentBand } from '../candidate/housing-need.codes';
import { DwellingAccessibility, DwellingState } from './dwelling.codes';
import { Dwelling, DwellingConnection } from './dwelling.type';

const DwellingOrder = orders('DwellingOrder', () => Dwelling, {
  AVAILABLE_FROM: { path: 'availableFrom', nl: 'eerste dag waarop de woning beschikbaar is' },
});

@InputType({ description: 'Filter op woningen. All that is given holds at once.' })
class DwellingFilter {
  @Field(() => [CbsMunicipalityCode], {
    nullable: true,
    description: 'Gemeente. In one of these municipalities.',
  })
  @FilterOn(() => Dwelling, 'municipality.id')
  municipality?: string[];

  @Field(() => [HousingMarket], {
    nullable: true,
    description: 'Woningmarktregio. In one of these housing markets.',
  })
  @FilterOn(() => Dwelling, 'municipality.housingMarket')
  housingMarket?: string[];

  @Field(() => [DwellingState], { nullable: true, description: 'Stand. In one of these states.' })
  @FilterOn(() => Dwelling, 'state')
  state?: string[];

  @Field(() => [KindOfDwelling], { nullable: true, description: 'Soort woning. One of these kinds.' })
  @FilterOn(() => Dwelling, 'kind')
  kind?: string[];

  @Field(() => [RentBand], { nullable: true, description: 'Huurklasse. In one of these rent bands.' })
  @FilterOn(() => Dwelling, 'rentBand')
  rentBand?: string[];

  @Field(() => [DwellingAccessibility], {
    nullable: true,
    description: 'Toegankelijkheid. Accessible in one of these ways.',
  })
  @FilterOn(() => Dwelling, 'accessibility')
  accessibility?: string[];

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Beschikbaar op. Available on this date or earlier.',
  })
  @FilterOn(() => Dwelling, 'availableFrom', { comparison: 'to' })
  availableBy?: string;
}

@Resolver()
export class DwellingResolver {
  @Query(() => DwellingConnection, {
    description:
      'Woningen. The announced dwellings that you may see: of a housing association its own, of a care provider and a ' +
      'municipality those in nominations that they see.',
  })
  @Slice('dwelling')
  dwellings(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DwellingFilter, { nullable: true, description: 'Filter. Which dwellings.' })
    filter?: DwellingFilter,
    @Arg('orderBy', () => DwellingOrder, {
      defaultValue: DwellingOrder.AVAILABLE_FROM_ASC,
      description: 'Volgorde. Order.',
    })
    orderBy: string = DwellingOrder.AVAILABLE_FROM_ASC,
  ): InstanceType<typeof DwellingConnection> {
    return Read.connection(Dwelling, orderOf('DwellingOrder', orderBy), page, conditionsOf(filter));
  }
}
