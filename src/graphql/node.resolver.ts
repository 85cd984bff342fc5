import { Arg, ID, Query, Resolver } from 'type-graphql';
import { fromGlobalId } from './global-id';
import { Node } from './node';
import { Read } from './read';
import { Slice } from './slice';

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      'Object bij een globaal id. The object with this global id; null when it is not there for you.',
  })
  @Slice('public.facts')
  node(@Arg('id', () => ID, { description: 'Globaal id. A global id.' }) id: string): Node | null {
    const found = fromGlobalId(id);
    return found && Read.one<Node>(found.type, found.key);
  }
}
