import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { Slice } from '../../graphql/slice';
import { UserError } from '../../graphql/user-error';
import { HandToInput } from './hand-over.input';
import { Destination, TrajectoryEventKind } from './trajectory.codes';
import { Trajectory } from './trajectory.type';

@InputType({ description: 'Melding van een gebeurtenis. Something that happened in a trajectory.' })
export class ReportTrajectoryEventInput {
  @Field(() => ID, { description: 'Traject. Global id of the trajectory.' })
  trajectory!: string;

  @Field(() => TrajectoryEventKind, {
    description:
      'Soort. What happened; each role reports its own kinds, and corrections of what it or a partner that it succeeded reported. ' +
      'The central municipality and the case coordinator correct what anybody did.',
  })
  kind!: CodeOf<typeof TrajectoryEventKind>;

  @Field(() => GraphQLLocalDate, {
    description: 'Gebeurd op. Day on which it happened; tomorrow at the latest.',
  })
  happenedOn!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Voorziening. Global id of your own facility where a stay began or ended, or where the client was seen during one; of any in a ' +
      'correction by the central municipality or the case coordinator.',
  })
  facility?: string | null;

  @Field(() => Destination, {
    nullable: true,
    description:
      'Vervolgplek. To where access is proposed or granted, or where the client went after a stay.',
  })
  destination?: CodeOf<typeof Destination> | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Corrigeert. Key of the event whose place a CORRECTION takes. It says date and destination anew; a facility that is left out stays.',
  })
  corrects?: string | null;

  @Field({ nullable: true, description: 'Intrekken. With a CORRECTION: takes the event away.' })
  withdraw?: boolean;

  @Field(() => HandToInput, {
    nullable: true,
    description:
      'Overdragen aan. With ACCESS_GRANTED: opens the trajectory to the next partner, as handOver does, under the same reference. ' +
      'Both are recorded or neither is.',
  })
  @Slice('trajectory.handOver')
  handTo?: HandToInput | null;

  @Field({
    description:
      'Kenmerk. Your own reference of this report, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Extensions({ slice: 'trajectory.report' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een melding. The trajectory after the event, or what was wrong with the input.',
})
export class ReportTrajectoryEventPayload {
  @Field(() => Trajectory, {
    nullable: true,
    description: 'Traject. As it is after this; null when it is not there for you, or no longer.',
  })
  trajectory!: Trajectory | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Gebeurtenis. Key of the recorded event; null when there are user errors.',
  })
  event!: string | null;

  @Field({
    description: 'Al gemeld. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyReported!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}
