import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { BilingualText } from '../../graphql/bilingual';
import type { Bilingual } from '../../errors';
import { MappedType } from '../../graphql/mapped-type';
import { Unit } from '../facility/facility.codes';
import { Indicator } from '../indicator/indicator.type';
import { HousingCareProduct } from '../product/product.type';
import { OccupancyPeriodEntity } from './occupancy-series.entity';
import { OccupancyClass } from '../capacity/published-occupancy.type';
import { PublishedCoverage } from '../capacity/published-coverage.type';

export const OccupancyPeriodKind = codes(
  'OccupancyPeriodKind',
  'Soort periode van bezetting. How long the periods of a series are.',
  { WEEK: 'week, van maandag tot en met zondag', MONTH: 'kalendermaand', QUARTER: 'kwartaal' },
);

export const NoOccupancyReason = codes(
  'NoOccupancyReason',
  'Reden dat een periode geen bezetting heeft. Why there is no figure for a period.',
  {
    TOO_FEW: 'te weinig voorzieningen, aanbieders of plekken, of één aanbieder heeft er te veel van',
    OTHER_FACILITIES: 'in de loop van de periode kwamen er andere voorzieningen achter de cijfers te staan',
    NIGHTS_UNKNOWN: 'niet van alle nachten zijn de plekken en de bezetting bekend',
    NO_CAPACITY: 'er was geen plek beschikbaar',
  },
);

@MappedType({
  entity: () => OccupancyPeriodEntity,
  slice: 'capacity.published',
  description:
    'Bezetting in een periode. Occupied nights of a closed week, month or quarter as a share of the available ones, in classes, over ' +
    'the facilities in the region behind the free places of its weeks. Published a week after its last week, once; never changed. ' +
    'Source: the ledger of capacity mutations as known then.',
})
export class OccupancyPeriod {
  @Field({ description: 'Periode. Such as 2026-W46, 2026-11 or 2026-Q4.' })
  period!: string;

  @Field(() => OccupancyPeriodKind, { description: 'Soort periode. Week, month or quarter.' })
  periodKind!: CodeOf<typeof OccupancyPeriodKind>;

  @Field(() => GraphQLLocalDate, { description: 'Eerste dag. Of the period.' })
  firstDay!: string;

  @Field(() => GraphQLLocalDate, { description: 'Laatste dag. Of the period; its night is the last one.' })
  lastDay!: string;

  @Field(() => GraphQLLocalDate, {
    description: 'Bekend op. Day at the end of which the ledger was known as it was read.',
  })
  asOf!: string;

  @Field(() => HousingCareProduct, { description: 'Woonzorgproduct. Of which product.' })
  product!: HousingCareProduct;

  @Field(() => Unit, { description: 'Eenheid. What is counted.' })
  unit!: CodeOf<typeof Unit>;

  @Field(() => OccupancyClass, {
    nullable: true,
    description:
      'Klasse. Occupied nights as a share of the available ones; over-occupancy counts as it is. Null when there is no figure, for the reason beside it.',
  })
  occupancyClass!: CodeOf<typeof OccupancyClass> | null;

  @Field(() => NoOccupancyReason, {
    nullable: true,
    description: 'Reden. Why there is no figure; null when there is one.',
  })
  notPublished!: CodeOf<typeof NoOccupancyReason> | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Voorzieningen. Facilities behind the figure, three at least; null when there is none.',
  })
  facilities!: number | null;

  @Field(() => Int, {
    description: 'Voorzieningen in de regio. Facilities with this product in the region, in any unit.',
  })
  facilitiesInRegion!: number;

  @Field(() => PublishedCoverage, {
    nullable: true,
    description:
      'Dekking. How fresh the facilities were on the last day of the period for which the figure speaks; null when there is none.',
  })
  coverage!: PublishedCoverage | null;

  @Field({ description: 'Synthetisch. Whether made-up occupancy stands behind it.' })
  synthetic!: boolean;
}

@Extensions({ slice: 'capacity.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Geen bezetting gepubliceerd. Why a series is empty, and what can be asked for.',
})
export class NoOccupancySeries {
  @Field(() => BilingualText, { description: 'Bericht. What is not there, and what to do.' })
  message!: Bilingual;

  @Field(() => [HousingCareProduct], {
    description:
      'Woonzorgproducten. The products of which a class was published in some period of this kind.',
  })
  products!: HousingCareProduct[];

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Eerste dag. First day of the first published period of this kind, of this product if it has any; null when there is none.',
  })
  firstDay!: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Laatste dag. Last day of the last one; null when there is none.',
  })
  lastDay!: string | null;
}

@Extensions({ slice: 'capacity.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Reeks van bezetting. The published occupancy of a product over closed periods.',
})
export class OccupancySeries {
  @Field(() => Indicator, { description: 'Indicator. What occupancy is: definition, exclusions and source.' })
  indicator!: Indicator;

  @Field(() => [OccupancyPeriod], {
    description: 'Perioden. In order of their first day; those without a figure say why.',
  })
  periods!: OccupancyPeriod[];

  @Field(() => NoOccupancySeries, {
    nullable: true,
    description:
      'Niet gepubliceerd. What is published instead, where there are no periods; null where there are.',
  })
  notPublished!: NoOccupancySeries | null;
}
