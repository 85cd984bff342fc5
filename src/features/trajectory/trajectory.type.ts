import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { connectionOf } from '../../graphql/connection';
import { Expression, Inverse, MappedType } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { Slice } from '../../graphql/slice';
import { Withheld, withheldDescription } from '../../graphql/withheld';
import type { Role } from '../../identity/role';
import { Facility } from '../facility/facility.type';
import { TargetGroup } from '../facility/target-group';
import { Municipality } from '../municipality/municipality.type';
import { Partner, PartnerRole } from '../partner/partner.type';
import {
  AgeBand,
  Destination,
  HomelessnessCause,
  NormKind,
  NormStatus,
  Phase,
  Route,
  SupportNeed,
  TrajectoryEventKind,
} from './trajectory.codes';
import {
  SeenCareEntity,
  SeenCurrentStayEntity,
  SeenNormEntity,
  SeenStayEntity,
  SeenTrajectoryEntity,
  SeenTrajectoryEventEntity,
} from './trajectory.entity';

const stayId =
  'Kenmerk. Key of the stay for your organisation alone; another partner knows it by another one.';

@MappedType({
  entity: () => SeenStayEntity,
  instead: { MUNICIPALITY: 'hub.inhabitants_stay' },
  slice: 'trajectory',
  description:
    'Verblijf. A stay of a client in a facility, from the day of coming up to but not including the day of leaving. ' +
    'Source: the events of the trajectory.',
})
export class Stay {
  @Field(() => ID, { description: stayId })
  id!: string;

  @Field(() => Facility, { description: 'Voorziening. Where the client stays.' })
  @Slice('trajectory.care')
  facility!: Facility;

  @Field(() => GraphQLLocalDate, { description: 'Begonnen op. First night.' })
  startedOn!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Beëindigd op. Day of leaving, which is not a night; null while it lasts.',
  })
  endedOn!: string | null;

  @Field({ description: 'Synthetisch. Whether it is of a made-up client.' })
  synthetic!: boolean;
}

@MappedType({
  entity: () => SeenCurrentStayEntity,
  instead: { MUNICIPALITY: 'hub.inhabitants_current_stay' },
  slice: 'trajectory',
  description: 'Huidig verblijf. A stay that lasts today.',
})
export class CurrentStay {
  @Field(() => ID, { description: stayId })
  id!: string;

  @Field(() => Facility, { description: 'Voorziening. Where the client stays.' })
  @Slice('trajectory.care')
  facility!: Facility;

  @Field(() => GraphQLLocalDate, { description: 'Begonnen op. First night.' })
  startedOn!: string;

  @Field(() => Int, { description: 'Nachten. Nights so far.' })
  @Expression((row) => `current_date - ${row}.started_on`)
  nights!: number;
}

@MappedType({
  entity: () => SeenTrajectoryEventEntity,
  instead: { MUNICIPALITY: 'hub.inhabitants_trajectory_event' },
  slice: 'trajectory',
  description:
    'Gebeurtenis in een traject. One line of the append-only list of what happened; nothing is overwritten or deleted, but for ' +
    'what is erased on request.',
})
export class TrajectoryEvent {
  @Field(() => ID, {
    description:
      'Kenmerk. Key of the event for your organisation alone; another partner knows it by another one.',
  })
  id!: string;

  @Field(() => TrajectoryEventKind, {
    description:
      'Soort. What happened; ERASED where the content was taken away: the date then is the first day of the quarter.',
  })
  kind!: CodeOf<typeof TrajectoryEventKind>;

  @Field(() => GraphQLLocalDate, { description: 'Gebeurd op. Day on which it happened.' })
  happenedOn!: string;

  @Field(() => GraphQLDateTimeISO, {
    description: 'Bekend sinds. Moment at which the hub learned of it.',
  })
  knownAt!: Date;

  @Field(() => Facility, {
    nullable: true,
    description:
      'Voorziening. Where a stay began or ended, or the client was seen; null for every other kind.',
  })
  @Slice('trajectory.care')
  facility!: Facility | null;

  @Field(() => Destination, {
    nullable: true,
    description:
      'Vervolgplek. To where access was proposed or granted, or where the client went; null when not given.',
  })
  @Slice('trajectory.care')
  destination!: CodeOf<typeof Destination> | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Corrigeert. Key of the event in whose place a correction stands; null for every other kind.',
  })
  corrects!: string | null;

  @Field({ description: 'Ingetrokken. Whether this correction takes the event away that it corrects.' })
  withdrawn!: boolean;

  @Field(() => Partner, { description: 'Melder. Who reported it.' })
  @Slice('trajectory.care')
  actor!: Partner;

  @Field(() => PartnerRole, { description: 'Rol van de melder. In which role it was reported.' })
  actorRole!: Role;

  @Field(() => String, {
    nullable: true,
    description: 'Eigen kenmerk. Your own reference of it; null when another partner reported it.',
  })
  reference!: string | null;

  @Field({ description: 'Synthetisch. Whether it is of a made-up client.' })
  synthetic!: boolean;
}

const reached = (row: string): string => `coalesce(${row}.done_on, current_date)`;

@MappedType({
  entity: () => SeenNormEntity,
  slice: 'trajectory',
  description:
    'Norm van de opvangroute. A norm as it stands today, for one period of shelter: stays with gaps of up to 14 days. ' +
    'Source: the events of the trajectory.',
})
export class TrajectoryNorm {
  @Field(() => NormKind, { description: 'Soort. Which norm.' })
  kind!: CodeOf<typeof NormKind>;

  @Field(() => GraphQLLocalDate, { description: 'Vanaf. Day from which it counts.' })
  @Expression((row) => `${row}.from_date`)
  from!: string;

  @Field(() => GraphQLLocalDate, { description: 'Uiterlijk. Last day on which it is met.' })
  due!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Gedaan op. Day of the triage, or of leaving shelter; null when that is not yet.',
  })
  doneOn!: string | null;

  @Field(() => NormStatus, { description: 'Stand. Whether it was met.' })
  @Expression(
    (row) =>
      `case when ${reached(row)} > ${row}.due then 'MISSED' when ${row}.done_on is null then 'DUE' else 'MET' end`,
  )
  status!: CodeOf<typeof NormStatus>;

  @Field(() => Int, { description: 'Dagen. Days that it took, or has taken so far.' })
  @Expression((row) => `greatest(${reached(row)} - ${row}.from_date, 0)`)
  days!: number;
}

@MappedType({
  entity: () => SeenCareEntity,
  slice: 'trajectory.care',
  description: 'Zorgdetail. What is known of one client to those who guide or coordinate.',
})
export class TrajectoryCare {
  @Field(() => [HomelessnessCause], {
    description: 'Aanleidingen. Why the client has no home; several can hold, none when not known.',
  })
  causes!: Array<CodeOf<typeof HomelessnessCause>>;

  @Field(() => TargetGroup, { nullable: true, description: 'Doelgroep. Target group; null when not known.' })
  targetGroup!: CodeOf<typeof TargetGroup> | null;

  @Field(() => AgeBand, {
    nullable: true,
    description: 'Leeftijdsgroep. Age band when it was stated; null when not known.',
  })
  ageBand!: CodeOf<typeof AgeBand> | null;

  @Field(() => SupportNeed, {
    nullable: true,
    description:
      'Ondersteuningsbehoefte. What support the client needs, as it was stated last; null when not known. Source: who guides, ' +
      'coordinates or gives access.',
  })
  supportNeed!: CodeOf<typeof SupportNeed> | null;

  @Field({ description: 'Synthetisch. Whether it is of a made-up client.' })
  synthetic!: boolean;
}

@MappedType({
  entity: () => SeenTrajectoryEntity,
  instead: { MUNICIPALITY: 'hub.inhabitants_trajectory' },
  slice: 'trajectory',
  node: true,
  audit: 'trajectory.read',
  description:
    'Traject. The way of one client from registration to a home, pseudonymised: its id is a pseudonym of your ' +
    'organisation, which no other partner knows. Every read leaves a line in the audit trail.',
})
export class Trajectory extends Node {
  @Field(() => Route, { description: 'Route. By which way the client came into the chain.' })
  @Slice('trajectory.care')
  route!: CodeOf<typeof Route>;

  @Field(() => Phase, { description: 'Fase. How far it has come, as its events say.' })
  phase!: CodeOf<typeof Phase>;

  @Field(() => Municipality, {
    nullable: true,
    description: 'Gemeente van herkomst. Null when it is outside the region or not known.',
  })
  municipalityOfOrigin!: Municipality | null;

  @Field(() => Partner, {
    nullable: true,
    description: 'Aanbieder. The provider that guides the client now; null when there is none yet.',
  })
  @Slice('trajectory.care')
  provider!: Partner | null;

  @Field(() => GraphQLLocalDate, { description: 'Aangemeld op. Day of the first event.' })
  registeredOn!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Afgesloten op. Day on which it was closed; null while it is not.',
  })
  closedOn!: string | null;

  @Field(() => NormStatus, {
    nullable: true,
    description: 'Stand van de normen. The worst of its norms today; null when none applies.',
  })
  normStatus!: CodeOf<typeof NormStatus> | null;

  @Field(() => [CurrentStay], { description: 'Huidige verblijven. Where the client stays today.' })
  @Inverse('trajectory', { orderBy: 'startedOn' })
  currentStays!: CurrentStay[];

  @Field(() => [Stay], { description: 'Verblijven. All stays, first one first.' })
  @Inverse('trajectory', { orderBy: 'startedOn' })
  stays!: Stay[];

  @Field(() => [TrajectoryEvent], {
    description: 'Gebeurtenissen. What was reported, corrections included, in the order in which it was.',
  })
  @Inverse('trajectory', { orderBy: 'position' })
  events!: TrajectoryEvent[];

  @Field(() => [TrajectoryNorm], {
    description: 'Normen. The norms of the shelter route, by period of shelter; none on another route.',
  })
  @Inverse('trajectory', { orderBy: 'place' })
  norms!: TrajectoryNorm[];

  @Field(() => TrajectoryCare, {
    nullable: true,
    description: 'Zorgdetail. Null and named in `withheld` when it is not shown to you.',
  })
  @Slice('trajectory.care')
  @Inverse('trajectory')
  care!: TrajectoryCare | null;

  @Field({ description: 'Synthetisch. Whether it is of a made-up client.' })
  synthetic!: boolean;

  @Field(() => [Withheld], { description: withheldDescription })
  withheld!: Withheld[];
}

export const TrajectoryConnection = connectionOf(Trajectory, 'Trajectory', 'trajectory');
