import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { UserError } from '../../graphql/user-error';
import { KindOfDwelling } from '../candidate/candidate.type';
import {
  Accessibility,
  ExclusionReason,
  HouseholdSize,
  NominationScheme,
  RentBand,
} from '../candidate/housing-need.codes';
import { HousingNeed } from '../candidate/housing-need.type';
import { HousingMarket } from '../municipality/municipality.type';

@InputType({ description: 'Uitgesloten gemeente. A municipality where the client cannot live, and why.' })
export class ExcludedAreaInput {
  @Field(() => CbsMunicipalityCode, { description: 'Gemeente. Which municipality of the housing market.' })
  municipality!: string;

  @Field(() => ExclusionReason, {
    nullable: true,
    description: 'Reden van uitsluiting. Why the client cannot live there; left out when it is not known.',
  })
  reason?: CodeOf<typeof ExclusionReason> | null;
}

@InputType({
  description:
    'Woonbehoefte van een cliënt. The whole need as it is now: what is left out counts as not known, also where it was known before.',
})
export class RecordHousingNeedInput {
  @Field(() => ID, {
    description: 'Traject. Global id of the trajectory of your client, from `trajectories`.',
  })
  trajectory!: string;

  @Field(() => HousingMarket, { description: 'Woningmarktregio. Where a home is sought.' })
  housingMarket!: CodeOf<typeof HousingMarket>;

  @Field({
    description:
      'Verwachte periode. When a home will be needed: a quarter such as 2027-Q2, or a half-year such as 2027-H1; it ends today ' +
      'or later, and begins within five years.',
  })
  expectedPeriod!: string;

  @Field(() => KindOfDwelling, { description: 'Soort woning. Kind of home that is needed.' })
  kindOfDwelling!: CodeOf<typeof KindOfDwelling>;

  @Field(() => Int, {
    nullable: true,
    description: 'Minimum aantal kamers. Rooms that are needed at least, living room included, 1 to 9.',
  })
  minRooms?: number | null;

  @Field(() => HouseholdSize, {
    nullable: true,
    description: 'Grootte van het huishouden. Persons who will live there, in a band.',
  })
  householdSize?: CodeOf<typeof HouseholdSize> | null;

  @Field(() => Accessibility, {
    nullable: true,
    description: 'Toegankelijkheid. How accessible the home must be at least.',
  })
  accessibility?: CodeOf<typeof Accessibility> | null;

  @Field(() => RentBand, {
    nullable: true,
    description: 'Huurklasse. Highest rent that can be paid, as a band.',
  })
  rentBand?: CodeOf<typeof RentBand> | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Begeleiding geregeld. Whether guidance in the home is arranged.',
  })
  guidanceArranged?: boolean | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Begeleiding tot. Day until which guidance is arranged; left out when none is, or when no end is set.',
  })
  guidanceUntil?: string | null;

  @Field(() => NominationScheme, {
    nullable: true,
    description: 'Regeling. Scheme under which the home is to be found; left out when not decided.',
  })
  scheme?: CodeOf<typeof NominationScheme> | null;

  @Field(() => [CbsMunicipalityCode], {
    defaultValue: [],
    description:
      'Gemeenten van voorkeur. Where in the housing market; empty when anywhere will do but where it cannot be.',
  })
  preferred!: string[];

  @Field(() => [ExcludedAreaInput], {
    defaultValue: [],
    description: 'Uitgesloten gemeenten. Where in the housing market the client cannot live.',
  })
  excluded!: ExcludedAreaInput[];

  @Field({
    description:
      'Kenmerk. Your own reference of this report, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Versie. `version` of the need that you saw: when it has changed since, nothing is recorded and you get the new one.',
  })
  seenVersion?: string | null;
}

@Extensions({ slice: 'candidate.record' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Resultaat van het vastleggen van een woonbehoefte. The need as it is now, or what was wrong with the input.',
})
export class RecordHousingNeedPayload {
  @Field(() => HousingNeed, {
    nullable: true,
    description:
      'Woonbehoefte. As it is now, also when nothing was recorded; null when there is none yet, or the client is not yours.',
  })
  housingNeed!: HousingNeed | null;

  @Field({
    description:
      'Al vastgelegd. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyRecorded!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}
