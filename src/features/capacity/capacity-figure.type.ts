import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { FilterOn } from '../../graphql/filter';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { Withheld, withheldDescription } from '../../graphql/withheld';
import { Unit } from '../facility/facility.codes';
import { Facility } from '../facility/facility.type';
import { HousingMarket, Municipality } from '../municipality/municipality.type';
import { Partner } from '../partner/partner.type';
import { HousingCareProduct } from '../product/product.type';
import { CapacityCoverage } from './coverage.type';

export const CapacityDimension = codes(
  'CapacityDimension',
  'Uitsplitsing van capaciteit. By what figures are split; by unit they always are.',
  { MUNICIPALITY: 'gemeente', PRODUCT: 'woonzorgproduct', OPERATOR: 'aanbieder' },
);

export const SeriesStep = codes('SeriesStep', 'Stap van een reeks. The last day of which periods is shown.', {
  DAY: 'dag',
  WEEK: 'week, tot en met zondag',
  MONTH: 'maand',
});

@InputType({
  description: 'Filter op capaciteit. Which facilities are added up; all that is given holds at once.',
})
export class CapacityFilter {
  @Field(() => [ID], { nullable: true, description: 'Voorziening. These facilities (global ids).' })
  @FilterOn(() => Facility, 'id', { globalIdOf: 'Facility' })
  facility?: string[] | null;

  @Field(() => [CbsMunicipalityCode], { nullable: true, description: 'Gemeente. In these municipalities.' })
  @FilterOn(() => Facility, 'municipality.id')
  municipality?: string[] | null;

  @Field(() => [HousingMarket], {
    nullable: true,
    description: 'Woningmarktregio. In these housing markets.',
  })
  @FilterOn(() => Facility, 'municipality.housingMarket')
  housingMarket?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Woonzorgproduct. With these product codes.' })
  @FilterOn(() => Facility, 'product.id')
  product?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Aanbieder. Run by these partners (kebab case).' })
  @FilterOn(() => Facility, 'operator.id')
  operator?: string[] | null;
}

@Extensions({ slice: 'capacity.exact' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Capaciteitscijfer. The facilities of a group on a date, added up; unlike units are not. Facilities that are not open ' +
    'that day are left out. What counts people is exact, and there only when you see every one of the facilities exactly: ' +
    'filter on your own facilities or your own municipality. Which facilities there are, with operator, municipality, product and unit, is as of now. Source: the ledgers of the facilities.',
})
export class CapacityFigure {
  @Field(() => GraphQLLocalDate, { description: 'Datum. The day on which it was so.' })
  date!: string;

  @Field(() => Municipality, {
    nullable: true,
    description: 'Gemeente. Null unless split by municipality, or not known.',
  })
  municipality!: Municipality | null;

  @Field(() => HousingCareProduct, {
    nullable: true,
    description: 'Woonzorgproduct. Null unless split by product.',
  })
  product!: HousingCareProduct | null;

  @Field(() => Partner, {
    nullable: true,
    description: 'Aanbieder. Null unless split by operator, or not known.',
  })
  operator!: Partner | null;

  @Field(() => Unit, {
    nullable: true,
    description: 'Eenheid. What the places are counted in; null when nobody says so.',
  })
  unit!: CodeOf<typeof Unit> | null;

  @Field(() => Int, { description: 'Voorzieningen. Facilities that are added up.' })
  facilities!: number;

  @Field(() => Int, {
    description: 'Voorzieningen met plekken. Of how many of them the places are known; the others add none.',
  })
  facilitiesWithPlaces!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Getelde voorzieningen. Of how many the occupancy was ever counted.',
  })
  facilitiesCounted!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Plekken. Regular and reserve together; null when never reported.',
  })
  places!: number | null;

  @Field(() => Int, { nullable: true, description: 'Buiten gebruik. Places that cannot be used.' })
  outOfUse!: number | null;

  @Field(() => Int, { nullable: true, description: 'Beschikbaar. places - outOfUse.' })
  available!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Bezet. Places in use at the last counts of the counted facilities.',
  })
  occupied!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Vrij. available - occupied of the facilities of which both are known; below zero at over-occupancy.',
  })
  free!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Overbezetting. People above the available places, facility by facility.',
  })
  overOccupied!: number | null;

  @Field(() => CapacityCoverage, {
    nullable: true,
    description:
      'Dekking. How many facilities and providers reported in time, and the oldest report. Null with `knownAt`: whether a report is in time goes by the terms of today.',
  })
  coverage!: CapacityCoverage | null;

  @Field({ description: 'Synthetisch. Whether made-up facilities or counts stand behind it.' })
  synthetic!: boolean;

  @Field(() => [Withheld], { description: withheldDescription })
  withheld!: Withheld[];
}
