import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../graphql/user-error';
import { Facility } from '../facility/facility.type';

@InputType({ description: 'Wisseling van aanbieder. Who runs a facility from a day on.' })
export class ChangeOperatorInput {
  @Field(() => ID, { description: 'Voorziening. Global id of the facility, from `facilities`.' })
  facility!: string;

  @Field({ description: 'Aanbieder. Who runs it from then on: a care provider, by its name in kebab case.' })
  operator!: string;

  @Field(() => GraphQLLocalDate, {
    description: 'Ingangsdatum. First day of the new operator: today, or up to five years ahead.',
  })
  effectiveOn!: string;

  @Field({ description: 'Reden. Why it changes, up to 500 characters; for the central municipality only.' })
  reason!: string;

  @Field({
    description:
      'Kenmerk. Your own reference of this change, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Extensions({ slice: 'facility.manage' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een wisseling. The facility with its operators, or what was wrong.',
})
export class ChangeOperatorPayload {
  @Field(() => Facility, {
    nullable: true,
    description: 'Voorziening. As it stands now; null when there is no such facility.',
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
