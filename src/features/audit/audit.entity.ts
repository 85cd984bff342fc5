import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PartnerEntity } from '../partner/partner.entity';
import { SeenTrajectoryEntity } from '../trajectory/trajectory.entity';

// Views with the caller's rights: its own lines, or all of them for those in charge; and who read its clients.

@Entity({ schema: 'hub', name: 'seen_audit_line', synchronize: false })
export class AuditLineEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('timestamptz') occurredAt!: Date;
  /** In Europe/Amsterdam. */
  @Column('date') day!: string;
  @ManyToOne(() => PartnerEntity) partner!: Relation<PartnerEntity>;
  @Column('text') role!: string;
  @Column('text', { array: true }) activities!: string[];
  /** Of the caller's own acts only: by these names nobody else knows anybody. */
  @Column('text', { array: true, nullable: true }) subjects!: string[] | null;
  @Column('text') requestId!: string;
}

@Entity({ schema: 'hub', name: 'seen_client_read', synchronize: false })
export class ClientReadEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('timestamptz') occurredAt!: Date;
  @Column('date') day!: string;
  @ManyToOne(() => PartnerEntity) partner!: Relation<PartnerEntity>;
  @Column('text') role!: string;
  @Column('text', { array: true }) activities!: string[];
  /** Under the caller's own pseudonym. */
  @ManyToOne(() => SeenTrajectoryEntity) trajectory!: Relation<SeenTrajectoryEntity>;
}
