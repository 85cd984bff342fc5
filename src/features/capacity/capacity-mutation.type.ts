import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int } from 'type-graphql';
import type { Relation } from 'typeorm';
import type { CodeOf } from '../../graphql/codes';
import { connectionOf } from '../../graphql/connection';
import { Inverse, MappedType } from '../../graphql/mapped-type';
import { SourcedNode } from '../document/document.type';
import { DatePrecision, PlaceKind } from '../facility/facility.codes';
import { Facility } from '../facility/facility.type';
import { Partner } from '../partner/partner.type';
import { CapacityMutationKind, CapacityReason } from './capacity.codes';
import { CapacityMutationEntity } from './capacity.entity';

@MappedType({
  entity: () => CapacityMutationEntity,
  slice: 'capacity.ledger',
  node: true,
  description:
    'Capaciteitsmutatie. One line of the append-only ledger of a facility; nothing is overwritten or deleted.',
})
export class CapacityMutation extends SourcedNode {
  @Field(() => Facility, { description: 'Voorziening. The facility.' })
  facility!: Facility;

  @Field(() => CapacityMutationKind, { description: 'Soort. What the line says.' })
  kind!: CodeOf<typeof CapacityMutationKind>;

  @Field(() => PlaceKind, {
    nullable: true,
    description: 'Soort plek. Which places an opening, expansion or reduction is about.',
  })
  placeKind!: CodeOf<typeof PlaceKind> | null;

  @Field(() => Int, {
    nullable: true,
    description: "Aantal. In the facility's unit; null for a confirmation, a closure and what was withdrawn.",
  })
  number!: number | null;

  @Field(() => GraphQLLocalDate, { description: 'Ingangsdatum. First day on which it holds.' })
  effectiveOn!: string;

  @Field(() => DatePrecision, { description: 'Nauwkeurigheid. How precisely that date is known.' })
  effectivePrecision!: CodeOf<typeof DatePrecision>;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Eindigt op. First day without it, for what ends by itself; null when it has no end.',
  })
  endsOn!: string | null;

  @Field(() => CapacityMutation, {
    nullable: true,
    description: 'Corrigeert. The line whose place a correction takes; null for every other kind.',
  })
  corrects!: Relation<CapacityMutation> | null;

  @Field({ description: 'Ingetrokken. Whether this correction withdraws the line that it corrects.' })
  withdrawn!: boolean;

  @Field(() => [CapacityMutation], {
    description: 'Correcties. The corrections of this line; the one that was reported last holds.',
  })
  @Inverse('corrects', { orderBy: 'reportedAt' })
  corrections!: CapacityMutation[];

  @Field(() => CapacityReason, { nullable: true, description: 'Reden. Why it changed.' })
  reason!: CodeOf<typeof CapacityReason> | null;

  @Field(() => String, { nullable: true, description: 'Toelichting. Note of the reporter.' })
  note!: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'Gemeld op. Moment at which the hub learned of it.' })
  reportedAt!: Date;

  @Field(() => Partner, {
    nullable: true,
    description: 'Melder. Who reported it; null when it came from a document.',
  })
  reporter!: Partner | null;

  @Field(() => String, { nullable: true, description: "Kenmerk. The reporter's own reference." })
  reference!: string | null;

  @Field({ description: 'Synthetisch. Whether the line is made up for demonstration or test.' })
  synthetic!: boolean;
}

export const CapacityMutationConnection = connectionOf(
  CapacityMutation,
  'CapacityMutation',
  'capacity.ledger',
);
