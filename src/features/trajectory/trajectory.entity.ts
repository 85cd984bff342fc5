import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { FacilityEntity } from '../facility/facility.entity';
import { MunicipalityEntity } from '../municipality/municipality.entity';
import { PartnerEntity } from '../partner/partner.entity';

// What a caller sees of clients, as views of the database show it: under the caller's own pseudonyms and keys that are
// derived from them. No key of a table stands in them.

@Entity({ schema: 'hub', name: 'seen_trajectory' })
export class SeenTrajectoryEntity {
  /** The caller's pseudonym. */
  @PrimaryColumn('text') id!: string;
  @Column('text') route!: string;
  @Column('text') phase!: string;
  @ManyToOne(() => MunicipalityEntity)
  @JoinColumn({ name: 'municipality_id' })
  municipalityOfOrigin!: Relation<MunicipalityEntity> | null;
  @ManyToOne(() => PartnerEntity) provider!: Relation<PartnerEntity> | null;
  @Column('date') registeredOn!: string;
  @Column('date', { nullable: true }) closedOn!: string | null;
  @Column('boolean') synthetic!: boolean;
  /** The worst of its norms. */
  @Column('text', { nullable: true }) normStatus!: string | null;
}

@Entity({ schema: 'hub', name: 'seen_care' })
export class SeenCareEntity {
  @PrimaryColumn('text') trajectoryId!: string;
  @ManyToOne(() => SeenTrajectoryEntity) trajectory!: Relation<SeenTrajectoryEntity>;
  @Column('text', { array: true }) causes!: string[];
  @Column('text', { nullable: true }) targetGroup!: string | null;
  @Column('text', { nullable: true }) ageBand!: string | null;
  @Column('text', { nullable: true }) supportNeed!: string | null;
  @Column('boolean') synthetic!: boolean;
}

@Entity({ schema: 'hub', name: 'seen_stay' })
export class SeenStayEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => SeenTrajectoryEntity) trajectory!: Relation<SeenTrajectoryEntity>;
  @ManyToOne(() => FacilityEntity) facility!: Relation<FacilityEntity>;
  @Column('date') startedOn!: string;
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('boolean') synthetic!: boolean;
}

@Entity({ schema: 'hub', name: 'seen_current_stay' })
export class SeenCurrentStayEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => SeenTrajectoryEntity) trajectory!: Relation<SeenTrajectoryEntity>;
  @ManyToOne(() => FacilityEntity) facility!: Relation<FacilityEntity>;
  @Column('date') startedOn!: string;
}

@Entity({ schema: 'hub', name: 'seen_trajectory_event' })
export class SeenTrajectoryEventEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => SeenTrajectoryEntity) trajectory!: Relation<SeenTrajectoryEntity>;
  /** Its place among all events, for order only: it would tell what others report. */
  @Column('bigint') position!: string;
  @Column('text') kind!: string;
  @Column('date') happenedOn!: string;
  @Column('timestamptz') knownAt!: Date;
  @ManyToOne(() => FacilityEntity) facility!: Relation<FacilityEntity> | null;
  @Column('text', { nullable: true }) destination!: string | null;
  @Column('text', { nullable: true }) corrects!: string | null;
  @Column('boolean') withdrawn!: boolean;
  @ManyToOne(() => PartnerEntity) actor!: Relation<PartnerEntity>;
  @Column('text') actorRole!: string;
  @Column('text', { nullable: true }) reference!: string | null;
  @Column('boolean') synthetic!: boolean;
}

@Entity({ schema: 'hub', name: 'seen_norm' })
export class SeenNormEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => SeenTrajectoryEntity) trajectory!: Relation<SeenTrajectoryEntity>;
  /** By episode, triage first. */
  @Column('integer') place!: number;
  @Column('text') kind!: string;
  @Column('date') fromDate!: string;
  @Column('date') due!: string;
  @Column('date', { nullable: true }) doneOn!: string | null;
}
