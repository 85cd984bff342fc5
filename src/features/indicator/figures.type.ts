import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { Bilingual } from '../../errors';
import { BilingualText } from '../../graphql/bilingual';
import type { CodeOf } from '../../graphql/codes';
import { ClosedPeriod } from '../../graphql/scalars';
import type { Figures, NotPublished as NotPublishedAnswer } from './figures';
import {
  CountedOver,
  CountedThing,
  IndicatorDimension,
  IndicatorMeasure,
  NotPublishedCause,
  PublishedPeriodKind,
  SnapshotVersion,
} from './figures.codes';
import { IndicatorSeries, DerivedSeries, NormSeries } from './series.type';

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Gepubliceerde periode. In which snapshot a period is published, and how fresh that is.',
})
export class IndicatorRelease {
  @Field(() => ClosedPeriod, { description: 'Periode. Such as 2025, 2025-H1 or 2025-Q1.' })
  period!: string;

  @Field({ description: 'Publicatie. Code of the snapshot; what it says never changes.' })
  snapshot!: string;

  @Field(() => SnapshotVersion, { description: 'Versie. A provisional one is followed by one final one.' })
  version!: CodeOf<typeof SnapshotVersion>;

  @Field(() => GraphQLLocalDate, {
    description: 'Peildatum. The day on which the data stood as they were counted.',
  })
  asOf!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Gepubliceerd op. When it was published.' })
  publishedAt!: Date;

  @Field({ description: 'Synthetisch. Whether made-up clients were counted.' })
  synthetic!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'Versie van de definitie. By which version of its definition the indicator was counted, which may be older than the one ' +
      'that it has now; of a year that of its second half, of which the snapshot is. Null when published before this was kept.',
  })
  definitionVersion!: number | null;

  @Field({
    description:
      'Gegevens beginnen hierin. Whether the data of the hub begin in this period or in its half-year, the first one that was published: ' +
      'it may hold only part of what happened, and is not to be compared with others or with a norm.',
  })
  dataBeginWithin!: boolean;
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Ontbrekende periode. A period that was asked and has no figures.',
})
export class IndicatorGap {
  @Field(() => ClosedPeriod, { description: 'Periode. Which period.' })
  period!: string;

  @Field(() => NotPublishedCause, { description: 'Reden. Why it has none.' })
  reason!: CodeOf<typeof NotPublishedCause>;
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Wat er wel is. Something that is published, in the words of a question.',
})
export class IndicatorSuggestion {
  @Field(() => PublishedPeriodKind, { description: 'Soort periode. To ask by.' })
  periodKind!: CodeOf<typeof PublishedPeriodKind>;

  @Field(() => [IndicatorDimension], { description: 'Uitsplitsing. The dimensions to ask by.' })
  dimensions!: Array<CodeOf<typeof IndicatorDimension>>;

  @Field(() => ClosedPeriod, { description: 'Vanaf. First period in which it is shown.' })
  from!: string;

  @Field(() => ClosedPeriod, { description: 'Tot en met. Last period in which it is shown.' })
  to!: string;
}

@Extensions({ slice: 'indicator.own' })
@ObjectType({
  simpleResolvers: true,
  description: 'Eigen cijfers. Exact figures over your own clients; never to be published as they are.',
})
export class OwnIndicatorFigures {
  @Field(() => [IndicatorSeries], {
    description:
      'Reeksen. One per combination of categories in which you have a client; all others are zero.',
  })
  series!: IndicatorSeries[];

  @Field(() => [DerivedSeries], {
    description:
      'Afgeleide reeksen. As the published ones, over one client at least; durations are exact, in days (or nights).',
  })
  derived!: DerivedSeries[];
}

@InterfaceType({
  description: 'Antwoord op een vraag naar cijfers. Figures, or what is published instead.',
  resolveType: ({ kind }: Figures | NotPublishedAnswer) => kind,
})
export abstract class IndicatorAnswer {
  @Field(() => IndicatorMeasure, { description: 'Maat. What was asked.' })
  measure!: string;

  @Field(() => BilingualText, { description: 'Naam van de maat. How it is called.' })
  label!: Bilingual;
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  implements: IndicatorAnswer,
  simpleResolvers: true,
  description:
    'Cijfers van een indicator. Protected counts as they are published, the same for everybody, as series ready to plot.',
})
export class IndicatorFigures extends IndicatorAnswer {
  @Field(() => CountedThing, { description: 'Wat wordt geteld. What one in a value stands for.' })
  counts!: CodeOf<typeof CountedThing>;

  @Field(() => CountedOver, { description: 'Telling. Whether values of periods add up.' })
  over!: CodeOf<typeof CountedOver>;

  @Field(() => PublishedPeriodKind, { description: 'Soort periode. What each period spans.' })
  periodKind!: CodeOf<typeof PublishedPeriodKind>;

  @Field(() => [IndicatorDimension], {
    description: 'Uitsplitsing. Dimensions of the table, filters included.',
  })
  dimensions!: Array<CodeOf<typeof IndicatorDimension>>;

  @Field(() => [IndicatorSeries], { description: 'Reeksen. One per combination of categories.' })
  series!: IndicatorSeries[];

  @Field(() => [IndicatorSeries], {
    description:
      'Regio. The same of the whole region, to compare with; none where `series` is of the whole region.',
  })
  region!: IndicatorSeries[];

  @Field(() => [DerivedSeries], {
    description:
      "Afgeleide reeksen. Shares and durations; none where the table by the measure's own categories is not published.",
  })
  derived!: DerivedSeries[];

  @Field(() => [DerivedSeries], {
    description:
      'Afgeleide reeksen van de regio. The same shares and durations of the whole region, to compare with; none where `derived` is of ' +
      'the whole region.',
  })
  regionDerived!: DerivedSeries[];

  @Field(() => [NormSeries], {
    description:
      'Naast de norm. Of the region first, where there is more. None where no norm is a number, or it is of something else.',
  })
  norm!: NormSeries[];

  @Field(() => [IndicatorRelease], {
    description: 'Gepubliceerde perioden. The periods of every series, in order.',
  })
  releases!: IndicatorRelease[];

  @Field(() => [IndicatorGap], {
    description: 'Ontbrekende perioden. Periods that were asked and have no figures.',
  })
  gaps!: IndicatorGap[];
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  implements: IndicatorAnswer,
  simpleResolvers: true,
  description:
    'Niet gepubliceerd. Why there are no figures of what was asked, and what is published instead.',
})
export class NotPublished extends IndicatorAnswer {
  @Field(() => NotPublishedCause, { description: 'Reden. Why nothing is published of it.' })
  reason!: CodeOf<typeof NotPublishedCause>;

  @Field(() => BilingualText, { description: 'Melding. What is the matter.' })
  message!: Bilingual;

  @Field(() => BilingualText, { description: 'Wat te doen. What to ask instead.' })
  whatToDo!: Bilingual;

  @Field(() => [String], {
    description:
      'Mogelijk. What is possible in the place of what is not: dimensions, periods or category codes.',
  })
  possible!: string[];

  @Field(() => [IndicatorSuggestion], {
    description:
      'Wel gepubliceerd. What lies nearest, best first, and can be asked as it stands; none when nothing is published yet.',
  })
  instead!: IndicatorSuggestion[];
}
