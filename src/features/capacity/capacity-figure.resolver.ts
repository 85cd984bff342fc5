import { today } from '../../database/today';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { HubError } from '../../errors';
import type { OperationContext } from '../../graphql/context';
import { conditionsOf } from '../../graphql/filter';
import type { CodeOf } from '../../graphql/codes';
import { Read } from '../../graphql/read';
import { KnownMoment } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { outsideRelation } from '../../graphql/withheld';
import { Municipality } from '../municipality/municipality.type';
import { Partner } from '../partner/partner.type';
import { HousingCareProduct } from '../product/product.type';
import { readFigures, type FigureRow, type FiguresAsked } from './capacity-figure.repository';
import { CapacityDimension, CapacityFigure, CapacityFilter, SeriesStep } from './capacity-figure.type';
import { lastDays } from './series-days';

@ArgsType()
class FiguresArgs {
  @Field(() => CapacityFilter, {
    nullable: true,
    description: 'Filter. Which facilities are added up; all when not given.',
  })
  filter?: CapacityFilter | null;

  @Field(() => [CapacityDimension], {
    nullable: true,
    description: 'Uitsplitsing. By what; only by unit when not given.',
  })
  splitBy?: Array<CodeOf<typeof CapacityDimension>> | null;

  @Field(() => KnownMoment, {
    nullable: true,
    description: 'Bekend op. As the hub knew it at that moment; all that is known now when not given.',
  })
  knownAt?: Date | null;
}

/** Days of a series and figures of an answer, so that one question stays one page. */
const most = { days: 400, figures: 5_000 };

@Resolver()
export class CapacityFigureResolver {
  @Query(() => [CapacityFigure], {
    description:
      'Capaciteit. Places and occupancy on a date, added up over facilities: of a provider, a municipality, a product.',
  })
  @Slice('capacity.exact')
  async capacity(
    @Args(() => FiguresArgs) args: FiguresArgs,
    @Ctx() context: OperationContext,
    @Arg('asOf', () => GraphQLLocalDate, {
      nullable: true,
      description: 'Peildatum. Date, today when not given.',
    })
    asOf?: string | null,
  ): Promise<CapacityFigure[]> {
    return figures(context, args, [asOf ?? (await today(context.unit))]);
  }

  @Query(() => [CapacityFigure], {
    description:
      'Capaciteitsreeks. Places and occupancy on the last day of every day, week or month of a period, the last one up to its end.',
  })
  @Slice('capacity.exact')
  async capacitySeries(
    @Args(() => FiguresArgs) args: FiguresArgs,
    @Ctx() context: OperationContext,
    @Arg('from', () => GraphQLLocalDate, { description: 'Vanaf. First day of the period.' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'Tot en met. Last day of the period.' }) to: string,
    @Arg('per', () => SeriesStep, { description: 'Per. The step of the series.' })
    per: CodeOf<typeof SeriesStep>,
  ): Promise<CapacityFigure[]> {
    const days = lastDays({ from, to, per }, most.days);
    if (days === null) throw new HubError('BAD_PERIOD', { maximum: most.days });
    return figures(context, args, days);
  }
}

async function figures(
  { unit }: OperationContext,
  args: FiguresArgs,
  days: string[],
): Promise<CapacityFigure[]> {
  const rows = await readFigures(unit, toAsked(args, days));
  if (rows.length > most.figures) throw new HubError('QUERY_TOO_LARGE');
  return rows.map(toFigure);
}

function toAsked({ filter, splitBy, knownAt }: FiguresArgs, days: string[]): FiguresAsked {
  const isSplit = (dimension: CodeOf<typeof CapacityDimension>) => splitBy?.includes(dimension) ?? false;
  const wanted = (path: string): readonly unknown[] | null => {
    const found = conditionsOf(filter).find((condition) => condition.path === path);
    return found && 'in' in found ? found.in : null;
  };
  return {
    facilities: wanted('id'),
    municipalities: wanted('municipality.id'),
    housingMarkets: wanted('municipality.housingMarket'),
    products: wanted('product.id'),
    operators: wanted('operator.id'),
    days,
    knownAt: knownAt ?? null,
    splitBy: {
      municipality: isSplit('MUNICIPALITY'),
      product: isSplit('PRODUCT'),
      operator: isSplit('OPERATOR'),
    },
  };
}

/** What is exact, and so hidden as soon as one of the facilities is not shown to the caller. */
const exact = [
  'facilitiesCounted',
  'outOfUse',
  'available',
  'occupied',
  'free',
  'overOccupied',
  'coverage',
] as const;

function toFigure({ municipality, product, operator, shown, ...row }: FigureRow): CapacityFigure {
  const hidden = shown < row.facilities ? exact : [];
  return {
    ...row,
    unit: row.unit as CapacityFigure['unit'],
    municipality: municipality === null ? null : Read.one(Municipality, municipality),
    product: product === null ? null : Read.one(HousingCareProduct, product),
    operator: operator === null ? null : Read.one(Partner, operator),
    ...Object.fromEntries(hidden.map((field) => [field, null])),
    withheld: hidden.map(outsideRelation),
  };
}
