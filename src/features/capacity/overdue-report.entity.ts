import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { FacilityEntity } from '../facility/facility.entity';
import { PartnerEntity } from '../partner/partner.entity';

/** A view: the facilities of which a report is overdue, as far as the caller sees their exact state. */
@Entity({ schema: 'hub', name: 'overdue_report', synchronize: false })
export class OverdueReportEntity {
  @PrimaryColumn('text') facilityId!: string;
  @ManyToOne(() => FacilityEntity) facility!: Relation<FacilityEntity>;
  @Column('timestamptz', { nullable: true }) reportedAt!: Date | null;
  @ManyToOne(() => PartnerEntity) reportedBy!: Relation<PartnerEntity> | null;
  @Column('date', { nullable: true }) dueOn!: string | null;
  @Column('integer', { nullable: true }) daysLate!: number | null;
  /** When it was due; before all dates where none was ever made. */
  @Column('date') dueOrder!: string;
}
