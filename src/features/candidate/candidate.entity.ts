import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';

/** The published list of one housing market; there is one at a time. */
@Entity({ schema: 'published', name: 'candidate_list' })
export class CandidateListEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') housingMarket!: string;
  @Column('date') week!: string;
  @Column('timestamptz') publishedAt!: Date;
  @Column('boolean') underFive!: boolean;
  @Column('boolean') synthetic!: boolean;
}

/** One record of a published list as one recipient gets it: published values only, under a handle of its own. */
@Entity({ schema: 'published', name: 'candidate' })
export class CandidateEntity {
  /** The handle: random, for this recipient and list, and derived from nothing. */
  @PrimaryColumn('uuid') id!: string;
  @ManyToOne(() => CandidateListEntity) list!: Relation<CandidateListEntity>;
  @Column('text') recipientId!: string;
  @Column('text') housingMarket!: string;
  @Column('integer', { nullable: true }) year!: number | null;
  @Column('text', { nullable: true }) halfYear!: string | null;
  @Column('text', { nullable: true }) kindOfDwelling!: string | null;
  /** The published period as text that sorts: half-year, else year, else last. */
  @Column('text') periodOrder!: string;
  @Column('jsonb') withheld!: Array<{ field: string; reason: string }>;
  @Column('boolean') synthetic!: boolean;
}
