import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PartnerEntity } from '../partner/partner.entity';

@Entity({ schema: 'hub', name: 'erasure' })
export class ErasureEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') what!: string;
  @Column('text') ground!: string;
  @Column('integer') trajectories!: number;
  @ManyToOne(() => PartnerEntity) decidedBy!: Relation<PartnerEntity>;
  @Column('text') decidedByRole!: string;
  @Column('timestamptz') erasedAt!: Date;
}

@Entity({ schema: 'hub', name: 'retention_run' })
export class RetentionRunEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('timestamptz') ranAt!: Date;
  @Column('integer') retentionDays!: number;
  @Column('date') closedUntil!: string;
  @Column('integer') trajectories!: number;
  @Column('integer') clients!: number;
}
