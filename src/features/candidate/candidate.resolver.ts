import { Arg, Args, Field, InputType, Int, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { orderOf, orders } from '../../graphql/order';
import { by, Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { HousingMarket } from '../municipality/municipality.type';
import { CandidateList, KindOfDwelling, MoveOnCandidate, MoveOnCandidateConnection } from './candidate.type';

const MoveOnCandidateOrder = orders('MoveOnCandidateOrder', () => MoveOnCandidate, {
  PERIOD: { path: 'periodOrder', field: 'halfYear', nl: 'gepubliceerde periode' },
});

@InputType({
  description:
    'Filter op uitstromers. Works on what the list shows, never on what lies behind it: a record whose value is withheld is not found by it.',
})
class MoveOnCandidateFilter {
  @Field(() => [HousingMarket], {
    nullable: true,
    description: 'Woningmarktregio. In one of these housing markets.',
  })
  @FilterOn(() => MoveOnCandidate, 'housingMarket')
  housingMarket?: string[];

  @Field(() => [Int], { nullable: true, description: 'Jaar. One of these years.' })
  @FilterOn(() => MoveOnCandidate, 'year')
  year?: number[];

  @Field(() => [String], {
    nullable: true,
    description: 'Half jaar. One of these half-years, such as 2027-H1.',
  })
  @FilterOn(() => MoveOnCandidate, 'halfYear')
  halfYear?: string[];

  @Field(() => [KindOfDwelling], { nullable: true, description: 'Soort woning. One of these kinds.' })
  @FilterOn(() => MoveOnCandidate, 'kindOfDwelling')
  kindOfDwelling?: string[];
}

@Resolver()
export class CandidateResolver {
  @Query(() => [CandidateList], {
    description: 'Lijsten van uitstromers. The current list of each housing market that you may see.',
  })
  @Slice('candidate.published')
  candidateLists(): CandidateList[] {
    return Read.list(CandidateList, by('housingMarket'));
  }

  @Query(() => MoveOnCandidateConnection, {
    description:
      'Uitstromers. People who will need a home, from the published lists of your housing markets.',
  })
  @Slice('candidate.published')
  moveOnCandidates(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => MoveOnCandidateFilter, { nullable: true, description: 'Filter. Which candidates.' })
    filter?: MoveOnCandidateFilter,
    @Arg('orderBy', () => MoveOnCandidateOrder, {
      defaultValue: MoveOnCandidateOrder.PERIOD_ASC,
      description: 'Volgorde. Order by the published period.',
    })
    orderBy: string = MoveOnCandidateOrder.PERIOD_ASC,
  ): InstanceType<typeof MoveOnCandidateConnection> {
    return Read.connection(
      MoveOnCandidate,
      orderOf('MoveOnCandidateOrder', orderBy),
      page,
      conditionsOf(filter),
    );
  }
}
