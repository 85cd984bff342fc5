import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, Float, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { Bilingual } from '../../errors';
import { BilingualText } from '../../graphql/bilingual';
import type { CodeOf } from '../../graphql/codes';
import { ClosedPeriod } from '../../graphql/scalars';
import type { Figures, NotPublished as NotPublishedAnswer } from './figures';
import {
  CellReason,
  CellStatus,
  CountedOver,
  CountedThing,
  DerivedKind,
  DerivedStatus,
  DerivedUnit,
  IndicatorDimension,
  IndicatorMeasure,
  NotPublishedCause,
  PublishedPeriodKind,
  SnapshotVersion,
} from './figures.codes';

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Categorie. One category of a dimension, or several that are shown as one.',
})
export class IndicatorCategory {
  @Field(() => IndicatorDimension, { description: 'Dimensie. Of which dimension.' })
  dimension!: CodeOf<typeof IndicatorDimension>;

  @Field({ description: "Code. Code of the category; of merged ones their codes with '+' in between." })
  code!: string;

  @Field(() => BilingualText, { description: 'Naam. How it is called.' })
  label!: Bilingual;

  @Field(() => [String], { description: 'Leden. The codes that it stands for: one, unless merged.' })
  members!: string[];
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Punt van een reeks. One figure in one period, with what may be concluded from it.',
})
export class IndicatorPoint {
  @Field(() => ClosedPeriod, { description: 'Periode. Such as 2025, 2025-H1 or 2025-Q1.' })
  period!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Waarde. Protected counts are multiples of five: 0 means 0 up to and including 4. Null where `status` says so.',
  })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Ondergrens. The true count is not lower; null without a value.',
  })
  lower!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Bovengrens. The true count is not higher; null without a value.',
  })
  upper!: number | null;

  @Field(() => CellStatus, { description: 'Soort cel. What the value is worth, or why there is none.' })
  status!: CodeOf<typeof CellStatus>;

  @Field(() => CellReason, {
    nullable: true,
    description: 'Reden. Why it is withheld; null where it is not.',
  })
  reason!: CodeOf<typeof CellReason> | null;

  @Field(() => String, {
    nullable: true,
    description: 'Publicatie. Code of the snapshot in which it was published; null of exact figures.',
  })
  snapshot!: string | null;

  @Field(() => SnapshotVersion, {
    nullable: true,
    description: 'Versie. Of the snapshot; null of exact figures.',
  })
  version!: CodeOf<typeof SnapshotVersion> | null;
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Reeks. One line through time, ready to plot: a point for each period in `releases`.',
})
export class IndicatorSeries {
  @Field(() => [IndicatorCategory], {
    description: 'Categorieën. One per dimension that is asked, in that order; none for the whole region.',
  })
  categories!: IndicatorCategory[];

  @Field(() => [IndicatorPoint], { description: 'Punten. By period.' })
  points!: IndicatorPoint[];
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Punt van een afgeleide reeks. A derived figure in one period.',
})
export class DerivedPoint {
  @Field(() => ClosedPeriod, { description: 'Periode. Such as 2025 or 2025-H1.' })
  period!: string;

  @Field(() => Float, { nullable: true, description: 'Waarde. Null where `status` or `over` says why.' })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Meer dan. All that can be said of a duration beyond the last class; null otherwise.',
  })
  over!: number | null;

  @Field(() => DerivedStatus, { description: 'Stand. Whether it is shown, or why not.' })
  status!: CodeOf<typeof DerivedStatus>;
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Afgeleide reeks. Shares and durations worked out from the protected counts only, over twenty at least.',
})
export class DerivedSeries {
  @Field(() => DerivedKind, { description: 'Soort. How it is worked out.' })
  kind!: CodeOf<typeof DerivedKind>;

  @Field(() => DerivedUnit, { description: 'Eenheid. What the values are in.' })
  unit!: CodeOf<typeof DerivedUnit>;

  @Field(() => Int, {
    nullable: true,
    description: 'Percentiel. Of a percentile which: 25, 75 or 90; null of all others.',
  })
  percent!: number | null;

  @Field({
    description: 'Geschat. Whether it is an estimate within classes; a share and an exact figure are not.',
  })
  estimated!: boolean;

  @Field(() => [IndicatorCategory], { description: 'Teller. Of a share its categories; none otherwise.' })
  of!: IndicatorCategory[];

  @Field(() => [IndicatorCategory], {
    description: 'Noemer. Of a share the categories among which; none otherwise.',
  })
  among!: IndicatorCategory[];

  @Field(() => [IndicatorCategory], {
    description: "Categorieën. One per dimension that is asked, the measure's own categories aside.",
  })
  categories!: IndicatorCategory[];

  @Field(() => [DerivedPoint], { description: 'Punten. By period.' })
  points!: DerivedPoint[];
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Punt naast de norm. A figure in one period beside the norm.',
})
export class NormPoint {
  @Field(() => ClosedPeriod, { description: 'Periode. Such as 2025 or 2025-H1.' })
  period!: string;

  @Field(() => Float, { nullable: true, description: 'Waarde. The figure; null where it is not shown.' })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Verschil. value - least; null where there is no value.',
  })
  difference!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Gehaald. Null where rounding leaves it open, and where there is no value.',
  })
  met!: boolean | null;
}

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Reeks naast de norm. What was agreed as a number, and how far from it the figures are. Of homes: the quota of the scheme in ' +
    'the region or municipality, a line per number that was agreed.',
})
export class NormSeries {
  @Field(() => Float, { description: 'Norm. The value that was agreed at least.' })
  least!: number;

  @Field(() => DerivedUnit, { description: 'Eenheid. SHARE or COUNT.' })
  unit!: CodeOf<typeof DerivedUnit>;

  @Field(() => [IndicatorCategory], { description: 'Categorieën. What the figure is of.' })
  categories!: IndicatorCategory[];

  @Field(() => [NormPoint], { description: 'Punten. Of the periods for which it was agreed.' })
  points!: NormPoint[];
}

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

  @Field(() => [NormSeries], {
    description: 'Naast de norm. None where no norm is a number, or it is of something else.',
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
