import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { UserError } from '../../graphql/user-error';
import { Route } from './trajectory.codes';
import { Trajectory } from './trajectory.type';

@InputType({
  description:
    'Correctie van een aanmelding. What it should have said, whole; its date is put right by a CORRECTION of its event.',
})
export class CorrectRegistrationInput {
  @Field(() => ID, { description: 'Traject. Global id of the trajectory.' })
  trajectory!: string;

  @Field(() => Route, {
    description:
      'Route. By which way the client came; as it was, where that was right. No event of the trajectory may contradict it.',
  })
  route!: CodeOf<typeof Route>;

  @Field(() => CbsMunicipalityCode, {
    nullable: true,
    description: 'Gemeente van herkomst. Left out when it is outside the region or not known.',
  })
  municipalityOfOrigin?: string | null;

  @Field({
    description:
      'Kenmerk. Your own reference of this correction, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Extensions({ slice: 'trajectory.correct' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van de correctie van een aanmelding. The trajectory after it, or what was wrong.',
})
export class CorrectRegistrationPayload {
  @Field(() => Trajectory, {
    nullable: true,
    description:
      'Traject. As it is now; null when it is not there for you, or no longer, as for a municipality that it is not from.',
  })
  trajectory!: Trajectory | null;

  @Field({
    description: 'Al gemeld. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyReported!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}
