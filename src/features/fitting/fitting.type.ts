import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Bilingual } from '../../errors';
import { BilingualText } from '../../graphql/bilingual';
import type { CodeOf } from '../../graphql/codes';
import { Dwelling } from '../dwelling/dwelling.type';
import { HousingMarket } from '../municipality/municipality.type';
import { FittingRuleCode } from './fitting.codes';

@Extensions({ slice: 'public.facts' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Regel voor passendheid. One rule by which a home fits what somebody needs. Source: named with each.',
})
export class FittingRule {
  @Field(() => FittingRuleCode, { description: 'Code. Stable code of the rule.' })
  code!: CodeOf<typeof FittingRuleCode>;

  @Field(() => BilingualText, { description: 'Regel. What must be so for the home to fit.' })
  text!: Bilingual;

  @Field({ description: 'Bron. On what the rule rests.' })
  source!: string;

  @Field({
    description: 'Aanname. Whether no document or law says so, or something had to be assumed with it.',
  })
  assumed!: boolean;

  @Field({
    description: 'In de lijst. Whether the published list of candidates shows what the rule asks.',
  })
  inList!: boolean;
}

@Extensions({ slice: 'fitting.nomination' })
@ObjectType({
  simpleResolvers: true,
  description: 'Woning bij een voordracht. A dwelling held against a need.',
})
export class DwellingMatch {
  @Field(() => Dwelling, { description: 'Woning. Which dwelling.' })
  dwelling!: Dwelling;

  @Field({ description: 'Past. Whether it breaks no rule.' })
  fits!: boolean;

  @Field(() => [FittingRule], { description: 'Waarom niet. The rules that it breaks; empty when it fits.' })
  broken!: FittingRule[];
}

@Extensions({ slice: 'fitting.nomination' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Woningen bij een voordracht. The dwellings that you may see and that are available, held against the need of the client: ' +
    'those that fit first, then those that break the fewest rules. A help; who decides may assign another.',
})
export class DwellingMatches {
  @Field(() => Int, { description: 'Bekeken. How many available dwellings were held against the need.' })
  considered!: number;

  @Field(() => Int, { description: 'Passend. How many of them fit.' })
  fitting!: number;

  @Field(() => [DwellingMatch], { description: 'Woningen. The first of them, as many as were asked.' })
  matches!: DwellingMatch[];
}

@Extensions({ slice: 'fitting.list' })
@ObjectType({
  simpleResolvers: true,
  description: 'Reden waarom niet. How many candidates of the list a dwelling does not fit by one rule.',
})
export class UnfitReason {
  @Field(() => FittingRule, { description: 'Regel. The rule that is broken.' })
  rule!: FittingRule;

  @Field(() => Int, {
    description: 'Uitstromers. Records of the list; one that breaks several rules counts with each.',
  })
  candidates!: number;
}

@Extensions({ slice: 'fitting.list' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Vraag naar een woning. How many candidates need such a home, by what the published list shows and nothing else. Rent, ' +
    'household and exclusions are not in the list, so that fewer may fit in the end. Source: the published list.',
})
export class DwellingDemand {
  @Field(() => HousingMarket, {
    description: 'Woningmarktregio. In which the dwelling stands, and of which the list is.',
  })
  housingMarket!: CodeOf<typeof HousingMarket>;

  @Field(() => GraphQLLocalDate, { description: 'Week. Monday of the week to which the list belongs.' })
  week!: string;

  @Field(() => Int, {
    description: 'Passend. Records of the list of which all that is asked is shown and fits.',
  })
  fitting!: number;

  @Field(() => Int, {
    description:
      'Misschien passend. Records of which nothing that is shown stands against it, and not everything is shown.',
  })
  maybe!: number;

  @Field(() => Int, {
    description: 'Niet passend. Records of which something that is shown stands against it.',
  })
  unfit!: number;

  @Field(() => [UnfitReason], {
    description: 'Waarom niet. By which rules, those of the most records first.',
  })
  reasons!: UnfitReason[];
}
