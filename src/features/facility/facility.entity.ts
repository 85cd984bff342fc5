import { Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { SourcedEntity } from '../document/document.entity';
import { MunicipalityEntity } from '../municipality/municipality.entity';
import { PartnerEntity } from '../partner/partner.entity';
import { ProductEntity } from '../product/product.entity';
import { FacilityAcceptanceEntity } from './acceptance.entity';

@Entity({ schema: 'hub', name: 'facility' })
export class FacilityEntity extends SourcedEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @ManyToOne(() => MunicipalityEntity) municipality!: Relation<MunicipalityEntity> | null;
  @ManyToOne(() => ProductEntity) product!: Relation<ProductEntity>;
  @ManyToOne(() => PartnerEntity) operator!: Relation<PartnerEntity> | null;
  @ManyToOne(() => PartnerEntity) landlord!: Relation<PartnerEntity> | null;
  @Column('text', { nullable: true }) unit!: string | null;
  @Column('text', { nullable: true }) statedStatus!: string | null;
  @Column('date', { nullable: true }) openedOn!: string | null;
  @Column('text', { nullable: true }) openedPrecision!: string | null;
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('text', { nullable: true }) targetGroup!: string | null;
  @Column('double precision', { nullable: true }) shareForTargetGroup!: number | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('boolean') synthetic!: boolean;
  @ManyToOne(() => PartnerEntity) registeredBy!: Relation<PartnerEntity> | null;
  @Column('timestamptz', { nullable: true }) registeredAt!: Date | null;
  /** Found by the facility's own key: it stands in a table of its own, with a row only where something was stated. */
  @OneToOne(() => FacilityAcceptanceEntity)
  @JoinColumn({ name: 'id' })
  acceptance!: Relation<FacilityAcceptanceEntity> | null;
}

@Entity({ schema: 'hub', name: 'facility_statement' })
export class FacilityStatementEntity extends SourcedEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => FacilityEntity) facility!: Relation<FacilityEntity>;
  @Column('text') kind!: string;
  @Column('integer', { nullable: true }) numberMin!: number | null;
  @Column('integer', { nullable: true }) numberMax!: number | null;
  @Column('text') unit!: string;
  @Column('text') flow!: string;
  @Column('text') statedText!: string;
  @Column('date', { nullable: true }) statedOn!: string | null;
  @Column('text', { nullable: true }) conflictKey!: string | null;
}

@Entity({ schema: 'hub', name: 'facility_address' })
export class FacilityAddressEntity {
  @PrimaryColumn('text') facilityId!: string;
  @OneToOne(() => FacilityEntity) @JoinColumn() facility!: Relation<FacilityEntity>;
  @Column('text', { nullable: true }) street!: string | null;
  @Column('text', { nullable: true }) neighbourhood!: string | null;
  @Column('boolean') confidential!: boolean;
}

/** Places from a date on, kept by the database from the ledger. */
@Entity({ schema: 'hub', name: 'facility_places' })
export class FacilityPlacesEntity {
  @PrimaryColumn('text') facilityId!: string;
  @ManyToOne(() => FacilityEntity) facility!: Relation<FacilityEntity>;
  @PrimaryColumn('date') fromDate!: string;
  @Column('integer') regular!: number;
  @Column('integer') reserve!: number;
}

/** The rows of {@link FacilityPlacesEntity} that lie ahead. */
@Entity({ schema: 'hub', name: 'upcoming_places' })
export class UpcomingPlacesEntity {
  @PrimaryColumn('text') facilityId!: string;
  @ManyToOne(() => FacilityEntity) facility!: Relation<FacilityEntity>;
  @PrimaryColumn('date') fromDate!: string;
  @Column('integer') regular!: number;
  @Column('integer') reserve!: number;
}
