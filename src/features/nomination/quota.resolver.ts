import { Arg, Field, InputType, Int, Query, Resolver } from 'type-graphql';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { by, Read } from '../../graphql/read';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { NominationScheme } from '../candidate/housing-need.codes';
import { Quota } from './quota.type';

@InputType({ description: 'Filter op contingenten. All that is given holds at once.' })
class QuotaFilter {
  @Field(() => [NominationScheme], { nullable: true, description: 'Regeling. Under one of these schemes.' })
  @FilterOn(() => Quota, 'scheme')
  scheme?: string[];

  @Field(() => [Int], { nullable: true, description: 'Jaar. Of one of these years.' })
  @FilterOn(() => Quota, 'year')
  year?: number[];

  @Field(() => [CbsMunicipalityCode], {
    nullable: true,
    description:
      'Gemeente. The shares of these municipalities; quota of the whole region are not among them.',
  })
  @FilterOn(() => Quota, 'municipality.id')
  municipality?: string[];
}

@Resolver()
export class QuotaResolver {
  @Query(() => [Quota], {
    description: 'Contingenten. What was agreed per scheme and year, up to next year, by year and scheme.',
  })
  @Slice('quota')
  quota(
    @Arg('filter', () => QuotaFilter, { nullable: true, description: 'Filter. Which quota.' })
    filter?: QuotaFilter,
  ): Quota[] {
    return Read.list(Quota, by('year'), conditionsOf(filter));
  }
}
