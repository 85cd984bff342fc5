import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { UserError } from '../../graphql/user-error';
import { Facility } from './facility.type';
import { TargetGroup } from './target-group';

@InputType({
  description: 'Opgave of cliënten worden aangenomen. What you state of one of your own facilities.',
})
export class StateAcceptanceInput {
  @Field(() => ID, {
    description: 'Voorziening. Global id of your facility, from `viewer.partner.facilities`.',
  })
  facility!: string;

  @Field({ description: 'Neemt cliënten aan. False for an admission stop (opnamestop).' })
  accepting!: boolean;

  @Field(() => GraphQLLocalDate, {
    description:
      'Vanaf. First day on which that is so; it may lie ahead, and takes the place of what you stated before.',
  })
  from!: string;

  @Field(() => [TargetGroup], {
    defaultValue: [],
    description: 'Doelgroepen. For whom: one at least when you accept clients, none when you do not.',
  })
  targetGroups!: Array<CodeOf<typeof TargetGroup>>;

  @Field(() => String, {
    nullable: true,
    description: 'Toelichting. For everybody to read, up to 300 characters; nothing that points to a person.',
  })
  note?: string | null;

  @Field({
    description:
      'Kenmerk. Your own reference of this statement, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Extensions({ slice: 'acceptance.state' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een opgave. The facility as everybody sees it now, or what was wrong.',
})
export class StateAcceptancePayload {
  @Field(() => Facility, {
    nullable: true,
    description: 'Voorziening. The facility with what holds now; null when it is not yours.',
  })
  facility!: Facility | null;

  @Field({
    description:
      'Al opgegeven. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyStated!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}
