import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Generated, PrimaryColumn } from 'typeorm';
import { Facility } from './facility';
import { Node } from './node';

export enum CapacityMutationKind {
  OPENING = 'OPENING',
  EXPANSION = 'EXPANSION',
  REDUCTION = 'REDUCTION',
  OUT_OF_USE = 'OUT_OF_USE',
  BACK_IN_USE = 'BACK_IN_USE',
  OCCUPANCY_COUNT = 'OCCUPANCY_COUNT',
  CONFIRMATION = 'CONFIRMATION',
}
registerEnumType(CapacityMutationKind, { name: 'CapacityMutationKind' });

/** What the caller may not write is left out of the insert: the database knows it. */
const byDatabase = { insert: false } as const;

@Entity({ schema: 'hub', name: 'capacity_mutation' })
@ObjectType({ implements: Node })
export class CapacityMutation extends Node {
  @PrimaryColumn({ type: 'uuid', name: 'id', ...byDatabase }) @Generated('uuid') key!: string;
  @Column({ type: 'bigint', ...byDatabase }) position!: string;
  @Column({ type: 'integer', ...byDatabase }) version!: number;
  @Column('text') facilityId!: string;
  @Field(() => CapacityMutationKind) @Column('text') kind!: CapacityMutationKind;
  @Column('text', { nullable: true }) placeKind!: 'REGULAR' | 'RESERVE' | null;
  @Field(() => Int, { nullable: true }) @Column('integer', { nullable: true }) number!: number | null;
  @Field(() => GraphQLLocalDate) @Column('date') effectiveOn!: string;
  @Column({ type: 'text', ...byDatabase }) effectivePrecision!: string;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column({ type: 'timestamptz', ...byDatabase }) reportedAt!: Date;
  @Column('text', { nullable: true }) reporterId!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) reference!: string | null;
  @Column({ type: 'boolean', ...byDatabase }) synthetic!: boolean;
  @Column({ type: 'text', nullable: true, ...byDatabase }) documentId!: string | null;
  @Column({ type: 'text', nullable: true, ...byDatabase }) documentPlace!: string | null;
}

@InputType()
export class ReportCapacityMutationInput {
  @Field(() => ID) facility!: string;
  @Field(() => CapacityMutationKind) kind!: CapacityMutationKind;
  @Field(() => Int, { nullable: true }) number?: number | null;
  @Field(() => GraphQLLocalDate) effectiveOn!: string;
  @Field() reference!: string;
}

@ObjectType()
export class UserError {
  @Field() code!: string;
}

@ObjectType()
export class ReportCapacityMutationPayload {
  @Field() alreadyReported!: boolean;
  @Field(() => CapacityMutation, { nullable: true }) capacityMutation!: CapacityMutation | null;
  @Field(() => Facility, { nullable: true }) facility!: Facility | null;
  @Field(() => [UserError]) userErrors!: UserError[];
}
