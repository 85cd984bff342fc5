import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { connectionOf } from '../../graphql/connection';
import { MappedType } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { Withheld, withheldDescription } from '../../graphql/withheld';
import { HousingMarket, Municipality } from '../municipality/municipality.type';
import { CandidateEntity, CandidateListEntity } from './candidate.entity';
import { Accessibility, RoomsClass } from './housing-need.codes';

export const KindOfDwelling = codes('KindOfDwelling', 'Soort woning. What kind of home is sought.', {
  INDEPENDENT_DWELLING: 'zelfstandige woning',
  TRANSITIONAL_HOUSING: 'tussenvoorziening',
  CLUSTERED_DWELLING: 'geclusterde woning',
});

@MappedType({
  entity: () => CandidateListEntity,
  slice: 'candidate.published',
  node: true,
  description:
    'Lijst van uitstromers. The published list of one housing market, made every week and the same for everybody. From one ' +
    'week to the next each combination of values keeps its number of records or changes by at least five, so that nobody is ' +
    'seen to come or go: who comes is first listed without values, and up to four records of a combination may stand for ' +
    'people who have left.',
})
export class CandidateList extends Node {
  @Field(() => HousingMarket, {
    description: 'Woningmarktregio. Where homes are sought; nothing mixes the two.',
  })
  housingMarket!: CodeOf<typeof HousingMarket>;

  @Field(() => GraphQLLocalDate, { description: 'Week. Monday of the week to which the list belongs.' })
  week!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Gepubliceerd op. Moment of publication.' })
  publishedAt!: Date;

  @Field({ description: 'Onder de vijf. Whether there are fewer than five candidates: then none is shown.' })
  underFive!: boolean;

  @Field({ description: 'Synthetisch. Whether the list rests on made-up clients.' })
  synthetic!: boolean;
}

@MappedType({
  entity: () => CandidateEntity,
  slice: 'candidate.published',
  node: true,
  audit: 'candidate.read',
  description:
    'Uitstromer, gepubliceerd. One person ready to move on, as the list shows it to you: every combination of values stands in ' +
    'the list at least five times. Its id is a handle for your organisation and this list.',
})
export class MoveOnCandidate extends Node {
  @Field(() => CandidateList, { description: 'Lijst. The list it stands on.' })
  list!: CandidateList;

  @Field(() => HousingMarket, { description: 'Woningmarktregio. Where a home is sought.' })
  housingMarket!: CodeOf<typeof HousingMarket>;

  @Field(() => Municipality, {
    nullable: true,
    description:
      'Gemeente waar een woning wordt gezocht. Null when withheld, and when any municipality of the housing market will do.',
  })
  municipality!: Municipality | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Jaar. Year in which a home is expected to be needed; null when withheld.',
  })
  year!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Half jaar. Half-year in which a home is expected to be needed, such as 2027-H1; null when withheld.',
  })
  halfYear!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Kwartaal. Quarter in which a home is expected to be needed, such as 2027-Q2; null when withheld or not known.',
  })
  quarter!: string | null;

  @Field(() => KindOfDwelling, {
    nullable: true,
    description: 'Soort woning. Kind of home that is sought; null when withheld.',
  })
  kindOfDwelling!: CodeOf<typeof KindOfDwelling> | null;

  @Field(() => RoomsClass, {
    nullable: true,
    description: 'Klasse van kamers. Rooms needed at least, in classes; null when withheld or not known.',
  })
  roomsClass!: CodeOf<typeof RoomsClass> | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Kamers. Number of rooms needed at least; null when withheld or not known.',
  })
  rooms!: number | null;

  @Field(() => Accessibility, {
    nullable: true,
    description:
      'Toegankelijkheid. How accessible the home must be at least; null when withheld or not known.',
  })
  accessibility!: CodeOf<typeof Accessibility> | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Begeleiding geregeld. Whether guidance in the home is arranged; null when withheld or not known.',
  })
  guidanceArranged!: boolean | null;

  @Field({ description: 'Synthetisch. Whether it is a made-up client.' })
  synthetic!: boolean;

  @Field(() => [Withheld], { description: withheldDescription })
  withheld!: Withheld[];
}

export const MoveOnCandidateConnection = connectionOf(
  MoveOnCandidate,
  'MoveOnCandidate',
  'candidate.published',
);
