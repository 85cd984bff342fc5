import { Extensions, Field, ObjectType } from 'type-graphql';
import { Read } from '../../graphql/read';
import { UserError } from '../../graphql/user-error';
import type { KnownTrajectory } from '../trajectory/trajectory.repository';
import { Trajectory } from '../trajectory/trajectory.type';
import type { MatchOutcome } from './record-match';

@Extensions({ slice: 'trajectory.link' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een vergelijking. The trajectory, or what was wrong with the input.',
})
export class MatchPayload {
  @Field(() => Trajectory, {
    nullable: true,
    description: 'Traject. The trajectory that was named first; null when it is not there for you.',
  })
  trajectory!: Trajectory | null;

  @Field({
    description:
      'Al vastgelegd. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyRecorded!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}

export const matchPayload = (
  trajectory: KnownTrajectory | null,
  { alreadyRecorded, errors }: MatchOutcome,
): MatchPayload => ({
  trajectory: trajectory && Read.one(Trajectory, trajectory.pseudonym),
  ...{ alreadyRecorded, userErrors: errors },
});

export const refusedMatch = (trajectory: KnownTrajectory | null, ...errors: UserError[]): MatchPayload =>
  matchPayload(trajectory, { alreadyRecorded: false, errors });
