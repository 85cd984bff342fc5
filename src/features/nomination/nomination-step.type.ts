import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { MappedType } from '../../graphql/mapped-type';
import { Slice } from '../../graphql/slice';
import type { Role } from '../../identity/role';
import { Dwelling } from '../dwelling/dwelling.type';
import { Municipality } from '../municipality/municipality.type';
import { Partner, PartnerRole } from '../partner/partner.type';
import {
  LeaseKind,
  NominationDecision,
  NominationGround,
  NominationStepKind,
  OverrideReason,
} from './nomination.codes';
import { NominationStepEntity } from './nomination.entity';

@MappedType({
  entity: () => NominationStepEntity,
  slice: 'nomination',
  description:
    'Stap van een voordracht. What was done, when and by whom; nothing of it is ever changed. A housing association sees ' +
    'the steps by which a nomination came to it, and its own.',
})
export class NominationStep {
  @Field(() => NominationStepKind, { description: 'Soort stap. What was done.' })
  kind!: CodeOf<typeof NominationStepKind>;

  @Field(() => GraphQLLocalDate, { description: 'Gebeurd op. Day on which it was done.' })
  happenedOn!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Vastgelegd op. Moment at which the hub learned of it.' })
  recordedAt!: Date;

  @Field(() => Partner, {
    nullable: true,
    description: 'Door. Who took the step; null when the hub did, because a trajectory was closed.',
  })
  @Slice('nomination.actor')
  actor!: Partner | null;

  @Field(() => PartnerRole, {
    nullable: true,
    description: 'Rol. In which role the step was taken; null when the hub took it.',
  })
  actorRole!: Role | null;

  @Field(() => NominationDecision, { nullable: true, description: 'Besluit. Null for every other step.' })
  decision!: CodeOf<typeof NominationDecision> | null;

  @Field(() => Municipality, {
    nullable: true,
    description:
      'Namens gemeente. The municipality whose ordinance applies, for which it was decided; null for every other step.',
  })
  onBehalfOf!: Municipality | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Mandaat. On what the right to decide for that municipality rests; null for every other step.',
  })
  mandate!: string | null;

  @Field(() => OverrideReason, {
    nullable: true,
    description:
      'Reden om af te wijken. Why it was granted against a rule; null when no rule stood against it.',
  })
  override!: CodeOf<typeof OverrideReason> | null;

  @Field(() => NominationGround, {
    nullable: true,
    description: 'Grond. Why it was rejected, refused, taken back or withdrawn; null for every other step.',
  })
  ground!: CodeOf<typeof NominationGround> | null;

  @Field(() => Partner, {
    nullable: true,
    description: 'Woningcorporatie. To whom it was reserved or assigned, or who answered.',
  })
  association!: Partner | null;

  @Field(() => Dwelling, {
    nullable: true,
    description: 'Woning. The dwelling that an assignment or offer names; null when it names none.',
  })
  dwelling!: Dwelling | null;

  @Field(() => LeaseKind, { nullable: true, description: 'Huurcontract. As it was signed; else null.' })
  lease!: CodeOf<typeof LeaseKind> | null;

  @Field({ description: 'Synthetisch. Whether it is made up for demonstration or test.' })
  synthetic!: boolean;
}
