import { Arg, Field, InputType, Query, Resolver } from 'type-graphql';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { by, Read } from '../../graphql/read';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { HousingMarket } from '../municipality/municipality.type';
import { KindOfDwelling } from './candidate.type';
import { HousingDemand } from './housing-demand.type';

@InputType({
  description:
    'Filter op de vraag naar woningen. Works on what is shown: what is withheld is not found by it.',
})
class HousingDemandFilter {
  @Field(() => [HousingMarket], {
    nullable: true,
    description: 'Woningmarktregio. In one of these housing markets.',
  })
  @FilterOn(() => HousingDemand, 'housingMarket')
  housingMarket?: string[];

  @Field(() => [CbsMunicipalityCode], {
    nullable: true,
    description: 'Gemeente waar woningen worden gezocht. In one of these municipalities.',
  })
  @FilterOn(() => HousingDemand, 'municipality.id')
  municipality?: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Half jaar. In one of these half-years, such as 2027-H1.',
  })
  @FilterOn(() => HousingDemand, 'halfYear')
  halfYear?: string[];

  @Field(() => [KindOfDwelling], { nullable: true, description: 'Soort woning. One of these kinds.' })
  @FilterOn(() => HousingDemand, 'kindOfDwelling')
  kindOfDwelling?: string[];
}

@Resolver()
export class HousingDemandResolver {
  @Query(() => [HousingDemand], {
    description:
      'Vraag naar woningen. How many homes will be needed, when, where and of what kind, from the published lists of your ' +
      'housing markets; by period.',
  })
  @Slice('candidate.published')
  housingDemand(
    @Arg('filter', () => HousingDemandFilter, {
      nullable: true,
      description: 'Filter. Which part of the demand.',
    })
    filter?: HousingDemandFilter,
  ): HousingDemand[] {
    return Read.list(HousingDemand, by('demandOrder'), conditionsOf(filter));
  }
}
