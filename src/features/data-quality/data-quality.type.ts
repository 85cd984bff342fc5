import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { Bilingual } from '../../errors';
import { BilingualText } from '../../graphql/bilingual';
import { codes, type CodeOf } from '../../graphql/codes';
import { Slice } from '../../graphql/slice';
import { Partner } from '../partner/partner.type';
import { answerWithinDays, periodDays } from './quality-parts';

export const QualityPartCode = codes(
  'QualityPartCode',
  'Onderdeel van datakwaliteit. What is measured of how well a provider reports.',
  {
    DELAY: 'meldvertraging: dagen van gebeurtenis tot melding',
    COMPLETENESS: 'volledigheid: voorzieningen met plekken, eenheid en telling',
    OVERDUE: 'achterstand: voorzieningen waarvan de melding te laat is',
    BALANCE: 'balans: sluiten tellingen en verblijven op elkaar aan',
    FINDINGS_UNCONFIRMED: `onbeantwoorde foutmeldingen ouder dan ${answerWithinDays} dagen`,
  },
);

export const QualityUnit = codes('QualityUnit', 'Eenheid. What the value of a part is counted in.', {
  DAY: 'dag',
  PERCENT: 'procent',
  REPORT: 'melding',
});

export const NoPointsReason = codes(
  'NoPointsReason',
  'Reden van geen punten. Why a part has no points and does not count in the score.',
  {
    NO_FACILITIES: 'geen voorziening die moet melden',
    NOTHING_REPORTED: 'niets gemeld in de periode',
    TOO_FEW_COUNTS: 'minder dan twee tellingen in de periode',
    NO_STAYS: 'geen verblijven bekend',
    MADE_UP_LINES: 'verzonnen gegevens, niet te vergelijken',
  },
);

@Extensions({ slice: 'capacity.quality' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Onderdeel van datakwaliteit. One thing that was measured, with its points and what they rest on.',
})
export class QualityPart {
  @Field(() => QualityPartCode, { description: 'Code. What was measured.' })
  code!: CodeOf<typeof QualityPartCode>;

  @Field(() => BilingualText, { description: 'Naam. Its name.' })
  name!: Bilingual;

  @Field(() => Float, {
    nullable: true,
    description:
      'Waarde. What was measured, in its unit to one decimal; null when there was nothing to measure.',
  })
  value!: number | null;

  @Field(() => QualityUnit, { description: 'Eenheid. What the value is counted in.' })
  unit!: CodeOf<typeof QualityUnit>;

  @Field(() => Int, {
    description: 'Gewicht. How much it counts in the score, beside the other parts with points.',
  })
  weight!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Punten. 0 to 100; null when there was nothing to measure.',
  })
  points!: number | null;

  @Field(() => NoPointsReason, {
    nullable: true,
    description: 'Reden van geen punten. Why there are none; null when there are.',
  })
  reason!: CodeOf<typeof NoPointsReason> | null;

  @Field(() => BilingualText, { description: 'Uitleg. The numbers behind it, in words.' })
  explanation!: Bilingual;
}

@Extensions({ slice: 'capacity.quality' })
@ObjectType({ simpleResolvers: true, description: 'Periode. The days over which something was measured.' })
export class QualityPeriod {
  @Field(() => GraphQLLocalDate, { description: 'Vanaf. First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { description: 'Tot en met. Last day: today.' })
  to!: string;
}

@Extensions({ slice: 'capacity.quality' })
@ObjectType({
  simpleResolvers: true,
  description:
    `Datakwaliteit. How well a provider reports, over the last ${periodDays} days and as of today. ` +
    'The same for whoever sees it. Source: the ledger of capacity mutations, stays, and error reports.',
})
export class DataQuality {
  @Field(() => Partner, { description: 'Aanbieder. The provider.' })
  provider!: Partner;

  @Field(() => Int, {
    nullable: true,
    description:
      'Score. 0 to 100: the mean of the parts with points, by their weights; null when none has any.',
  })
  score!: number | null;

  @Field(() => [QualityPart], { description: 'Onderdelen. What the score is made of.' })
  parts!: QualityPart[];

  @Field(() => Int, {
    description:
      'Nog te vergelijken. Trajectories that this provider guides and of which nobody has looked yet whether the client was in ' +
      'the chain before (`trajectoriesToMatch`): as long as there are any, clients may be counted twice. A finding beside the ' +
      'score, since it is for others to look.',
  })
  @Slice('trajectory.match')
  trajectoriesToMatch!: number;

  @Field(() => QualityPeriod, { description: 'Periode. The days that were looked at.' })
  period!: QualityPeriod;

  @Field({ description: 'Synthetisch. Whether made-up facilities, counts or changes stand behind it.' })
  synthetic!: boolean;
}
