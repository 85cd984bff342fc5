import { Query, Resolver } from 'type-graphql';
import { by, Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { FreePlaces } from './free-places.type';

@Resolver()
export class FreePlacesResolver {
  @Query(() => [FreePlaces], {
    description:
      'Vrije plekken. The free places of this week per area and product, in classes; the same for everybody.',
  })
  @Slice('capacity.published')
  freePlaces(): FreePlaces[] {
    return Read.list(FreePlaces, by('id'));
  }
}
