import { GraphQLLocalDate } from 'graphql-scalars';
import { Field } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { MappedType } from '../../graphql/mapped-type';
import { Partner } from '../partner/partner.type';
import { FacilityAcceptanceEntity } from './acceptance.entity';
import { TargetGroup } from './target-group';

@MappedType({
  entity: () => FacilityAcceptanceEntity,
  slice: 'facility.public',
  description:
    'Cliënten aannemen (opnamestop). Whether a facility accepts clients, as its operator stated it last. It stands until the ' +
    'next statement, and says nothing of a number of places.',
})
export class FacilityAcceptance {
  @Field({ description: 'Neemt cliënten aan. False when it accepts nobody (opnamestop).' })
  accepting!: boolean;

  @Field(() => GraphQLLocalDate, { description: 'Vanaf. First day on which that is so; it may lie ahead.' })
  from!: string;

  @Field(() => [TargetGroup], {
    description: 'Doelgroepen. For whom; empty when it accepts nobody.',
  })
  targetGroups!: Array<CodeOf<typeof TargetGroup>>;

  @Field(() => String, {
    nullable: true,
    description: 'Toelichting. Note of the operator; null when it gave none.',
  })
  note!: string | null;

  @Field(() => GraphQLLocalDate, { description: 'Opgegeven op. Day on which the operator stated it.' })
  statedOn!: string;

  @Field(() => Partner, { description: 'Opgegeven door. The operator that stated it.' })
  statedBy!: Partner;

  @Field({ description: 'Synthetisch. Whether the statement is made up for demonstration or test.' })
  synthetic!: boolean;
}
