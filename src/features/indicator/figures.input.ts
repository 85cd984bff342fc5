import { Field, InputType } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { ClosedPeriod } from '../../graphql/scalars';
import type { AskedDimension, Question } from './figures';
import { IndicatorDimension, IndicatorMeasure, PublishedPeriodKind } from './figures.codes';
import { measures } from './measures';

@InputType({
  description:
    'Keuze van categorieën. Only these of a dimension; it counts as a dimension of the table that is asked.',
})
class CategoryChoice {
  @Field(() => IndicatorDimension, { description: 'Dimensie. Which dimension.' })
  dimension!: CodeOf<typeof IndicatorDimension>;

  @Field(() => [String], {
    description:
      'Codes. Category codes, as the catalogue lists them; what a table merged is found by each of its codes.',
  })
  values!: string[];
}

@InputType({ description: 'Vraag naar cijfers. One form of question for all indicators.' })
export class IndicatorQuestion {
  @Field(() => IndicatorMeasure, { description: 'Maat. What is counted.' })
  measure!: string;

  @Field(() => PublishedPeriodKind, {
    description: 'Soort periode. Two dimensions a year at most, one a half-year, none a quarter.',
  })
  periodKind!: CodeOf<typeof PublishedPeriodKind>;

  @Field(() => ClosedPeriod, {
    nullable: true,
    description: 'Vanaf. First period; the first one that is published when not given.',
  })
  from?: string | null;

  @Field(() => ClosedPeriod, {
    nullable: true,
    description: 'Tot en met. Last period; the last one that is published when not given.',
  })
  to?: string | null;

  @Field(() => [IndicatorDimension], {
    nullable: true,
    description: 'Uitsplitsing. By which dimensions; the whole region when not given.',
  })
  dimensions?: AskedDimension[] | null;

  @Field(() => [CategoryChoice], {
    nullable: true,
    description: 'Filters. Only these categories; all filters hold at once.',
  })
  filters?: CategoryChoice[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Voor iedereen. For a page that the public can read: values of 0 and 5 come as BELOW_TEN, without a value.',
  })
  forPublic?: boolean | null;
}

export const toQuestion = (given: IndicatorQuestion): Question => ({
  measure: measures.find(({ code }) => code === given.measure)!,
  kind: given.periodKind,
  ...{ from: given.from ?? null, to: given.to ?? null, forPublic: given.forPublic ?? false },
  ...{ dimensions: given.dimensions ?? [], filters: given.filters ?? [] },
});
