import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { connectionOf } from '../../graphql/connection';
import { MappedType } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { Withheld, withheldDescription } from '../../graphql/withheld';
import { HousingMarket } from '../municipality/municipality.type';
import { CandidateEntity, CandidateListEntity } from './candidate.entity';

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
    'Lijst van uitstromers. The published list of one housing market, made anew every week and the same for everybody.',
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

  @Field(() => KindOfDwelling, {
    nullable: true,
    description: 'Soort woning. Kind of home that is sought; null when withheld.',
  })
  kindOfDwelling!: CodeOf<typeof KindOfDwelling> | null;

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
