import { Column, Entity, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { SourcedEntity } from '../document/document.entity';
import { FacilityEntity } from '../facility/facility.entity';
import { PartnerEntity } from '../partner/partner.entity';

/** The exact state of a facility from a date on, kept by the database from the ledger. */
@Entity({ schema: 'hub', name: 'capacity_state' })
export class CapacityStateEntity {
  @PrimaryColumn('text') facilityId!: string;
  @ManyToOne(() => FacilityEntity) facility!: Relation<FacilityEntity>;
  @PrimaryColumn('date') fromDate!: string;
  @Column('integer', { nullable: true }) places!: number | null;
  @Column('integer', { nullable: true }) outOfUse!: number | null;
  @Column('integer', { nullable: true }) occupied!: number | null;
  @Column('date', { nullable: true }) countedOn!: string | null;
  @Column('timestamptz', { nullable: true }) reportedAt!: Date | null;
  @ManyToOne(() => PartnerEntity) reportedBy!: Relation<PartnerEntity> | null;
  /** How many lines the ledger held of the facility when the row was last written; the row of today is always written. */
  @Column('integer') version!: number;
  @Column('boolean') synthetic!: boolean;
  @Column('text') countedBy!: string;
}

/** One line of the ledger; nothing of it is ever changed or taken away. */
@Entity({ schema: 'hub', name: 'capacity_mutation' })
export class CapacityMutationEntity extends SourcedEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @ManyToOne(() => FacilityEntity) facility!: Relation<FacilityEntity>;
  @Column('text') kind!: string;
  @Column('text', { nullable: true }) placeKind!: string | null;
  @Column('integer', { nullable: true }) number!: number | null;
  @Column('date') effectiveOn!: string;
  @Column('text') effectivePrecision!: string;
  @Column('date', { nullable: true }) endsOn!: string | null;
  @ManyToOne(() => CapacityMutationEntity) corrects!: Relation<CapacityMutationEntity> | null;
  @Column('boolean') withdrawn!: boolean;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column({ type: 'timestamptz', insert: false }) reportedAt!: Date;
  @ManyToOne(() => PartnerEntity) reporter!: Relation<PartnerEntity> | null;
  @Column('text', { nullable: true }) reference!: string | null;
  @Column('boolean') synthetic!: boolean;
}
