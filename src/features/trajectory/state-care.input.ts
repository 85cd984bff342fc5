import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { UserError } from '../../graphql/user-error';
import { TargetGroup } from '../facility/target-group';
import { AgeBand, HomelessnessCause, SupportNeed } from './trajectory.codes';
import { Trajectory } from './trajectory.type';

@InputType({
  description: 'Zorgdetail. What is known of a client now: it takes the place of all that was stated before.',
})
export class StateCareInput {
  @Field(() => ID, { description: 'Traject. Global id of the trajectory.' })
  trajectory!: string;

  @Field(() => [HomelessnessCause], {
    description: 'Aanleidingen. Why the client has no home; several can hold, none when not known.',
  })
  causes!: Array<CodeOf<typeof HomelessnessCause>>;

  @Field(() => TargetGroup, { nullable: true, description: 'Doelgroep. Left out when not known.' })
  targetGroup?: CodeOf<typeof TargetGroup> | null;

  @Field(() => AgeBand, { nullable: true, description: 'Leeftijdsgroep. Left out when not known.' })
  ageBand?: CodeOf<typeof AgeBand> | null;

  @Field(() => SupportNeed, {
    nullable: true,
    description: 'Ondersteuningsbehoefte. What support the client needs; left out when not known.',
  })
  supportNeed?: CodeOf<typeof SupportNeed> | null;

  @Field({
    description:
      'Kenmerk. Your own reference of this statement, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Extensions({ slice: 'trajectory.stateCare' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van het vastleggen van zorgdetail. The trajectory after it, or what was wrong.',
})
export class StateCarePayload {
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
