import { Arg, Args, Field, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { orderOf, orders } from '../../graphql/order';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Partner, PartnerConnection, PartnerKind } from './partner.type';

const PartnerOrder = orders('PartnerOrder', () => Partner, { NAME: { path: 'name', nl: 'naam' } });

@InputType({ description: 'Filter op ketenpartners. All that is given holds at once.' })
class PartnerFilter {
  @Field(() => [PartnerKind], { nullable: true, description: 'Soort. One of these kinds.' })
  @FilterOn(() => Partner, 'kind')
  kind?: string[];

  @Field(() => [String], { nullable: true, description: 'Korte naam. One of these names in kebab case.' })
  @FilterOn(() => Partner, 'id')
  slug?: string[];
}

@Resolver()
export class PartnerResolver {
  @Query(() => PartnerConnection, { description: 'Ketenpartners. The organisations in the chain.' })
  @Slice('public.facts')
  partners(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PartnerFilter, { nullable: true, description: 'Filter. Which partners.' })
    filter?: PartnerFilter,
    @Arg('orderBy', () => PartnerOrder, {
      defaultValue: PartnerOrder.NAME_ASC,
      description: 'Volgorde. Order.',
    })
    orderBy: string = PartnerOrder.NAME_ASC,
  ): InstanceType<typeof PartnerConnection> {
    return Read.connection(Partner, orderOf('PartnerOrder', orderBy), page, conditionsOf(filter));
  }
}
