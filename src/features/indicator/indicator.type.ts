import { GraphQLLocalDate } from 'graphql-scalars';
import type { Relation } from 'typeorm';
import { Args, Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { Bilingual } from '../../errors';
import { BilingualText } from '../../graphql/bilingual';
import { codes, type CodeOf } from '../../graphql/codes';
import { connectionOf, PageArgs } from '../../graphql/connection';
import { Expression, Inverse, MappedType, readOverMapping } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { SourcedNode } from '../document/document.type';
import { Flow } from '../facility/facility.codes';
import { Municipality } from '../municipality/municipality.type';
import { HousingCareProduct } from '../product/product.type';
import { IndicatorEntity, IndicatorValueEntity } from './indicator.entity';

export const IndicatorUnit = codes('IndicatorUnit', 'Eenheid van een indicator. What its values count.', {
  PLACE: 'plek',
  DWELLING: 'woning',
  UNIT: 'unit',
  ROOM: 'kamer',
  BED: 'bed',
  HOUSEHOLD: 'huishouden',
  PERSON: 'persoon',
  REGISTRATION: 'aanmelding',
  MOVE: 'verhuizing',
  NOMINATION: 'voordracht',
  NIGHT: 'nacht',
  DAY: 'dag',
  PERCENT: 'procent',
  MIXED: 'verschilt per waarde',
});

export const ValueOrigin = codes('ValueOrigin', 'Herkomst van een waarde. Who worked it out.', {
  PUBLISHED: 'gepubliceerd door anderen, zoals gedrukt',
  COMPUTED: 'berekend door de hub uit openbare feiten',
});

export const PeriodKind = codes('PeriodKind', 'Soort periode. What a period spans.', {
  YEAR: 'jaar',
  HALF_YEAR: 'half jaar',
  MONTH: 'maand',
  MOMENT: 'peilmoment',
  PER_YEAR_ESTIMATE: 'schatting per jaar',
});

@Extensions({ slice: 'indicator.published' })
@ObjectType({
  simpleResolvers: true,
  description: 'Dekking. How much of what there is stands behind a value.',
})
export class Coverage {
  @Field(() => Int, { description: 'Gedekt. Facilities whose places are known.' })
  covered!: number;

  @Field(() => Int, { description: 'Totaal. Facilities that there are.' })
  total!: number;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Oudste. Date of the oldest figure behind the value.',
  })
  oldest!: string | null;
}

@MappedType({
  entity: () => IndicatorValueEntity,
  slice: 'indicator.published',
  node: true,
  description: 'Waarde van een indicator. One figure with its period, its dimensions and its source.',
})
export class IndicatorValue extends SourcedNode {
  @Field(() => Indicator, { description: 'Indicator. What it is a value of.' })
  indicator!: Relation<Indicator>;

  @Field(() => ValueOrigin, { description: 'Herkomst. Published by others, or computed by the hub.' })
  origin!: CodeOf<typeof ValueOrigin>;

  @Field(() => PeriodKind, { description: 'Soort periode. What the period spans.' })
  periodKind!: CodeOf<typeof PeriodKind>;

  @Field(() => String, {
    nullable: true,
    description: 'Periode. Such as 2018, 2019-H1 or 2019-07; null when the document gives none.',
  })
  period!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Gebied. REGION, DRECHTSTEDEN, ALBLASSERWAARD or a CBS code.',
  })
  area!: string | null;

  @Field(() => Municipality, {
    nullable: true,
    description: 'Gemeente. Where the value is about one of the nine.',
  })
  municipality!: Municipality | null;

  @Field(() => HousingCareProduct, {
    nullable: true,
    description: 'Woonzorgproduct. Where the value is about one.',
  })
  product!: HousingCareProduct | null;

  @Field(() => String, {
    nullable: true,
    description: 'Soort categorie. ORIGIN, CAUSE, TARGET_GROUP or AREA.',
  })
  categoryKind!: string | null;

  @Field(() => BilingualText, { nullable: true, description: 'Categorie. As printed, and in English.' })
  @Expression(
    (row) =>
      `case when ${row}.category is not null then jsonb_build_object('nl', ${row}.category, 'en', coalesce(${row}.category_en, ${row}.category)) end`,
  )
  category!: Bilingual | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Waarde. The value where it is exact; null when it is a range or unknown.',
  })
  @Expression((row) => `case when ${row}.value_min = ${row}.value_max then ${row}.value_min end`)
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Minimum. Lower end; null when open or unknown.' })
  valueMin!: number | null;

  @Field(() => Float, { nullable: true, description: 'Maximum. Upper end; null when open or unknown.' })
  valueMax!: number | null;

  @Field(() => IndicatorUnit, { description: 'Eenheid. What the value counts.' })
  unit!: CodeOf<typeof IndicatorUnit>;

  @Field(() => Flow, {
    nullable: true,
    description: 'Stand of per periode. Null when it is neither, such as a mean.',
  })
  flow!: CodeOf<typeof Flow> | null;

  @Field(() => String, { nullable: true, description: 'Tekst. The figure as printed; null when computed.' })
  statedText!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Tegenspraak. Values with the same key disagree; both are kept.',
  })
  conflictKey!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Oorspronkelijke bron. Source that the document names.',
  })
  originalSource!: string | null;

  @Field(() => String, { nullable: true, description: 'Toelichting. What to know when reading it.' })
  note!: string | null;

  @Field(() => Coverage, {
    nullable: true,
    description: 'Dekking. Of a computed value; null for a published one.',
  })
  coverage!: Coverage | null;
}

export const IndicatorValueConnection = connectionOf(IndicatorValue, 'IndicatorValue', 'indicator.published');

@MappedType({
  entity: () => IndicatorEntity,
  slice: 'indicator.published',
  node: true,
  description: 'Indicator. A figure to steer by, with its definition.',
})
export class Indicator extends Node {
  @Field({ description: 'Code. Stable code, such as night-shelter-registrations.' })
  @Expression((row) => `${row}.id`)
  code!: string;

  @Field(() => BilingualText, { description: 'Naam. Name.' })
  name!: Bilingual;

  @Field(() => BilingualText, { description: 'Definitie. What it measures.' })
  definition!: Bilingual;

  @Field(() => IndicatorUnit, { description: 'Eenheid. What its values count.' })
  unit!: CodeOf<typeof IndicatorUnit>;

  @Field(() => BilingualText, {
    nullable: true,
    description:
      'Teller. Numerator, of a share or mean; what the hub computes says why there is none. Null for a published series without one.',
  })
  numerator!: Bilingual | null;

  @Field(() => BilingualText, {
    nullable: true,
    description:
      'Noemer. Denominator, of a share or mean; what the hub computes says why there is none. Null for a published series without one.',
  })
  denominator!: Bilingual | null;

  @Field(() => BilingualText, { nullable: true, description: 'Uitsluitingen. What does not count.' })
  exclusions!: Bilingual | null;

  @Field(() => BilingualText, { nullable: true, description: 'Norm. What was agreed, if anything.' })
  norm!: Bilingual | null;

  @Field(() => BilingualText, { description: 'Bron. Where its values come from.' })
  source!: Bilingual;

  @Field(() => BilingualText, {
    nullable: true,
    description: 'Dekking. Of whom and what its values speak; null for a published series.',
  })
  coverage!: Bilingual | null;

  @Field({ description: 'Berekend. Whether the hub computes it; otherwise it is a published series.' })
  computed!: boolean;

  @Field(() => Int, {
    description: 'Versie. Version of the definition as it is now; each release says by which it was counted.',
  })
  version!: number;

  @Field(() => IndicatorValueConnection, { description: 'Waarden. Its values.' })
  @Inverse('indicator')
  values(@Args(() => PageArgs) _page: PageArgs): InstanceType<typeof IndicatorValueConnection> {
    return readOverMapping();
  }
}
