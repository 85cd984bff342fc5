import { Extensions, Field, ObjectType } from 'type-graphql';
import type { Bilingual } from '../../errors';
import { HomelessnessCause } from '../trajectory/trajectory.codes';
import { BilingualText } from '../../graphql/bilingual';
import type { CodeOf } from '../../graphql/codes';
import {
  CellReason,
  CountedOver,
  CountedThing,
  DerivedKind,
  IndicatorDimension,
  IndicatorMeasure,
  PublishedPeriodKind,
  TableStatus,
} from './figures.codes';
import { IndicatorRelease } from './figures.type';
import { IndicatorCategory } from './series.type';

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Dimensie van een maat. By what a measure is broken down, with its categories as they are now.',
})
export class MeasureDimension {
  @Field(() => IndicatorDimension, { description: 'Dimensie. To ask by.' })
  dimension!: CodeOf<typeof IndicatorDimension>;

  @Field(() => [IndicatorCategory], {
    description: 'Categorieën. Codes to filter by, in the order in which they are shown.',
  })
  categories!: IndicatorCategory[];
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Combinatie. Dimensions by which a measure is published together.',
})
export class MeasureCombination {
  @Field(() => PublishedPeriodKind, { description: 'Soort periode. Per what.' })
  periodKind!: CodeOf<typeof PublishedPeriodKind>;

  @Field(() => [IndicatorDimension], {
    description: 'Dimensies. To ask and filter by together; none is the whole region.',
  })
  dimensions!: Array<CodeOf<typeof IndicatorDimension>>;
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Tabel met weggelaten cellen. A table of which something is merged or not shown, and why.',
})
export class TableException {
  @Field(() => [IndicatorDimension], { description: 'Dimensies. Of the table.' })
  dimensions!: Array<CodeOf<typeof IndicatorDimension>>;

  @Field(() => HomelessnessCause, {
    nullable: true,
    description: 'Aanleiding. Of a table by cause which; null of others.',
  })
  cause!: CodeOf<typeof HomelessnessCause> | null;

  @Field(() => TableStatus, { description: 'Stand. How much of it is shown.' })
  status!: CodeOf<typeof TableStatus>;

  @Field(() => CellReason, { description: 'Reden. Why.' })
  reason!: CodeOf<typeof CellReason>;
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Periode in de catalogus. A period of a measure as it is published.',
})
export class CataloguePeriod extends IndicatorRelease {
  @Field(() => PublishedPeriodKind, { description: 'Soort periode. What it spans.' })
  periodKind!: CodeOf<typeof PublishedPeriodKind>;

  @Field(() => [TableException], {
    description:
      'Uitzonderingen. Tables of which something is merged or not shown; all others are shown whole.',
  })
  exceptions!: TableException[];
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Regel van de catalogus. What can be asked of one measure, and what of it is published by now.',
})
export class CatalogueMeasure {
  @Field(() => IndicatorMeasure, { description: 'Maat. To ask by.' })
  measure!: string;

  @Field(() => BilingualText, { description: 'Naam van de maat. How it is called.' })
  label!: Bilingual;

  @Field(() => CountedThing, { description: 'Wat wordt geteld. What one in a value stands for.' })
  counts!: CodeOf<typeof CountedThing>;

  @Field(() => CountedOver, { description: 'Telling. Whether values of periods add up.' })
  over!: CodeOf<typeof CountedOver>;

  @Field(() => [MeasureDimension], { description: 'Dimensies. By what it is broken down.' })
  dimensions!: MeasureDimension[];

  @Field(() => [MeasureCombination], { description: 'Combinaties. Every combination that exists.' })
  combinations!: MeasureCombination[];

  @Field(() => [DerivedKind], { description: 'Afgeleide cijfers. What is worked out from its counts.' })
  derived!: Array<CodeOf<typeof DerivedKind>>;

  @Field(() => [CataloguePeriod], {
    description:
      'Gepubliceerde perioden. Years first, then half-years and quarters; none when nothing is published yet.',
  })
  periods!: CataloguePeriod[];
}
