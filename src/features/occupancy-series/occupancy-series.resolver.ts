import { GraphQLLocalDate } from 'graphql-scalars';
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { by, Read, type Condition } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Unit } from '../facility/facility.codes';
import { Facility } from '../facility/facility.type';
import { Indicator } from '../indicator/indicator.type';
import { HousingCareProduct } from '../product/product.type';
import {
  NoOccupancySeries,
  OccupancyPeriod,
  OccupancyPeriodKind,
  OccupancySeries,
} from './occupancy-series.type';
import { readOwnOccupancy, type OwnOccupancyAsked } from './own-occupancy.repository';
import { OwnOccupancyPeriod } from './own-occupancy.type';

@ArgsType()
class SeriesArgs {
  @Field(() => OccupancyPeriodKind, { description: 'Soort periode. Weeks, months or quarters.' })
  kind!: CodeOf<typeof OccupancyPeriodKind>;

  @Field(() => String, { description: 'Woonzorgproduct. Product code.' })
  product!: string;

  @Field(() => Unit, { nullable: true, description: 'Eenheid. Only in this unit; all when not given.' })
  unit?: CodeOf<typeof Unit> | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Vanaf. Periods that begin on this day or later; all when not given.',
  })
  from?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Tot en met. Periods that begin on this day or earlier; all when not given.',
  })
  to?: string | null;
}

/** An answer, with what it answers. */
interface Answered extends OccupancySeries {
  asked: OwnOccupancyAsked;
}

@Resolver(() => OccupancySeries)
export class OccupancySeriesResolver {
  @Query(() => OccupancySeries, {
    description:
      "Reeks van bezetting. The region's occupancy of a product per closed week, month or quarter, in classes; the same for everybody.",
  })
  @Slice('capacity.published')
  async occupancySeries(
    @Ctx() { unit }: OperationContext,
    @Args(() => SeriesArgs) given: SeriesArgs,
  ): Promise<Answered> {
    // No text in the database holds a NUL.
    const product = given.product.replaceAll('\0', '');
    const args = { ...given, product, from: dayOf(given.from), to: dayOf(given.to) };
    const published = await readPublished(unit, args);
    return {
      indicator: Read.one(Indicator, 'occupancy'),
      periods: Read.list(OccupancyPeriod, by('firstDay'), conditionsFor(args)),
      notPublished: published.some ? null : insteadOf(published),
      asked: { ...args, unit: args.unit ?? null },
    };
  }

  @FieldResolver(() => [OwnOccupancyPeriod], {
    description:
      'Eigen bezetting. Exact nights of the facilities of which you may see them, over the same periods as are published; empty ' +
      'where you see none.',
  })
  @Slice('capacity.exact')
  async own(@Root() { asked }: Answered, @Ctx() { unit }: OperationContext): Promise<OwnOccupancyPeriod[]> {
    const rows = await readOwnOccupancy(unit, asked);
    return rows.map(({ facilityId, ...row }) => ({ ...row, facility: Read.one(Facility, facilityId) }));
  }
}

/** There is no year 0 in the database, and nothing was published in year 1. */
const dayOf = (day: string | null | undefined): string | null =>
  day && day < '0001-01-01' ? '0001-01-01' : (day ?? null);

const conditionsFor = ({ kind, product, unit, from, to }: SeriesArgs): Condition[] => [
  { path: 'periodKind', in: [kind] },
  { path: 'product.id', in: [product] },
  ...(unit ? [{ path: 'unit', in: [unit] }] : []),
  ...(from ? [{ path: 'firstDay', from }] : []),
  ...(to ? [{ path: 'firstDay', to }] : []),
];

/** What is published of a kind of period. */
interface Published {
  /** Whether anything that was asked for is. */
  some: boolean;
  /** Whether anything is of this kind. */
  ofKind: boolean;
  /** Of which a class is published in some period. */
  products: string[];
  ofProduct: boolean;
  firstDay: string | null;
  lastDay: string | null;
}

async function readPublished({ query }: UnitOfWork, asked: SeriesArgs): Promise<Published> {
  const { kind, product, unit, from, to } = asked;
  const [published] = await query<Published>(
    publishedSql,
    [kind, product, unit, from, to].map((each) => each ?? null),
  );
  return published!;
}

const publishedSql = `
  with of_kind as (
    select *, product_id = $2 as asked from published.occupancy_period where period_kind = $1
  )
  select coalesce(bool_or(asked and ($3::text is null or unit = $3) and ($4::date is null or first_day >= $4)
      and ($5::date is null or first_day <= $5)), false) as some,
    count(*) > 0 as "ofKind", coalesce(bool_or(asked), false) as "ofProduct",
    coalesce(array_agg(distinct product_id) filter (where occupancy_class is not null), '{}') as products,
    coalesce(min(first_day) filter (where asked), min(first_day)) as "firstDay",
    coalesce(max(last_day) filter (where asked), max(last_day)) as "lastDay"
  from of_kind`;

const insteadOf = (published: Published): NoOccupancySeries => ({
  message: messageOf(published),
  products: Read.list(HousingCareProduct, by('id'), [{ path: 'id', in: published.products }]),
  firstDay: published.firstDay,
  lastDay: published.lastDay,
});

function messageOf({ ofKind, ofProduct, products }: Published) {
  if (!ofKind)
    return {
      nl: 'Er is nog geen periode van deze soort gepubliceerd. Dat gebeurt een week na de laatste week van een periode.',
      en: 'No period of this kind was published yet. That happens a week after the last week of a period.',
    };
  if (ofProduct)
    return {
      nl: 'Van dit product is in dit tijdvak en deze eenheid niets gepubliceerd. Vraag perioden tussen de eerste en de laatste dag hiernaast.',
      en: 'Nothing was published of this product in this range and unit. Ask for periods between the first and the last day beside this.',
    };
  if (products.length === 0)
    return {
      nl: 'Van dit product is geen bezetting gepubliceerd, en van geen ander een klasse: achter elk staan minder dan drie voorzieningen met bekende nachten.',
      en: 'No occupancy was published of this product, and no class of any other: fewer than three facilities of which nights are known stand behind each.',
    };
  return {
    nl: 'Van dit product is geen bezetting gepubliceerd. Kies een van de producten hiernaast.',
    en: 'No occupancy was published of this product. Choose one of the products beside this.',
  };
}
