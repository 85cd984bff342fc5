import { Arg, Ctx, Field, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { In } from 'typeorm';
import { KindOfDwelling, MoveOnCandidate } from './candidate';
import type { Context } from './context';
import { PageInfo } from './public-facts';

@InputType()
class MoveOnCandidateFilter {
  @Field(() => [KindOfDwelling], { nullable: true }) kindOfDwelling?: KindOfDwelling[];
}

@ObjectType()
class MoveOnCandidateConnection {
  @Field(() => [MoveOnCandidate]) nodes!: MoveOnCandidate[];
  @Field() pageInfo!: PageInfo;
}

const toCursor = ({ periodOrder, key }: MoveOnCandidate): string =>
  Buffer.from(JSON.stringify(['PERIOD_ASC', periodOrder, key])).toString('base64url');

@Resolver()
export class CandidateResolver {
  @Query(() => MoveOnCandidateConnection)
  async moveOnCandidates(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('filter', () => MoveOnCandidateFilter, { nullable: true }) filter?: MoveOnCandidateFilter,
  ): Promise<MoveOnCandidateConnection> {
    const found = await context.manager.getRepository(MoveOnCandidate).find({
      where: filter?.kindOfDwelling ? { kindOfDwelling: In(filter.kindOfDwelling) } : {},
      order: { periodOrder: 'ASC', key: 'ASC' },
      take: first + 1,
    });
    const nodes = found.slice(0, first);
    await context.recordAct(
      'candidate.read',
      nodes.map(({ key }) => key),
    );
    const last = nodes.at(-1);
    return {
      nodes,
      pageInfo: { hasNextPage: found.length > first, endCursor: last ? toCursor(last) : null },
    };
  }
}
