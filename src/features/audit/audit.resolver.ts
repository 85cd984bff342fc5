import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Args, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { AuditLine, AuditLineConnection, ClientRead, ClientReadConnection } from './audit.type';

@InputType({ description: 'Filter op de logging. All that is given holds at once.' })
class AuditTrailFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Handelingen. With one of these activities, such as trajectory.read.',
  })
  @FilterOn(() => AuditLine, 'activities', { comparison: 'overlaps' })
  activity?: string[];

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Vanaf. On this day or later.' })
  @FilterOn(() => AuditLine, 'day', { comparison: 'from' })
  from?: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Tot en met. On this day or earlier.' })
  @FilterOn(() => AuditLine, 'day', { comparison: 'to' })
  to?: string;
}

@InputType({ description: 'Filter op inzage in eigen cliënten. All that is given holds at once.' })
class ClientReadFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Handelingen. With one of these activities, such as trajectory.read.',
  })
  @FilterOn(() => ClientRead, 'activities', { comparison: 'overlaps' })
  activity?: string[];

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Vanaf. On this day or later.' })
  @FilterOn(() => ClientRead, 'day', { comparison: 'from' })
  from?: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Tot en met. On this day or earlier.' })
  @FilterOn(() => ClientRead, 'day', { comparison: 'to' })
  to?: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Trajecten. Of these trajectories (global ids), as your organisation knows them.',
  })
  @FilterOn(() => ClientRead, 'trajectory.id', { globalIdOf: 'Trajectory' })
  trajectory?: string[];
}

const newestFirst = { name: 'occurredAt', path: 'occurredAt', descending: true };

@Resolver()
export class AuditResolver {
  @Query(() => AuditLineConnection, {
    description:
      'Logging. What your organisation did, and for those in charge what anybody did; the last first.',
  })
  @Slice('audit.own')
  auditTrail(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AuditTrailFilter, { nullable: true, description: 'Filter. Which lines.' })
    filter?: AuditTrailFilter,
  ): InstanceType<typeof AuditLineConnection> {
    return Read.connection(AuditLine, newestFirst, page, conditionsOf(filter));
  }

  @Query(() => ClientReadConnection, {
    description:
      'Inzage in eigen cliënten. Who read or changed what is known of the clients whom you see now; the last first.',
  })
  @Slice('audit.client')
  readsOfOwnClients(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ClientReadFilter, { nullable: true, description: 'Filter. Which reads.' })
    filter?: ClientReadFilter,
  ): InstanceType<typeof ClientReadConnection> {
    return Read.connection(ClientRead, newestFirst, page, conditionsOf(filter));
  }
}
