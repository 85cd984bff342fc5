import { Arg, Args, Field, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { orderOf, orders } from '../../graphql/order';
import { by, Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { HousingMarket } from '../municipality/municipality.type';
import { addDays } from '../trajectory/calendar';
import { NominationDeadline } from './deadline.type';
import { NominationScheme } from '../candidate/housing-need.codes';
import { NominationState, NominationStepKind } from './nomination.codes';
import { Nomination, NominationConnection } from './nomination.type';

const NominationOrder = orders('NominationOrder', () => Nomination, {
  SINCE: { path: 'since', nl: 'dag van de laatste stap' },
  SUBMITTED_ON: { path: 'submittedOn', nl: 'dag van indienen' },
});

@InputType({ description: 'Filter op voordrachten. All that is given holds at once.' })
class NominationFilter {
  @Field(() => [NominationState], { nullable: true, description: 'Stand. In one of these states.' })
  @FilterOn(() => Nomination, 'state')
  state?: string[];

  @Field(() => [NominationScheme], { nullable: true, description: 'Regeling. Under one of these schemes.' })
  @FilterOn(() => Nomination, 'scheme')
  scheme?: string[];

  @Field(() => [HousingMarket], {
    nullable: true,
    description: 'Woningmarktregio. In one of these housing markets.',
  })
  @FilterOn(() => Nomination, 'housingMarket')
  housingMarket?: string[];

  @Field(() => [NominationStepKind], {
    nullable: true,
    description: 'Volgende stap. Waiting for one of these steps.',
  })
  @FilterOn(() => Nomination, 'nextStep')
  nextStep?: string[];
}

@Resolver()
export class NominationResolver {
  @Query(() => NominationConnection, {
    description:
      'Voordrachten. The nominations that you may see: of a housing association those that stand with it, of a care ' +
      'provider and a municipality those of their own clients, and of homes in the municipality.',
  })
  @Slice('nomination')
  nominations(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => NominationFilter, { nullable: true, description: 'Filter. Which nominations.' })
    filter?: NominationFilter,
    @Arg('orderBy', () => NominationOrder, {
      defaultValue: NominationOrder.SINCE_ASC,
      description: 'Volgorde. Order; what waits longest comes first when nothing is given.',
    })
    orderBy: string = NominationOrder.SINCE_ASC,
  ): InstanceType<typeof NominationConnection> {
    return Read.connection(Nomination, orderOf('NominationOrder', orderBy), page, conditionsOf(filter));
  }

  @Query(() => NominationConnection, {
    description:
      'Voordrachten die te laat zijn. Those that you may see of which the next step should have been taken before today, ' +
      'the longest overdue first.',
  })
  @Slice('nomination')
  overdueNominations(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => NominationFilter, { nullable: true, description: 'Filter. Which of them.' })
    filter?: NominationFilter,
  ): InstanceType<typeof NominationConnection> {
    const late = { path: 'dueOn', to: addDays(todayInAmsterdam(), -1) };
    return Read.connection(Nomination, by('dueOn'), page, [late, ...conditionsOf(filter)]);
  }

  @Query(() => [NominationDeadline], {
    description: 'Termijnen van voordrachten. How long each step may take, with its source.',
  })
  @Slice('quota')
  nominationDeadlines(): NominationDeadline[] {
    return Read.list(NominationDeadline, by('ordinal'));
  }
}

/** The day there, as `YYYY-MM-DD`. */
const todayInAmsterdam = (): string =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' }).format();
