import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { In } from 'typeorm';
import { keyOf } from '../../../../src/graphql/global-id';
import type { Context } from './context';
import { Facility, FacilityOccupancy, FacilityPlaces } from './facility';
import { Node } from './node';
import { HousingCareProduct, Municipality, PageInfo, Partner, Withheld } from './public-facts';

enum FacilityOrder {
  NAME_ASC = 'NAME_ASC',
}
registerEnumType(FacilityOrder, { name: 'FacilityOrder' });

@InputType()
class FacilityFilter {
  @Field(() => [String], { nullable: true }) operator?: string[];
}

@ObjectType()
class FacilityConnection {
  @Field(() => [Facility]) nodes!: Facility[];
  @Field() pageInfo!: PageInfo;
}

@Resolver(() => Facility)
export class FacilityResolver {
  @Query(() => FacilityConnection)
  async facilities(
    @Ctx() { manager }: Context,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('filter', () => FacilityFilter, { nullable: true }) filter?: FacilityFilter,
    @Arg('orderBy', () => FacilityOrder, { defaultValue: FacilityOrder.NAME_ASC }) _orderBy?: FacilityOrder,
  ): Promise<FacilityConnection> {
    const found = await manager.getRepository(Facility).find({
      where: filter?.operator ? { operatorId: In(filter.operator) } : {},
      order: { name: 'ASC', key: 'ASC' },
      take: first + 1,
    });
    return {
      nodes: found.slice(0, first),
      pageInfo: { hasNextPage: found.length > first, endCursor: null },
    };
  }

  @Query(() => Node, { nullable: true })
  async node(@Ctx() { loaders }: Context, @Arg('id', () => ID) id: string): Promise<Node | null> {
    const key = keyOf('Facility', id);
    return key === null ? null : loaders.facility.load(key);
  }

  @FieldResolver(() => HousingCareProduct)
  product(@Root() { productId }: Facility, @Ctx() { loaders }: Context): Promise<HousingCareProduct | null> {
    return loaders.product.load(productId);
  }

  @FieldResolver(() => Municipality, { nullable: true })
  async municipality(
    @Root() { municipalityId }: Facility,
    @Ctx() { loaders }: Context,
  ): Promise<Municipality | null> {
    return municipalityId === null ? null : loaders.municipality.load(municipalityId);
  }

  @FieldResolver(() => Partner, { nullable: true })
  async operator(@Root() { operatorId }: Facility, @Ctx() { loaders }: Context): Promise<Partner | null> {
    return operatorId === null ? null : loaders.operator.load(operatorId);
  }

  @FieldResolver(() => FacilityPlaces, { nullable: true })
  places(@Root() { key }: Facility, @Ctx() { loaders }: Context): Promise<FacilityPlaces | null> {
    return loaders.places.load(key);
  }

  @FieldResolver(() => FacilityOccupancy, { nullable: true })
  occupancy(@Root() { key }: Facility, @Ctx() { loaders }: Context): Promise<FacilityOccupancy | null> {
    return loaders.occupancy.load(key);
  }

  /** Address and history have a row for every facility: where none is visible, it is withheld. */
  @FieldResolver(() => [Withheld])
  async withheld(@Root() { key }: Facility, @Ctx() { loaders }: Context): Promise<Withheld[]> {
    const [address, anchor] = await Promise.all([loaders.address.load(key), loaders.anchor.load(key)]);
    const fields = [...(address ? [] : ['address']), ...(anchor ? [] : ['occupancy'])];
    return fields.map((field) => ({ field, reason: 'OUTSIDE_YOUR_RELATION' }));
  }
}
