import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int, Extensions, ObjectType } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { UserError } from '../../graphql/user-error';
import { PlaceKind } from '../facility/facility.codes';
import { Facility } from '../facility/facility.type';
import { CapacityMutationKind, CapacityReason } from './capacity.codes';
import { CapacityMutation } from './capacity-mutation.type';

@InputType({
  description: 'Melding van een capaciteitsmutatie. One capacity mutation of one of your own facilities.',
})
export class ReportCapacityMutationInput {
  @Field(() => ID, {
    description: 'Voorziening. Global id of your facility, from `viewer.partner.facilities`.',
  })
  facility!: string;

  @Field(() => CapacityMutationKind, { description: 'Soort. What changed.' })
  kind!: CodeOf<typeof CapacityMutationKind>;

  @Field(() => Int, {
    nullable: true,
    description:
      "Aantal. In the facility's unit: how many more, fewer or out of use; how many are occupied. Left out for a confirmation.",
  })
  number?: number | null;

  @Field(() => PlaceKind, {
    nullable: true,
    description: 'Soort plek. For an opening, expansion or reduction; regular when left out.',
  })
  placeKind?: CodeOf<typeof PlaceKind> | null;

  @Field(() => GraphQLLocalDate, {
    description: 'Ingangsdatum. First day on which it holds; a change may lie ahead, a count may not.',
  })
  effectiveOn!: string;

  @Field(() => CapacityReason, { nullable: true, description: 'Reden. Why it changed.' })
  reason?: CodeOf<typeof CapacityReason> | null;

  @Field(() => String, {
    nullable: true,
    description: 'Toelichting. Up to 500 characters; nothing that points to a person.',
  })
  note?: string | null;

  @Field({
    description:
      'Kenmerk. Your own reference of this report, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Versie. `occupancy.version` that you saw: when the state has changed since, nothing is recorded and you get the new one.',
  })
  seenVersion?: string | null;
}

@Extensions({ slice: 'capacity.report' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Resultaat van een melding. The recorded mutation with the new state, or what was wrong with the input.',
})
export class ReportCapacityMutationPayload {
  @Field(() => CapacityMutation, {
    nullable: true,
    description: 'Mutatie. The recorded line; null when there are user errors.',
  })
  capacityMutation!: CapacityMutation | null;

  @Field(() => Facility, {
    nullable: true,
    description: 'Voorziening. The facility in its state after this; null when it is not yours.',
  })
  facility!: Facility | null;

  @Field({
    description: 'Al gemeld. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyReported!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}
