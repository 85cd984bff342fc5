import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { Bilingual } from '../../errors';
import { BilingualText } from '../../graphql/bilingual';
import type { CodeOf } from '../../graphql/codes';
import { ClosedPeriod } from '../../graphql/scalars';
import {
  CellReason,
  CellStatus,
  DerivedKind,
  DerivedStatus,
  DerivedUnit,
  IndicatorDimension,
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
      'Waarde. Protected counts are multiples of five: 0 means 0 up to and including `upper`, which is 4, or more in years of ' +
      'flows and where a table reaches further. Null where `status` says so.',
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

  @Field({
    description:
      'Overlapt. Whether its categories, merged in another period, are told apart in this one: then what it holds is in the lines ' +
      'of its parts as well. Leave it out of sums and stacked charts.',
  })
  overlaps!: boolean;

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
    description:
      'Verschil. value - least; null where there is no value, and where the data begin in the period.',
  })
  difference!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Gehaald. Null where rounding leaves it open, where there is no value, and where the data begin in the period.',
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
