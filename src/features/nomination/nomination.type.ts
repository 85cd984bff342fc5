import { GraphQLLocalDate } from 'graphql-scalars';
import { Field } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { connectionOf } from '../../graphql/connection';
import { Expression, Inverse, MappedType } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { Slice } from '../../graphql/slice';
import { Withheld, withheldDescription } from '../../graphql/withheld';
import { Dwelling } from '../dwelling/dwelling.type';
import { HousingMarket, Municipality } from '../municipality/municipality.type';
import { Partner } from '../partner/partner.type';
import { earlierApplicationSql } from './earlier-application.sql';
import { Trajectory } from '../trajectory/trajectory.type';
import { HousingNeed } from '../candidate/housing-need.type';
import { NominationScheme } from '../candidate/housing-need.codes';
import { ApplicationReason, LeaseKind, NominationState, NominationStepKind } from './nomination.codes';
import { NominationEntity } from './nomination.entity';
import { NominationStep } from './nomination-step.type';

/** The fields of which the policy shows no row; an association has no field for the trajectory. */
const withheldSql = (row: string) => {
  const named = (field: string, shown: string) =>
    `case when ${shown} then '[]'::jsonb else '[{"field": "${field}", "reason": "OUTSIDE_YOUR_RELATION"}]'::jsonb end`;
  const trajectory = `${row}.seen_trajectory_id is not null or access.role() = 'HOUSING_ASSOCIATION'`;
  return `(${named('trajectory', trajectory)} || ${named('need', `${row}.need_id is not null`)})`;
};

@MappedType({
  entity: () => NominationEntity,
  slice: 'nomination',
  node: true,
  audit: 'nomination.read',
  description:
    'Voordracht. Of one client for a home, from submission to lease. Its id is its own and leads to no trajectory.',
})
export class Nomination extends Node {
  @Field(() => NominationScheme, { description: 'Regeling. Under which scheme.' })
  scheme!: CodeOf<typeof NominationScheme>;

  @Field(() => HousingMarket, {
    description: 'Woningmarktregio. Where a home is sought; nothing mixes the two.',
  })
  housingMarket!: CodeOf<typeof HousingMarket>;

  @Field(() => NominationState, { description: 'Stand. How far it has come.' })
  state!: CodeOf<typeof NominationState>;

  @Field(() => GraphQLLocalDate, { description: 'Sinds. Day of the last step.' })
  since!: string;

  @Field(() => GraphQLLocalDate, { description: 'Ingediend op. Day on which it was submitted.' })
  submittedOn!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Afgerond op. Day on which nothing more was left to be done; null while something is.',
  })
  closedOn!: string | null;

  @Field(() => Trajectory, {
    nullable: true,
    description:
      'Traject. Of the client, under the pseudonym of your organisation; null and named in `withheld` when it is not yours to see.',
  })
  @Slice('nomination.client')
  trajectory!: Trajectory | null;

  @Field(() => Partner, {
    nullable: true,
    description: 'Zorgaanbieder. Who guides the client now; null when nobody does.',
  })
  @Slice('nomination.care')
  provider!: Partner | null;

  @Field(() => Municipality, {
    nullable: true,
    description: 'Gemeente van herkomst. Null when it lies outside the region or is not known.',
  })
  @Slice('nomination.client')
  origin!: Municipality | null;

  @Field(() => Municipality, {
    nullable: true,
    description:
      'Gemeente van de verordening. The municipality whose ordinance applies, for which it was decided; null before a decision.',
  })
  @Slice('nomination.client')
  decidedFor!: Municipality | null;

  @Field(() => ApplicationReason, {
    nullable: true,
    description: 'Aanvraaggrond. For which reason a home is asked for.',
  })
  @Slice('nomination.care')
  @Expression((row) => `(select r.reason from hub.nomination_reason r where r.nomination_id = ${row}.id)`)
  reason!: CodeOf<typeof ApplicationReason> | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Eerdere aanvraag op. Day of the nearest earlier application of the same client for the same reason; less than three ' +
      'years from this one it is a ground for rejection, also where this one was given an earlier day. Null when there is none.',
  })
  @Slice('nomination.decide')
  @Expression(earlierApplicationSql)
  earlierApplicationOn!: string | null;

  @Field(() => Partner, {
    nullable: true,
    description:
      'Woningcorporatie. The one association that it is reserved for or assigned to, or was when it was withdrawn; null ' +
      'when there is none.',
  })
  association!: Partner | null;

  @Field(() => Dwelling, {
    nullable: true,
    description:
      'Woning. The one dwelling that it is about now; null before an assignment or offer names one.',
  })
  dwelling!: Dwelling | null;

  @Field(() => LeaseKind, {
    nullable: true,
    description: 'Huurcontract. As it is now; null before it is signed.',
  })
  lease!: CodeOf<typeof LeaseKind> | null;

  @Field(() => HousingNeed, {
    nullable: true,
    description:
      'Woonbehoefte. In full; null and named in `withheld` when it is not, or no longer, shown to you.',
  })
  @Slice('candidate.need')
  need!: HousingNeed | null;

  @Field(() => NominationStepKind, {
    nullable: true,
    description: 'Volgende stap. What is to be done next; null when nothing is.',
  })
  nextStep!: CodeOf<typeof NominationStepKind> | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Uiterlijk op. Last day for the next step, see `nominationDeadlines`; null when nothing is to be done.',
  })
  @Expression((row) => `${row}.due_on`)
  due!: string | null;

  @Field({ description: 'Te laat. Whether the next step should have been taken before today.' })
  @Expression((row) => `coalesce(${row}.due_on < current_date, false)`)
  overdue!: boolean;

  @Field({
    description:
      'Versie. Another one after every step, of which nothing can be read; give it with yours, so that nothing happens unseen.',
  })
  @Expression((row) => `${row}.shown_version::text`)
  version!: string;

  @Field(() => [NominationStep], {
    description: 'Stappen. What was done, in order, as far as it is shown to you.',
  })
  @Inverse('nomination', { orderBy: 'ordinal' })
  steps!: NominationStep[];

  @Field({ description: 'Synthetisch. Whether it is made up for demonstration or test.' })
  synthetic!: boolean;

  @Field(() => [Withheld], { description: withheldDescription })
  @Expression(withheldSql)
  withheld!: Withheld[];
}

export const NominationConnection = connectionOf(Nomination, 'Nomination', 'nomination');
