import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { UserError } from '../../graphql/user-error';
import { Trajectory } from './trajectory.type';

export const HandOverRole = codes(
  'HandOverRole',
  'Rol bij een overdracht. In which role the next partner gets a client.',
  {
    CARE_PROVIDER: 'zorgaanbieder: begeleidt de cliënt voortaan',
    ACCESS_POINT: 'toegang: ziet de cliënt tot het besluit over toegang, en na terugval',
    PUBLIC_HEALTH: 'GGD: ziet de cliënt van toegang tot en met triage',
    COMMUNITY_TEAM: 'sociaal wijkteam: ziet de cliënt bij aanmelding, vanaf huisvesting, en na terugval',
  },
);

@InputType({ description: 'Overdracht. To whom a client is handed.' })
export class HandOverInput {
  @Field(() => ID, { description: 'Traject. Global id of the trajectory.' })
  trajectory!: string;

  @Field(() => ID, { description: 'Ketenpartner. Global id of the partner that gets the client.' })
  partner!: string;

  @Field(() => HandOverRole, { description: 'Rol. In which role it gets the client.' })
  role!: CodeOf<typeof HandOverRole>;

  @Field(() => GraphQLLocalDate, {
    description:
      'Overgedragen op. Day of the hand-over, from the day of the registration; tomorrow at the latest.',
  })
  happenedOn!: string;

  @Field({
    description:
      'Kenmerk. Your own reference of this hand-over, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@InputType({
  description:
    'Overdracht bij een besluit. To whom the decision on access opens the trajectory, on the day of the decision.',
})
export class HandToInput {
  @Field(() => ID, { description: 'Ketenpartner. Global id of the partner that gets the client.' })
  partner!: string;

  @Field(() => HandOverRole, { description: 'Rol. In which role it gets the client.' })
  role!: CodeOf<typeof HandOverRole>;
}

@Extensions({ slice: 'trajectory.handOver' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een overdracht. The trajectory after it, or what was wrong.',
})
export class HandOverPayload {
  @Field(() => Trajectory, {
    nullable: true,
    description:
      'Traject. As you see it after this; null when you see it no more, as a provider that handed its client over.',
  })
  trajectory!: Trajectory | null;

  @Field({
    description: 'Al gemeld. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyReported!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}
