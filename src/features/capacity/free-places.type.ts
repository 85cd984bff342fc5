import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { MappedType } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { Unit } from '../facility/facility.codes';
import { HousingMarket, Municipality } from '../municipality/municipality.type';
import { HousingCareProduct } from '../product/product.type';
import { FreePlacesEntity } from './free-places.entity';
import { PublishedCoverage } from './published-coverage.type';

export const FreePlacesClass = codes('FreePlacesClass', 'Klasse vrije plekken. Free places, in classes.', {
  FROM_0_TO_2: '0 tot en met 2',
  FROM_3_TO_5: '3 tot en met 5',
  FROM_6_TO_10: '6 tot en met 10',
  FROM_11: '11 of meer',
});

@MappedType({
  entity: () => FreePlacesEntity,
  slice: 'capacity.published',
  node: true,
  description:
    'Vrije plekken, gepubliceerd. Free places of a product and unit in an area, in classes, weekly, over at least three facilities; ' +
    'what is too little for a municipality is published for its housing market or the region.',
})
export class FreePlaces extends Node {
  @Field(() => GraphQLLocalDate, { description: 'Week. Monday of the week.' })
  week!: string;

  @Field(() => Municipality, {
    nullable: true,
    description: 'Gemeente. Null when the figure is for a larger area.',
  })
  municipality!: Municipality | null;

  @Field(() => HousingMarket, {
    nullable: true,
    description: 'Woningmarktregio. Null when the figure is for the whole region.',
  })
  housingMarket!: CodeOf<typeof HousingMarket> | null;

  @Field(() => HousingCareProduct, { description: 'Woonzorgproduct. Of which product.' })
  product!: HousingCareProduct;

  @Field(() => Unit, {
    nullable: true,
    description: 'Eenheid. What is counted; null where nobody has said what the facilities count.',
  })
  unit!: CodeOf<typeof Unit> | null;

  @Field(() => FreePlacesClass, { description: 'Klasse. Free places together.' })
  freeClass!: CodeOf<typeof FreePlacesClass>;

  @Field(() => Int, { description: 'Voorzieningen. Facilities behind the figure, three at least.' })
  facilities!: number;

  @Field(() => PublishedCoverage, {
    description: 'Dekking. How fresh the facilities are for which the figure speaks.',
  })
  coverage!: PublishedCoverage;

  @Field({ description: 'Synthetisch. Whether made-up occupancy stands behind it.' })
  synthetic!: boolean;
}
