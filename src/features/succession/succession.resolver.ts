import { Query, Resolver } from 'type-graphql';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Succession } from './succession.type';

@Resolver()
export class SuccessionResolver {
  @Query(() => [Succession], {
    description: 'Opvolgingen. Which partner succeeds which in a role, the latest first.',
  })
  @Slice('succession')
  successions(): Succession[] {
    return Read.list(Succession, { name: 'effectiveOn', path: 'effectiveOn', descending: true });
  }
}
