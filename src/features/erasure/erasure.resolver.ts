import { Args, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Erasure, ErasureConnection, RetentionRun, RetentionRunConnection } from './erasure.type';

@Resolver()
export class ErasureResolver {
  @Query(() => ErasureConnection, {
    description:
      'Wissingen. What you erased, and for the central municipality what anybody did; the last first.',
  })
  @Slice('erasure')
  erasures(@Args(() => PageArgs) page: PageArgs): InstanceType<typeof ErasureConnection> {
    return Read.connection(Erasure, { name: 'erasedAt', path: 'erasedAt', descending: true }, page);
  }

  @Query(() => RetentionRunConnection, {
    description: 'Bewaartermijnrondes. What retention did, the last round first; one a day.',
  })
  @Slice('retention')
  retentionRuns(@Args(() => PageArgs) page: PageArgs): InstanceType<typeof RetentionRunConnection> {
    return Read.connection(RetentionRun, { name: 'ranAt', path: 'ranAt', descending: true }, page);
  }
}
