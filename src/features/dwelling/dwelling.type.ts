import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { connectionOf } from '../../graphql/connection';
import { MappedType } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { KindOfDwelling } from '../candidate/candidate.type';
import { Municipality } from '../municipality/municipality.type';
import { Partner } from '../partner/partner.type';
import { RentBand } from '../candidate/housing-need.codes';
import { DwellingAccessibility, DwellingState } from './dwelling.codes';
import { DwellingEntity } from './dwelling.entity';

@MappedType({
  entity: () => DwellingEntity,
  slice: 'dwelling',
  node: true,
  description:
    'Woning. A home that a housing association announces for people who move on; it has no address in the hub.',
})
export class Dwelling extends Node {
  @Field(() => Partner, { description: 'Woningcorporatie. Who lets it.' })
  association!: Partner;

  @Field(() => Municipality, { description: 'Gemeente. Where it stands.' })
  municipality!: Municipality;

  @Field(() => KindOfDwelling, { description: 'Soort woning. What kind of home it is.' })
  kind!: CodeOf<typeof KindOfDwelling>;

  @Field(() => Int, { description: 'Kamers. Rooms, living room included.' })
  rooms!: number;

  @Field(() => RentBand, { description: 'Huurklasse. Up to which limit its rent goes.' })
  rentBand!: CodeOf<typeof RentBand>;

  @Field(() => DwellingAccessibility, { description: 'Toegankelijkheid. Who can get in and about.' })
  accessibility!: CodeOf<typeof DwellingAccessibility>;

  @Field(() => GraphQLLocalDate, { description: 'Beschikbaar vanaf. First day on which it can be let.' })
  availableFrom!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Aangekondigd op. Moment at which the hub learned of it.' })
  announcedAt!: Date;

  @Field(() => DwellingState, {
    description: 'Stand. Whether it is to be had, stands in a nomination, or is let or withdrawn.',
  })
  state!: CodeOf<typeof DwellingState>;

  @Field({ description: 'Synthetisch. Whether it is made up for demonstration or test.' })
  synthetic!: boolean;
}

export const DwellingConnection = connectionOf(Dwelling, 'Dwelling', 'dwelling');
