import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field } from 'type-graphql';
import { connectionOf } from '../../graphql/connection';
import { MappedType } from '../../graphql/mapped-type';
import { Slice } from '../../graphql/slice';
import type { Role } from '../../identity/role';
import { Partner, PartnerRole } from '../partner/partner.type';
import { Trajectory } from '../trajectory/trajectory.type';
import { AuditLineEntity, ClientReadEntity } from './audit.entity';

const activitiesDescription =
  'Handelingen. What was done, by code, such as trajectory.read: a read of several kinds has one for each.';

@MappedType({
  entity: () => AuditLineEntity,
  slice: 'audit.own',
  audit: 'audit.read',
  description:
    'Regel van de logging (NEN 7513). That somebody read or changed something: your own organisation, and for those in charge any. ' +
    'Never changed or taken away. Reading it leaves a line too.',
})
export class AuditLine {
  @Field(() => GraphQLDateTimeISO, { description: 'Moment. When it was done.' })
  occurredAt!: Date;

  @Field(() => GraphQLLocalDate, { description: 'Dag. The day of that moment in Europe/Amsterdam.' })
  day!: string;

  @Field(() => Partner, { description: 'Ketenpartner. Which organisation did it.' })
  partner!: Partner;

  @Field(() => PartnerRole, { description: 'Rol. In which role.' })
  role!: Role;

  @Field(() => [String], { description: activitiesDescription })
  activities!: string[];

  @Field(() => [String], {
    nullable: true,
    description:
      'Betreft. The keys of what it was done to, as your organisation knows them: of a client its pseudonym. Null of what another ' +
      'organisation did, which knows them by names of its own.',
  })
  subjects!: string[] | null;

  @Field({ description: 'Verzoek. The request in which it was done: the x-request-id of its answer.' })
  requestId!: string;
}

@MappedType({
  entity: () => ClientReadEntity,
  slice: 'audit.client',
  audit: 'audit.client.read',
  description:
    'Inzage in een eigen cliënt. That somebody, you included, read or changed what is known of one of your clients (of your ' +
    'inhabitants, for a municipality). One per act and client. Reading it leaves a line too.',
})
export class ClientRead {
  @Field(() => GraphQLDateTimeISO, { description: 'Moment. When it was done.' })
  occurredAt!: Date;

  @Field(() => GraphQLLocalDate, { description: 'Dag. The day of that moment in Europe/Amsterdam.' })
  day!: string;

  @Field(() => Partner, {
    description:
      'Ketenpartner. Which organisation did it. Not for a municipality: who guides a client is care detail; the role tells it what kind of organisation it was.',
  })
  @Slice('audit.client.partner')
  partner!: Partner;

  @Field(() => PartnerRole, { description: 'Rol. In which role.' })
  role!: Role;

  @Field(() => [String], { description: activitiesDescription })
  activities!: string[];

  @Field(() => Trajectory, {
    description:
      "Traject. Of which client, under your organisation's own pseudonym: never under that of whoever read.",
  })
  trajectory!: Trajectory;
}

export const AuditLineConnection = connectionOf(AuditLine, 'AuditLine', 'audit.own');
export const ClientReadConnection = connectionOf(ClientRead, 'ClientRead', 'audit.client');
