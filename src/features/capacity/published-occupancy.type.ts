import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, Int } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { MappedType } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { Unit } from '../facility/facility.codes';
import { HousingCareProduct } from '../product/product.type';
import { PublishedCoverage } from './published-coverage.type';
import { OccupancyComparisonEntity, PublishedOccupancyEntity } from './published-occupancy.entity';

export const OccupancyClass = codes(
  'OccupancyClass',
  'Klasse van bezetting. Occupied places as a share of the available ones, in classes.',
  {
    UNDER_70: 'onder 70 procent',
    FROM_70_TO_80: '70 tot 80 procent',
    FROM_80_TO_90: '80 tot 90 procent',
    FROM_90_TO_100: '90 tot en met 100 procent',
    OVER_100: 'boven 100 procent: overbezet',
  },
);

export const NotPublishedReason = codes(
  'NotPublishedReason',
  'Reden dat er geen publicatie is. Why nothing is published of a product.',
  {
    NOT_PUBLISHED_YET: 'nog niet gepubliceerd',
    TOO_FEW: 'te weinig voorzieningen, aanbieders of plekken, of één aanbieder heeft er te veel van',
    UNIT_NOT_STATED: 'niemand heeft gezegd wat de voorziening telt',
  },
);

@MappedType({
  entity: () => PublishedOccupancyEntity,
  slice: 'capacity.published',
  node: true,
  description:
    'Gepubliceerde bezetting. Occupied share of a product in one unit in the whole region, in classes, at the start of the week. ' +
    'Over the facilities behind the published free places, if there are three operators, 30 places, and none has more than half of them.',
})
export class PublishedOccupancy extends Node {
  @Field(() => GraphQLLocalDate, { description: 'Week. Monday of the week.' })
  week!: string;

  @Field(() => HousingCareProduct, { description: 'Woonzorgproduct. Of which product.' })
  product!: HousingCareProduct;

  @Field(() => Unit, { description: 'Eenheid. What is counted.' })
  unit!: CodeOf<typeof Unit>;

  @Field(() => OccupancyClass, {
    description:
      'Klasse. Occupied as a share of the available places together; over-occupancy counts as it is.',
  })
  occupancyClass!: CodeOf<typeof OccupancyClass>;

  @Field(() => Int, { description: 'Voorzieningen. Facilities behind the figure, three at least.' })
  facilities!: number;

  @Field(() => Int, {
    description:
      'Voorzieningen in de regio. Facilities with this product in the region that are to report, in any unit, behind the figure or not.',
  })
  facilitiesInRegion!: number;

  @Field(() => PublishedCoverage, {
    description: 'Dekking. How fresh the facilities are for which the figure speaks.',
  })
  coverage!: PublishedCoverage;

  @Field({ description: 'Synthetisch. Whether made-up occupancy stands behind it.' })
  synthetic!: boolean;
}

@MappedType({
  entity: () => OccupancyComparisonEntity,
  slice: 'capacity.comparison',
  description:
    "Vergelijking van bezetting. Your own occupancy of today in one product and unit, beside the region's published class. " +
    'Your figures are over those of your facilities that are to report and whose people were counted.',
})
export class OccupancyComparison {
  @Field(() => HousingCareProduct, { description: 'Woonzorgproduct. The product.' })
  product!: HousingCareProduct;

  @Field(() => Unit, {
    nullable: true,
    description: 'Eenheid. What is counted; null where nobody has said what your facilities count.',
  })
  unit!: CodeOf<typeof Unit> | null;

  @Field(() => Int, { description: 'Voorzieningen. Your facilities that are to report.' })
  facilities!: number;

  @Field(() => Int, {
    description: 'Getelde voorzieningen. Those whose people were counted: the figures are over these.',
  })
  facilitiesCounted!: number;

  @Field(() => Int, { nullable: true, description: 'Plekken. Your places; null when nothing was counted.' })
  places!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Beschikbaar. Your places less those out of use; null when nothing was counted.',
  })
  available!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Bezet. Your places in use; null when nothing was counted.',
  })
  occupied!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Bezettingsgraad. Occupied as a share of available, in percent to one decimal, above 100 as it is; null when nothing was counted or is available.',
  })
  share!: number | null;

  @Field(() => PublishedOccupancy, {
    nullable: true,
    description: 'Regio. What is published of the region; null when nothing is, for the reason beside it.',
  })
  region!: PublishedOccupancy | null;

  @Field(() => NotPublishedReason, {
    nullable: true,
    description: 'Reden van geen publicatie. Why nothing is published of the region; null when something is.',
  })
  notPublished!: CodeOf<typeof NotPublishedReason> | null;

  @Field({ description: 'Synthetisch. Whether made-up occupancy stands behind your figures.' })
  synthetic!: boolean;
}
