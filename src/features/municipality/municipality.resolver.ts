import { Arg, Query, Resolver } from 'type-graphql';
import { by, Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { HousingMarket, Municipality } from './municipality.type';

@Resolver()
export class MunicipalityResolver {
  @Query(() => [Municipality], {
    description: 'Gemeenten. The municipalities of the region, also of before, by name.',
  })
  @Slice('public.facts')
  municipalities(
    @Arg('housingMarket', () => HousingMarket, {
      nullable: true,
      description: 'Alleen deze woningmarktregio. Only this housing market.',
    })
    housingMarket?: string,
  ): Municipality[] {
    return Read.list(
      Municipality,
      by('name'),
      housingMarket ? [{ path: 'housingMarket', in: [housingMarket] }] : [],
    );
  }
}
