import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../graphql/user-error';
import { Trajectory } from './trajectory.type';

@InputType({ description: "Afscherming. Which client is of women's shelter." })
export class ShieldClientInput {
  @Field(() => ID, { description: 'Traject. Global id of the trajectory.' })
  trajectory!: string;

  @Field({
    description:
      'Kenmerk. Your own reference of this, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Extensions({ slice: 'trajectory.shield' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een afscherming. The trajectory after it, or what was wrong.',
})
export class ShieldClientPayload {
  @Field(() => Trajectory, {
    nullable: true,
    description: 'Traject. As it is now; null when there is none that you see.',
  })
  trajectory!: Trajectory | null;

  @Field({
    description: 'Al gemeld. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyReported!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}
