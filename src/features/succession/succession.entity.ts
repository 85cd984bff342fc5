import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PartnerEntity } from '../partner/partner.entity';

/** A view: what was decided, with what came of it. */
@Entity({ schema: 'hub', name: 'seen_succession' })
export class SeenSuccessionEntity {
  @PrimaryColumn('uuid') id!: string;
  @ManyToOne(() => PartnerEntity) predecessor!: Relation<PartnerEntity>;
  @ManyToOne(() => PartnerEntity) successor!: Relation<PartnerEntity>;
  @Column('text') role!: string;
  @Column('date') effectiveOn!: string;
  @Column('timestamptz') decidedAt!: Date;
  @Column('text') reference!: string;
  @Column('timestamptz', { nullable: true }) appliedAt!: Date | null;
  @Column('integer', { nullable: true }) trajectories!: number | null;
  @Column('integer', { nullable: true }) clientReferences!: number | null;
}
