import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PartnerEntity } from '../partner/partner.entity';
import { SeenTrajectoryEntity } from '../trajectory/trajectory.entity';

// Views, under the caller's own pseudonyms: no key of a table stands in them.

@Entity({ schema: 'hub', name: 'seen_unmatched' })
export class SeenUnmatchedEntity {
  /** The caller's pseudonym of the trajectory. */
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => SeenTrajectoryEntity) trajectory!: Relation<SeenTrajectoryEntity>;
  @ManyToOne(() => PartnerEntity) registeredBy!: Relation<PartnerEntity>;
  @Column('timestamptz') since!: Date;
}

@Entity({ schema: 'hub', name: 'seen_match' })
export class SeenMatchEntity {
  /** Hashed from the caller's pseudonym: two partners cannot join theirs by it. */
  @PrimaryColumn('text') id!: string;
  @Column('text') kind!: string;
  @ManyToOne(() => SeenTrajectoryEntity) trajectory!: Relation<SeenTrajectoryEntity>;
  @ManyToOne(() => SeenTrajectoryEntity) other!: Relation<SeenTrajectoryEntity> | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @ManyToOne(() => PartnerEntity) actor!: Relation<PartnerEntity>;
  @Column('text') actorRole!: string;
  @Column('timestamptz') recordedAt!: Date;
  @Column('text', { nullable: true }) undoes!: string | null;
  @Column('boolean') undone!: boolean;
}
