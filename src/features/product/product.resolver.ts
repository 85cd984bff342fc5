import { Query, Resolver } from 'type-graphql';
import { by, Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { HousingCareProduct } from './product.type';

@Resolver()
export class ProductResolver {
  @Query(() => [HousingCareProduct], {
    description: 'Woonzorgproducten. The housing-care products, by name.',
  })
  @Slice('public.facts')
  products(): HousingCareProduct[] {
    return Read.list(HousingCareProduct, by('name'));
  }
}
