import { Arg, Ctx, Field, InputType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../graphql/context';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { by, Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { OccupancyComparison, PublishedOccupancy } from './published-occupancy.type';

@InputType({ description: 'Filter op gepubliceerde bezetting. All that is given holds at once.' })
class PublishedOccupancyFilter {
  @Field(() => [String], { nullable: true, description: 'Woonzorgproduct. With one of these product codes.' })
  @FilterOn(() => PublishedOccupancy, 'product.id')
  product?: string[];
}

@Resolver()
export class PublishedOccupancyResolver {
  @Query(() => [PublishedOccupancy], {
    description:
      "Gepubliceerde bezetting. The region's occupancy of this week per product, in classes; the same for everybody.",
  })
  @Slice('capacity.published')
  publishedOccupancy(
    @Arg('filter', () => PublishedOccupancyFilter, {
      nullable: true,
      description: 'Filter. Which products.',
    })
    filter?: PublishedOccupancyFilter,
  ): PublishedOccupancy[] {
    return Read.list(PublishedOccupancy, by('id'), conditionsOf(filter));
  }

  @Query(() => [OccupancyComparison], {
    description:
      "Vergelijking van bezetting. Your own occupancy per product and unit, beside the region's published class.",
  })
  @Slice('capacity.comparison')
  occupancyComparison(@Ctx() { caller }: RequestContext): OccupancyComparison[] {
    return Read.list(OccupancyComparison, by('id'), [{ path: 'operator.id', in: [caller.partnerId] }]);
  }
}
