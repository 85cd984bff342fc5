import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { connectionOf } from '../../graphql/connection';
import { MappedType } from '../../graphql/mapped-type';
import { UserError } from '../../graphql/user-error';
import type { Role } from '../../identity/role';
import { Partner, PartnerRole } from '../partner/partner.type';
import { ErasureEntity, RetentionRunEntity } from './erasure.entity';

export const ErasureGround = codes('ErasureGround', 'Grondslag. Legal ground on which something is erased.', {
  INCORRECT: 'onjuist (AVG, artikel 16)',
  NO_LONGER_NEEDED: 'niet meer nodig voor het doel (AVG, artikel 17, eerste lid, onder a)',
  CONSENT_WITHDRAWN: 'toestemming ingetrokken (AVG, artikel 17, eerste lid, onder b)',
  OBJECTION: 'bezwaar (AVG, artikel 17, eerste lid, onder c)',
  UNLAWFUL: 'onrechtmatig verwerkt (AVG, artikel 17, eerste lid, onder d)',
  LEGAL_OBLIGATION: 'wettelijke verplichting (AVG, artikel 17, eerste lid, onder e)',
});

export const ErasedThing = codes('ErasedThing', 'Wat gewist is. What was erased.', {
  CLIENT: 'een cliënt, met alle trajecten',
  EVENT: 'wat een gebeurtenis zei voor zij werd gecorrigeerd',
  TEXT: 'een vrije tekst',
});

export const ErasedText = codes('ErasedText', 'Soort tekst. Which free text is taken away.', {
  CAPACITY_NOTE: 'toelichting bij een capaciteitsmutatie',
  ERROR_REPORT: 'tekst van een foutmelding',
  ERROR_ANSWER: 'antwoord op een foutmelding',
  ACCEPTANCE_NOTE: 'toelichting bij het accepteren van cliënten, in alle uitspraken over een voorziening',
  NOMINATION_MANDATE: 'mandaat van het besluit op een voordracht',
  QUOTA_SOURCE: 'bron van de besluiten over een contingent',
  OPERATOR_CHANGE_REASON: 'reden van wisselingen van aanbieder van een voorziening',
  FACILITY_TARGET_GROUP: 'doelgroep zoals opgegeven bij het registreren van een voorziening',
});

@MappedType({
  entity: () => ErasureEntity,
  slice: 'erasure',
  description: 'Wissing. That something was erased, by whom and on which ground; what it was is gone.',
})
export class Erasure {
  @Field(() => ErasedThing, { description: 'Wat. What was erased.' })
  what!: CodeOf<typeof ErasedThing>;

  @Field(() => ErasureGround, { description: 'Grondslag. On which ground.' })
  ground!: CodeOf<typeof ErasureGround>;

  @Field(() => Int, { description: 'Trajecten. In how many trajectories; 0 for a text.' })
  trajectories!: number;

  @Field(() => Partner, { description: 'Door. Which partner erased it.' })
  decidedBy!: Partner;

  @Field(() => PartnerRole, { description: 'Rol. In which role.' })
  decidedByRole!: Role;

  @Field(() => GraphQLDateTimeISO, { description: 'Gewist op. When.' })
  erasedAt!: Date;
}

export const ErasureConnection = connectionOf(Erasure, 'Erasure', 'erasure');

@Extensions({ slice: 'erasure' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een wissing. Whether it was erased, or what was wrong with the input.',
})
export class ErasurePayload {
  @Field({ description: 'Gewist. Whether it is gone now; false when there are user errors.' })
  erased!: boolean;

  @Field({
    description: 'Al gewist. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyErased!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was erased.' })
  userErrors!: UserError[];
}

@MappedType({
  entity: () => RetentionRunEntity,
  slice: 'retention',
  description:
    'Bewaartermijnronde. One round of retention: it reduces trajectories that were closed long enough ago to what the ' +
    'indicators need. Source: the daily job.',
})
export class RetentionRun {
  @Field(() => GraphQLDateTimeISO, { description: 'Uitgevoerd op. When.' })
  ranAt!: Date;

  @Field(() => Int, { description: 'Bewaartermijn. Days after closing, as configured then.' })
  retentionDays!: number;

  @Field(() => GraphQLLocalDate, {
    description: 'Afgesloten tot en met. Those closed on this day or earlier were reduced.',
  })
  closedUntil!: string;

  @Field(() => Int, { description: 'Trajecten. How many trajectories it reduced.' })
  trajectories!: number;

  @Field(() => Int, {
    description:
      'Cliënten. Of how many of their clients it took away the references too: nothing of them is open any more.',
  })
  clients!: number;
}

export const RetentionRunConnection = connectionOf(RetentionRun, 'RetentionRun', 'retention');
