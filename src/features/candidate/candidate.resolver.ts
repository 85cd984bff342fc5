import { Arg, Args, Field, InputType, Int, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { orderOf, orders } from '../../graphql/order';
import { by, Read } from '../../graphql/read';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { HousingMarket } from '../municipality/municipality.type';
import { CandidateList, KindOfDwelling, MoveOnCandidate, MoveOnCandidateConnection } from './candidate.type';
import { Accessibility, RoomsClass } from './housing-need.codes';

const MoveOnCandidateOrder = orders('MoveOnCandidateOrder', () => MoveOnCandidate, {
  PERIOD: { path: 'periodOrder', field: 'halfYear', nl: 'gepubliceerde periode' },
  MUNICIPALITY: { path: 'areaOrder', field: 'municipality', nl: 'gepubliceerde gemeente' },
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

  @Field(() => [CbsMunicipalityCode], {
    nullable: true,
    description: 'Gemeente waar een woning wordt gezocht. Shown with one of these municipalities.',
  })
  @FilterOn(() => MoveOnCandidate, 'municipality.id')
  municipality?: string[];

  @Field(() => [Int], { nullable: true, description: 'Jaar. One of these years.' })
  @FilterOn(() => MoveOnCandidate, 'year')
  year?: number[];

  @Field(() => [String], {
    nullable: true,
    description: 'Half jaar. One of these half-years, such as 2027-H1.',
  })
  @FilterOn(() => MoveOnCandidate, 'halfYear')
  halfYear?: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Kwartaal. One of these quarters, such as 2027-Q2.',
  })
  @FilterOn(() => MoveOnCandidate, 'quarter')
  quarter?: string[];

  @Field(() => [KindOfDwelling], { nullable: true, description: 'Soort woning. One of these kinds.' })
  @FilterOn(() => MoveOnCandidate, 'kindOfDwelling')
  kindOfDwelling?: string[];

  @Field(() => [RoomsClass], { nullable: true, description: 'Klasse van kamers. One of these classes.' })
  @FilterOn(() => MoveOnCandidate, 'roomsClass')
  roomsClass?: string[];

  @Field(() => [Int], {
    nullable: true,
    description: 'Kamers. One of these numbers of rooms needed at least.',
  })
  @FilterOn(() => MoveOnCandidate, 'rooms')
  rooms?: number[];

  @Field(() => [Accessibility], {
    nullable: true,
    description: 'Toegankelijkheid. One of these requirements.',
  })
  @FilterOn(() => MoveOnCandidate, 'accessibility')
  accessibility?: string[];

  @Field(() => [Boolean], {
    nullable: true,
    description: 'Begeleiding geregeld. Arranged, not arranged, or either of the two.',
  })
  @FilterOn(() => MoveOnCandidate, 'guidanceArranged')
  guidanceArranged?: boolean[];
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
      description: 'Volgorde. Order by what is published; what is withheld comes last.',
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
