import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { connectionOf } from '../../graphql/connection';
import { Expression, Inverse, MappedType } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { Slice } from '../../graphql/slice';
import { HousingMarket, Municipality } from '../municipality/municipality.type';
import { KindOfDwelling } from './candidate.type';
import {
  Accessibility,
  AreaWish,
  ExclusionReason,
  HouseholdSize,
  NominationScheme,
  RentBand,
} from './housing-need.codes';
import { HousingAreaEntity, HousingNeedEntity } from './housing-need.entity';

@MappedType({
  entity: () => HousingAreaEntity,
  slice: 'candidate.need',
  description:
    'Gemeente van voorkeur of uitsluiting. A municipality where a client would like to live, or cannot live. Source: the provider.',
})
export class HousingArea {
  @Field(() => Municipality, { description: 'Gemeente. Which municipality; it lies in the housing market.' })
  municipality!: Municipality;

  @Field(() => AreaWish, { description: 'Voorkeur of uitsluiting. What it is to the client.' })
  wish!: CodeOf<typeof AreaWish>;

  @Field(() => ExclusionReason, {
    nullable: true,
    description:
      'Reden van uitsluiting. Why the client cannot live there; null for a preference, and when it is not known.',
  })
  @Slice('candidate.exclusion')
  @Expression((row) => `(select e.reason from hub.housing_exclusion e where e.area_id = ${row}.id)`)
  exclusionReason!: CodeOf<typeof ExclusionReason> | null;
}

@MappedType({
  entity: () => HousingNeedEntity,
  slice: 'candidate.need',
  node: true,
  audit: 'candidate.need.read',
  description:
    'Woonbehoefte van een uitstromer. The whole housing need of one person ready to move on, for those who know the person. ' +
    'Every read leaves a line in the audit trail. Source: the provider or the case coordinator.',
})
export class HousingNeed extends Node {
  @Field(() => HousingMarket, { description: 'Woningmarktregio. Where a home is sought.' })
  housingMarket!: CodeOf<typeof HousingMarket>;

  @Field(() => [HousingArea], {
    description:
      'Gemeenten van voorkeur en uitsluiting. Where in it: anywhere but in what is excluded when nothing is preferred.',
  })
  @Inverse('need', { orderBy: 'municipality.id' })
  areas!: HousingArea[];

  @Field(() => String, {
    description: 'Verwacht half jaar. Half-year in which a home will be needed, such as 2027-H1.',
  })
  expectedHalfYear!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Verwacht kwartaal. Quarter of that half-year, such as 2027-Q2; null when not known yet.',
  })
  expectedQuarter!: string | null;

  @Field(() => KindOfDwelling, { description: 'Soort woning. Kind of home that is needed.' })
  kindOfDwelling!: CodeOf<typeof KindOfDwelling>;

  @Field(() => Int, {
    nullable: true,
    description: 'Minimum aantal kamers. Rooms that are needed at least; null when not known.',
  })
  minRooms!: number | null;

  @Field(() => HouseholdSize, {
    nullable: true,
    description: 'Grootte van het huishouden. Persons who will live there; null when not known.',
  })
  householdSize!: CodeOf<typeof HouseholdSize> | null;

  @Field(() => Accessibility, {
    nullable: true,
    description: 'Toegankelijkheid. How accessible the home must be at least; null when not known.',
  })
  accessibility!: CodeOf<typeof Accessibility> | null;

  @Field(() => RentBand, {
    nullable: true,
    description: 'Huurklasse. Highest rent that can be paid, as a band; null when not known.',
  })
  rentBand!: CodeOf<typeof RentBand> | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Begeleiding geregeld. Whether guidance in the home is arranged; null when not known.',
  })
  guidanceArranged!: boolean | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Begeleiding tot. Day until which guidance is arranged; null when none is, or when no end is set.',
  })
  guidanceUntil!: string | null;

  @Field(() => NominationScheme, {
    nullable: true,
    description: 'Regeling. Scheme under which the home is to be found; null when not decided.',
  })
  scheme!: CodeOf<typeof NominationScheme> | null;

  @Field({
    description: 'Versie. Another one whenever the need is recorded; it says nothing of how often that was.',
  })
  @Expression((row) => `${row}.shown_version::text`)
  version!: string;

  @Field({ description: 'Synthetisch. Whether it is a made-up client.' })
  synthetic!: boolean;
}

export const HousingNeedConnection = connectionOf(HousingNeed, 'HousingNeed', 'candidate.need');
