import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Generated, PrimaryColumn } from 'typeorm';
import { Node } from './node';
import { Withheld } from './public-facts';

export enum HousingMarket {
  DRECHTSTEDEN = 'DRECHTSTEDEN',
  ALBLASSERWAARD = 'ALBLASSERWAARD',
}
registerEnumType(HousingMarket, { name: 'HousingMarket' });

export enum KindOfDwelling {
  INDEPENDENT_DWELLING = 'INDEPENDENT_DWELLING',
  TRANSITIONAL_HOUSING = 'TRANSITIONAL_HOUSING',
  CLUSTERED_DWELLING = 'CLUSTERED_DWELLING',
}
registerEnumType(KindOfDwelling, { name: 'KindOfDwelling' });

@Entity({ schema: 'published', name: 'candidate' })
@ObjectType({ implements: Node })
export class MoveOnCandidate extends Node {
  @PrimaryColumn('uuid', { name: 'id' }) key!: string;
  @Column('uuid') listId!: string;
  @Column('text') recipientId!: string;
  @Field(() => HousingMarket) @Column('text') housingMarket!: HousingMarket;
  @Field(() => Int, { nullable: true }) @Column('integer', { nullable: true }) year!: number | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) halfYear!: string | null;
  @Field(() => KindOfDwelling, { nullable: true })
  @Column('text', { nullable: true })
  kindOfDwelling!: KindOfDwelling | null;
  @Column('text') periodOrder!: string;
  @Field(() => [Withheld]) @Column('jsonb') withheld!: Withheld[];
  @Field() @Column('boolean') synthetic!: boolean;
}

/** The caller may write the columns of a line and nothing else; number and moment are the database's. */
@Entity({ schema: 'hub', name: 'audit_event' })
export class AuditEvent {
  @PrimaryColumn({ type: 'bigint', insert: false }) @Generated('increment') id!: string;
  @Column({ type: 'timestamptz', insert: false }) occurredAt!: Date;
  @Column('text') partnerId!: string;
  @Column('text') role!: string;
  @Column('text') activity!: string;
  @Column('text', { array: true }) subjects!: string[];
  @Column('text') requestId!: string;
}
