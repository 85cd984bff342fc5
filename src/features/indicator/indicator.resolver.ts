import { Arg, Args, Field, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { by, Read } from '../../graphql/read';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { Indicator, IndicatorValue, IndicatorValueConnection, ValueOrigin } from './indicator.type';

@InputType({ description: 'Filter op waarden. All that is given holds at once.' })
class IndicatorValueFilter {
  @Field(() => [String], { nullable: true, description: 'Indicator. Of these indicators (codes).' })
  @FilterOn(() => IndicatorValue, 'indicator.id')
  indicator?: string[];

  @Field(() => [CbsMunicipalityCode], {
    nullable: true,
    description: 'Gemeente. About these municipalities.',
  })
  @FilterOn(() => IndicatorValue, 'municipality.id')
  municipality?: string[];

  @Field(() => [String], { nullable: true, description: 'Woonzorgproduct. About these product codes.' })
  @FilterOn(() => IndicatorValue, 'product.id')
  product?: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Periode. Of these periods, such as 2018 or 2019-H1.',
  })
  @FilterOn(() => IndicatorValue, 'period')
  period?: string[];

  @Field(() => [ValueOrigin], { nullable: true, description: 'Herkomst. Published or computed.' })
  @FilterOn(() => IndicatorValue, 'origin')
  origin?: string[];
}

@Resolver()
export class IndicatorResolver {
  @Query(() => [Indicator], {
    description: 'Indicatoren. Every indicator with its definition, or those with these codes.',
  })
  @Slice('indicator.published')
  indicators(
    @Arg('codes', () => [String], { nullable: true, description: 'Codes. Only these indicators.' })
    codes?: string[],
  ): Indicator[] {
    return Read.list(Indicator, by('id'), codes ? [{ path: 'id', in: codes }] : []);
  }

  @Query(() => IndicatorValueConnection, { description: 'Waarden. The values of indicators.' })
  @Slice('indicator.published')
  indicatorValues(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => IndicatorValueFilter, { nullable: true, description: 'Filter. Which values.' })
    filter?: IndicatorValueFilter,
  ): InstanceType<typeof IndicatorValueConnection> {
    return Read.connection(IndicatorValue, by('id'), page, conditionsOf(filter));
  }
}
