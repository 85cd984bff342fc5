import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { In } from 'typeorm';
import type { Context } from './context';
import { Indicator, IndicatorValue, IndicatorValueConnection } from './indicator';
import { Municipality } from './public-facts';

@Resolver(() => Indicator)
export class IndicatorResolver {
  @Query(() => [Indicator])
  indicators(
    @Ctx() { manager }: Context,
    @Arg('codes', () => [String], { nullable: true }) codes?: string[],
  ): Promise<Indicator[]> {
    const where = codes ? { key: In(codes) } : {};
    return manager.getRepository(Indicator).find({ where, order: { key: 'ASC' } });
  }

  @FieldResolver(() => IndicatorValueConnection)
  async values(
    @Root() { key }: Indicator,
    @Ctx() { loaders }: Context,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
  ): Promise<IndicatorValueConnection> {
    return { nodes: (await loaders.values.load(key)).slice(0, first) };
  }
}

@Resolver(() => IndicatorValue)
export class IndicatorValueResolver {
  @FieldResolver(() => Municipality, { nullable: true })
  async municipality(
    @Root() { municipalityId }: IndicatorValue,
    @Ctx() { loaders }: Context,
  ): Promise<Municipality | null> {
    return municipalityId === null ? null : loaders.municipality.load(municipalityId);
  }
}
