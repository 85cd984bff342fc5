import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';

/** A release of trajectories for research, with what an auditor needs to judge it. */
@Entity({ schema: 'published', name: 'extract_release' })
export class ExtractReleaseEntity {
  @PrimaryColumn('text') id!: string;
  @Column('integer') firstYear!: number;
  @Column('integer') lastYear!: number;
  @Column('date') asOf!: string;
  @Column('timestamptz') publishedAt!: Date;
  @Column('text') status!: string;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('jsonb') report!: object;
  @Column('boolean') synthetic!: boolean;
}

/** A record as it left the hub: published values only, and of nobody's key. */
@Entity({ schema: 'published', name: 'extract_record' })
export class ExtractRecordEntity {
  /** Its place in the drawn order of its release. */
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => ExtractReleaseEntity) release!: Relation<ExtractReleaseEntity>;
  @Column('text', { nullable: true }) route!: string | null;
  @Column('text', { nullable: true }) municipality!: string | null;
  @Column('text', { nullable: true }) provider!: string | null;
  @Column('text', { nullable: true }) product!: string | null;
  @Column('text', { nullable: true }) targetGroup!: string | null;
  @Column('text', { nullable: true }) age!: string | null;
  @Column('text', { nullable: true }) cameBefore!: string | null;
  @Column('text', { nullable: true }) nominated!: string | null;
  @Column('text', { nullable: true }) steps!: string | null;
  @Column('text', { nullable: true }) waiting!: string | null;
  @Column('text', { nullable: true }) lengthOfStay!: string | null;
  @Column('text') outflow!: string;
  @Column('boolean') synthetic!: boolean;
}
