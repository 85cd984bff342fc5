import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, InputType, ObjectType } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { UserError } from '../../graphql/user-error';
import { Route } from './trajectory.codes';
import { Trajectory } from './trajectory.type';

@InputType({ description: 'Aanmelding. A client who comes into the chain; no name, birth date or address.' })
export class RegisterTrajectoryInput {
  @Field({
    description:
      'Cliëntkenmerk. Your own reference of the client, up to 100 characters, no citizen service number. The hub keeps only a ' +
      'keyed hash of it; the same reference again is the same client.',
  })
  clientReference!: string;

  @Field(() => Route, {
    description:
      'Route. Shelter is registered by access point and community team, the others by provider and municipality.',
  })
  route!: CodeOf<typeof Route>;

  @Field(() => CbsMunicipalityCode, {
    nullable: true,
    description: 'Gemeente van herkomst. Left out when it is outside the region or not known.',
  })
  municipalityOfOrigin?: string | null;

  @Field(() => GraphQLLocalDate, {
    description: 'Aangemeld op. Day of the registration; tomorrow at the latest.',
  })
  happenedOn!: string;

  @Field({
    nullable: true,
    description:
      "Afgeschermd. For the provider and those in charge only, as every client of women's shelter is; a provider sets it.",
  })
  shielded?: boolean;

  @Field({
    description:
      'Kenmerk. Your own reference of this registration, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Extensions({ slice: 'trajectory.register' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een aanmelding. The trajectory under your own pseudonym, or what was wrong.',
})
export class RegisterTrajectoryPayload {
  @Field(() => Trajectory, {
    nullable: true,
    description: 'Traject. The trajectory; null when there are user errors.',
  })
  trajectory!: Trajectory | null;

  @Field({
    description:
      'Al aangemeld. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyReported!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}
