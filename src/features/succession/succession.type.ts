import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { MappedType } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { Partner } from '../partner/partner.type';
import { SeenSuccessionEntity } from './succession.entity';

export const SuccessionRole = codes(
  'SuccessionRole',
  'Rol bij opvolging. In which role a partner is succeeded.',
  {
    CARE_PROVIDER: 'zorgaanbieder',
    ACCESS_POINT: 'toegang',
    PUBLIC_HEALTH: 'GGD',
    COMMUNITY_TEAM: 'sociaal wijkteam',
    CASE_COORDINATOR: 'individuele regie',
  },
);

@MappedType({
  entity: () => SeenSuccessionEntity,
  slice: 'succession',
  node: true,
  description: 'Opvolging. A partner that takes the place of another in one role, from a day on.',
})
export class Succession extends Node {
  @Field(() => Partner, { description: 'Voorganger. Who is succeeded.' })
  predecessor!: Partner;

  @Field(() => Partner, { description: 'Opvolger. Who takes its place.' })
  successor!: Partner;

  @Field(() => SuccessionRole, { description: 'Rol. In which role.' })
  role!: CodeOf<typeof SuccessionRole>;

  @Field(() => GraphQLLocalDate, { description: 'Ingangsdatum. First day of the successor.' })
  effectiveOn!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Besloten op. When it was decided.' })
  decidedAt!: Date;

  @Field({ description: 'Kenmerk. Your own reference of the decision.' })
  reference!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Uitgevoerd op. When everything went over; null as long as it has not.',
  })
  appliedAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Trajecten. How many hand-overs and clients went over; null as long as they have not.',
  })
  trajectories!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Cliëntkenmerken. How many references of clients went over; null as long as they haven't.",
  })
  clientReferences!: number | null;
}
