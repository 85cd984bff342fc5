import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../graphql/user-error';
import { Trajectory } from './trajectory.type';

@InputType({ description: 'Binding van een kenmerk. Under which reference you know a client.' })
export class BindReferenceInput {
  @Field(() => ID, { description: 'Traject. Global id of a trajectory of the client.' })
  trajectory!: string;

  @Field({
    description:
      'Cliëntkenmerk. Your own reference of the client, up to 100 characters, no citizen service number. The hub keeps only a ' +
      'keyed hash of it.',
  })
  clientReference!: string;
}

@Extensions({ slice: 'trajectory.reference' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een binding. The trajectory, or what was wrong with the input.',
})
export class BindReferencePayload {
  @Field(() => Trajectory, {
    nullable: true,
    description: 'Traject. The trajectory; null when it is not there for you.',
  })
  trajectory!: Trajectory | null;

  @Field({
    description: 'Al gebonden. Whether you called this client so already, so that nothing changed now.',
  })
  alreadyBound!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was bound.' })
  userErrors!: UserError[];
}
