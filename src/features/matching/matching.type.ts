import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { connectionOf } from '../../graphql/connection';
import { MappedType } from '../../graphql/mapped-type';
import type { Role } from '../../identity/role';
import { Partner, PartnerRole } from '../partner/partner.type';
import { Trajectory } from '../trajectory/trajectory.type';
import { MatchKind, MatchReason } from './matching.codes';
import { SeenMatchEntity, SeenUnmatchedEntity } from './matching.entity';

@MappedType({
  entity: () => SeenUnmatchedEntity,
  slice: 'trajectory.match',
  description:
    'Nog te vergelijken traject. Registered under a reference that its partner had not used before, and nobody looked yet ' +
    'whether the client was in the chain already. Without names the hub cannot know: people who guide the client do.',
})
export class TrajectoryToMatch {
  @Field(() => Trajectory, { description: 'Traject. The trajectory.' })
  trajectory!: Trajectory;

  @Field(() => Partner, { description: 'Aangemeld door. Who registered it, or undid its link.' })
  registeredBy!: Partner;

  @Field(() => GraphQLDateTimeISO, { description: 'Sinds. Moment from which it waits.' })
  since!: Date;
}

export const TrajectoryToMatchConnection = connectionOf(
  TrajectoryToMatch,
  'TrajectoryToMatch',
  'trajectory.match',
);

@MappedType({
  entity: () => SeenMatchEntity,
  slice: 'trajectory.match',
  description:
    'Vergelijking. One line of the append-only record of who was found to be whom: by whom, when and why.',
})
export class ClientMatch {
  @Field(() => ID, {
    description:
      'Kenmerk. Key of this line for your organisation alone; another partner knows it by another one.',
  })
  id!: string;

  @Field(() => MatchKind, { description: 'Uitkomst. What was found.' })
  kind!: CodeOf<typeof MatchKind>;

  @Field(() => Trajectory, { description: 'Traject. The trajectory, of the client that stayed.' })
  trajectory!: Trajectory;

  @Field(() => Trajectory, {
    nullable: true,
    description: 'Ander traject. The one that was linked to it; null for a new client.',
  })
  other!: Trajectory | null;

  @Field(() => MatchReason, { nullable: true, description: 'Reden. Why; null for a new client.' })
  reason!: CodeOf<typeof MatchReason> | null;

  @Field(() => Partner, { description: 'Door. Which partner found it.' })
  actor!: Partner;

  @Field(() => PartnerRole, { description: 'Rol. In which role.' })
  actorRole!: Role;

  @Field(() => GraphQLDateTimeISO, { description: 'Vastgelegd op. When it was recorded.' })
  recordedAt!: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'Maakt ongedaan. Key of the link that this line undid; null for every other kind.',
  })
  undoes!: string | null;

  @Field({ description: 'Ongedaan gemaakt. Whether a later line undid this link.' })
  undone!: boolean;
}

export const ClientMatchConnection = connectionOf(ClientMatch, 'ClientMatch', 'trajectory.match');
