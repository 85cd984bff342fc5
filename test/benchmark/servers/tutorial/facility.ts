import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { dayOf, today } from './days';
import { Node } from './node';

enum FacilityStatus {
  PLANNED = 'PLANNED',
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}
registerEnumType(FacilityStatus, { name: 'FacilityStatus' });

@Entity({ schema: 'hub', name: 'facility' })
@ObjectType({ implements: Node })
export class Facility extends Node {
  @PrimaryColumn('text', { name: 'id' }) key!: string;
  @Field() @Column('text') name!: string;
  @Column('text', { nullable: true }) municipalityId!: string | null;
  @Column('text') productId!: string;
  @Column('text', { nullable: true }) operatorId!: string | null;
  @Column('text', { nullable: true }) landlordId!: string | null;
  @Column('text', { nullable: true }) unit!: string | null;
  @Column('text', { nullable: true }) statedStatus!: FacilityStatus | null;
  @Column('date', { nullable: true }) openedOn!: string | null;
  @Column('text', { nullable: true }) openedPrecision!: string | null;
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('text', { nullable: true }) targetGroup!: string | null;
  @Column('double precision', { nullable: true }) shareForTargetGroup!: number | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('boolean') synthetic!: boolean;
  @Column('text', { nullable: true }) documentId!: string | null;
  @Column('text', { nullable: true }) documentPlace!: string | null;

  /** What documents state of it: the hub looks at what was reported too, which would cost this server one more loader. */
  @Field(() => FacilityStatus, { nullable: true })
  get status(): FacilityStatus | null {
    return this.endsOn !== null && this.endsOn <= today() ? FacilityStatus.CLOSED : this.statedStatus;
  }
}

@Entity({ schema: 'hub', name: 'facility_address' })
export class FacilityAddress {
  @PrimaryColumn('text') facilityId!: string;
  @Column('text', { nullable: true }) street!: string | null;
  @Column('text', { nullable: true }) neighbourhood!: string | null;
  @Column('boolean') confidential!: boolean;
}

@Entity({ schema: 'hub', name: 'facility_places' })
@ObjectType()
export class FacilityPlaces {
  @PrimaryColumn('text') facilityId!: string;
  @Field(() => GraphQLLocalDate, { name: 'since' }) @PrimaryColumn('date') fromDate!: string;
  @Column('integer') regular!: number;
  @Column('integer') reserve!: number;

  @Field(() => Int)
  get total(): number {
    return this.regular + this.reserve;
  }
}

const week = 7 * 86_400_000;

@Entity({ schema: 'hub', name: 'capacity_state' })
@ObjectType()
export class FacilityOccupancy {
  @PrimaryColumn('text') facilityId!: string;
  @PrimaryColumn('date') fromDate!: string;
  @Field(() => Int, { nullable: true }) @Column('integer', { nullable: true }) places!: number | null;
  @Field(() => Int, { nullable: true }) @Column('integer', { nullable: true }) outOfUse!: number | null;
  @Field(() => Int, { nullable: true }) @Column('integer', { nullable: true }) occupied!: number | null;
  @Field(() => GraphQLLocalDate, { nullable: true })
  @Column('date', { nullable: true })
  countedOn!: string | null;
  @Field(() => GraphQLDateTimeISO, { nullable: true })
  @Column('timestamptz', { nullable: true })
  reportedAt!: Date | null;
  @Column('text', { nullable: true }) reportedById!: string | null;
  @Field(() => String) @Column('integer') version!: number;
  @Column('boolean') synthetic!: boolean;

  @Field(() => Int, { nullable: true })
  get available(): number | null {
    return this.places === null || this.outOfUse === null ? null : this.places - this.outOfUse;
  }

  @Field(() => Int, { nullable: true })
  get free(): number | null {
    return this.available === null || this.occupied === null ? null : this.available - this.occupied;
  }

  @Field()
  get overdue(): boolean {
    return this.reportedAt === null || dayOf(new Date(this.reportedAt.getTime() + week)) < today();
  }
}
