import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { UserError } from '../../graphql/user-error';
import { Facility } from '../facility/facility.type';
import { CountingWay } from './capacity.codes';

@InputType({ description: 'Wijze van tellen. How the occupancy of a facility is counted from a day on.' })
export class SetCountingWayInput {
  @Field(() => ID, { description: 'Voorziening. Global id of the facility.' })
  facility!: string;

  @Field(() => CountingWay, { description: 'Wijze van tellen. By counts, or by the stays of its clients.' })
  way!: CodeOf<typeof CountingWay>;

  @Field(() => GraphQLLocalDate, {
    description: 'Vanaf. First day on which it is counted so: today or later, within a year.',
  })
  from!: string;

  @Field({
    description:
      'Kenmerk. Your own reference of this decision, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Extensions({ slice: 'capacity.way' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Resultaat van een besluit over de wijze van tellen. The facility after it, or what was wrong with the input.',
})
export class SetCountingWayPayload {
  @Field(() => Facility, {
    nullable: true,
    description: 'Voorziening. As it is now; null when it is not yours to decide on.',
  })
  facility!: Facility | null;

  @Field({
    description:
      'Al vastgelegd. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyRecorded!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}
