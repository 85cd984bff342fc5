import { Arg, Args, Field, InputType, Int, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { orderOf, orders } from '../../graphql/order';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { HousingMarket } from '../municipality/municipality.type';
import { KindOfDwelling } from './candidate.type';
import { Accessibility, HouseholdSize, NominationScheme, RentBand } from './housing-need.codes';
import { HousingNeed, HousingNeedConnection } from './housing-need.type';

const HousingNeedOrder = orders('HousingNeedOrder', () => HousingNeed, {
  PERIOD: { path: 'periodOrder', field: 'expectedHalfYear', nl: 'verwachte periode' },
});

@InputType({ description: 'Filter op woonbehoeften. All that is given holds at once.' })
class HousingNeedFilter {
  @Field(() => [HousingMarket], {
    nullable: true,
    description: 'Woningmarktregio. In one of these housing markets.',
  })
  @FilterOn(() => HousingNeed, 'housingMarket')
  housingMarket?: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Half jaar. Expected in one of these half-years, such as 2027-H1.',
  })
  @FilterOn(() => HousingNeed, 'expectedHalfYear')
  halfYear?: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Kwartaal. Expected in one of these quarters, such as 2027-Q2.',
  })
  @FilterOn(() => HousingNeed, 'expectedQuarter')
  quarter?: string[];

  @Field(() => [KindOfDwelling], { nullable: true, description: 'Soort woning. One of these kinds.' })
  @FilterOn(() => HousingNeed, 'kindOfDwelling')
  kindOfDwelling?: string[];

  @Field(() => [Int], {
    nullable: true,
    description: 'Minimum aantal kamers. One of these numbers of rooms needed at least.',
  })
  @FilterOn(() => HousingNeed, 'minRooms')
  minRooms?: number[];

  @Field(() => [HouseholdSize], {
    nullable: true,
    description: 'Grootte van het huishouden. One of these bands.',
  })
  @FilterOn(() => HousingNeed, 'householdSize')
  householdSize?: string[];

  @Field(() => [Accessibility], {
    nullable: true,
    description: 'Toegankelijkheid. One of these requirements.',
  })
  @FilterOn(() => HousingNeed, 'accessibility')
  accessibility?: string[];

  @Field(() => [RentBand], { nullable: true, description: 'Huurklasse. One of these bands.' })
  @FilterOn(() => HousingNeed, 'rentBand')
  rentBand?: string[];

  @Field(() => [Boolean], {
    nullable: true,
    description: 'Begeleiding geregeld. Arranged, not arranged, or either of the two.',
  })
  @FilterOn(() => HousingNeed, 'guidanceArranged')
  guidanceArranged?: boolean[];

  @Field(() => [NominationScheme], { nullable: true, description: 'Regeling. Under one of these schemes.' })
  @FilterOn(() => HousingNeed, 'scheme')
  scheme?: string[];
}

@Resolver()
export class HousingNeedResolver {
  @Query(() => HousingNeedConnection, {
    description:
      'Woonbehoeften. The housing needs of the people whom you guide, who come from your municipality, or who are reserved for ' +
      'or nominated to you, and who still wait for a home; all of them for those in charge.',
  })
  @Slice('candidate.need')
  housingNeeds(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => HousingNeedFilter, { nullable: true, description: 'Filter. Which needs.' })
    filter?: HousingNeedFilter,
    @Arg('orderBy', () => HousingNeedOrder, {
      defaultValue: HousingNeedOrder.PERIOD_ASC,
      description: 'Volgorde. Order by the expected period.',
    })
    orderBy: string = HousingNeedOrder.PERIOD_ASC,
  ): InstanceType<typeof HousingNeedConnection> {
    return Read.connection(HousingNeed, orderOf('HousingNeedOrder', orderBy), page, [
      { path: 'open', in: [true] },
      ...conditionsOf(filter),
    ]);
  }
}
