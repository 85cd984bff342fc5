import { Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { FacilityEntity } from '../facility/facility.entity';
import { PartnerEntity } from '../partner/partner.entity';

/** Who runs a facility from a day on; the day is -infinity where nobody says since when. */
@Entity({ schema: 'hub', name: 'facility_operator' })
export class FacilityOperatorEntity {
  @PrimaryColumn('text') facilityId!: string;
  @ManyToOne(() => FacilityEntity) facility!: Relation<FacilityEntity>;
  @PrimaryColumn('date') since!: string;
  @ManyToOne(() => PartnerEntity) operator!: Relation<PartnerEntity>;
}
