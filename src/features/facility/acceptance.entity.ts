import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PartnerEntity } from '../partner/partner.entity';

/** What the operator of a facility stated last, kept by the database from its statements. */
@Entity({ schema: 'hub', name: 'facility_acceptance' })
export class FacilityAcceptanceEntity {
  @PrimaryColumn('text') facilityId!: string;
  @Column('boolean') accepting!: boolean;
  @Column('date', { name: 'from_date' }) from!: string;
  @Column('text', { array: true }) targetGroups!: string[];
  @Column('text', { nullable: true }) note!: string | null;
  @ManyToOne(() => PartnerEntity) statedBy!: Relation<PartnerEntity>;
  @Column('date') statedOn!: string;
  @Column('boolean') synthetic!: boolean;
}
