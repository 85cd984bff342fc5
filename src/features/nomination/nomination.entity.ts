import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { DwellingEntity } from '../dwelling/dwelling.entity';
import { MunicipalityEntity } from '../municipality/municipality.entity';
import { PartnerEntity } from '../partner/partner.entity';
import { SeenTrajectoryEntity } from '../trajectory/trajectory.entity';
import { HousingNeedEntity } from '../candidate/housing-need.entity';

/** A nomination as its steps leave it, in a view that adds the caller's pseudonym of its trajectory. */
@Entity({ schema: 'hub', name: 'seen_nomination', synchronize: false })
export class NominationEntity {
  @PrimaryColumn('uuid') id!: string;
  @ManyToOne(() => HousingNeedEntity)
  need!: Relation<HousingNeedEntity> | null;
  @ManyToOne(() => SeenTrajectoryEntity)
  @JoinColumn({ name: 'seen_trajectory_id' })
  trajectory!: Relation<SeenTrajectoryEntity> | null;
  @ManyToOne(() => PartnerEntity) provider!: Relation<PartnerEntity> | null;
  @ManyToOne(() => MunicipalityEntity)
  @JoinColumn({ name: 'municipality_id' })
  origin!: Relation<MunicipalityEntity> | null;
  @Column('text') housingMarket!: string;
  @Column('text') scheme!: string;
  @Column('date') submittedOn!: string;
  @Column('text') state!: string;
  @Column('date') since!: string;
  @Column('uuid') shownVersion!: string;
  @ManyToOne(() => PartnerEntity) association!: Relation<PartnerEntity> | null;
  @ManyToOne(() => DwellingEntity) dwelling!: Relation<DwellingEntity> | null;
  @ManyToOne(() => MunicipalityEntity) decidedFor!: Relation<MunicipalityEntity> | null;
  @Column('text', { nullable: true }) lease!: string | null;
  @Column('text', { nullable: true }) nextStep!: string | null;
  @Column('date', { nullable: true }) dueOn!: string | null;
  @Column('date', { nullable: true }) closedOn!: string | null;
  @Column('boolean') synthetic!: boolean;
}

/** One step of a nomination; nothing of it is ever changed or taken away. */
@Entity({ schema: 'hub', name: 'nomination_step' })
export class NominationStepEntity {
  @PrimaryColumn('uuid') id!: string;
  @ManyToOne(() => NominationEntity) nomination!: Relation<NominationEntity>;
  @Column('integer') ordinal!: number;
  @Column('text') kind!: string;
  @Column('date') happenedOn!: string;
  @Column('timestamptz') recordedAt!: Date;
  @ManyToOne(() => PartnerEntity) actor!: Relation<PartnerEntity> | null;
  @Column('text', { nullable: true }) actorRole!: string | null;
  @Column('text', { nullable: true }) decision!: string | null;
  @ManyToOne(() => MunicipalityEntity) onBehalfOf!: Relation<MunicipalityEntity> | null;
  @Column('text', { nullable: true }) mandate!: string | null;
  @Column('text', { nullable: true }) override!: string | null;
  @Column('text', { nullable: true }) ground!: string | null;
  @ManyToOne(() => PartnerEntity) association!: Relation<PartnerEntity> | null;
  @ManyToOne(() => DwellingEntity) dwelling!: Relation<DwellingEntity> | null;
  @Column('text', { nullable: true }) lease!: string | null;
  @Column('boolean') synthetic!: boolean;
}
