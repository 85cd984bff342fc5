import { Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CapacityMutationEntity } from '../capacity/capacity.entity';
import { FacilityEntity } from '../facility/facility.entity';
import { PartnerEntity } from '../partner/partner.entity';

/** A view over report and answer: the report itself is never changed, so its status is not kept with it. */
@Entity({ schema: 'hub', name: 'error_report_with_status' })
export class ErrorReportEntity {
  @PrimaryColumn('uuid') id!: string;
  @ManyToOne(() => FacilityEntity) facility!: Relation<FacilityEntity>;
  @Column('text') about!: string;
  @Column('text') text!: string;
  @ManyToOne(() => PartnerEntity) reporter!: Relation<PartnerEntity>;
  @Column('timestamptz') reportedAt!: Date;
  @Column('text') reference!: string;
  @Column('text') status!: string;
}

@Entity({ schema: 'hub', name: 'error_answer' })
export class ErrorAnswerEntity {
  @PrimaryColumn('uuid') errorReportId!: string;
  @OneToOne(() => ErrorReportEntity) @JoinColumn() errorReport!: Relation<ErrorReportEntity>;
  @Column('text') outcome!: string;
  @Column('text') text!: string;
  @ManyToOne(() => PartnerEntity) answeredBy!: Relation<PartnerEntity>;
  @Column('timestamptz') answeredAt!: Date;
}

/** What only those may see who see the ledger: a table holds one slice. */
@Entity({ schema: 'hub', name: 'error_correction' })
export class ErrorCorrectionEntity {
  @PrimaryColumn('uuid') errorReportId!: string;
  @OneToOne(() => ErrorAnswerEntity)
  @JoinColumn({ name: 'error_report_id' })
  answer!: Relation<ErrorAnswerEntity>;
  @ManyToOne(() => CapacityMutationEntity) capacityMutation!: Relation<CapacityMutationEntity> | null;
}
