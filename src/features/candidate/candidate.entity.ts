import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MunicipalityEntity } from '../municipality/municipality.entity';

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
  @ManyToOne(() => MunicipalityEntity) municipality!: Relation<MunicipalityEntity> | null;
  @Column('integer', { nullable: true }) year!: number | null;
  @Column('text', { nullable: true }) halfYear!: string | null;
  @Column('text', { nullable: true }) quarter!: string | null;
  @Column('text', { nullable: true }) kindOfDwelling!: string | null;
  @Column('text', { nullable: true }) roomsClass!: string | null;
  @Column('integer', { nullable: true }) rooms!: number | null;
  @Column('text', { nullable: true }) accessibility!: string | null;
  @Column('boolean', { nullable: true }) guidanceArranged!: boolean | null;
  /** All that is published as text that sorts, the period first: what shows less of it comes later. */
  @Column('text') periodOrder!: string;
  /** The same with the municipality first. */
  @Column('text') areaOrder!: string;
  @Column('jsonb') withheld!: Array<{ field: string; reason: string }>;
  @Column('boolean') synthetic!: boolean;
}

/** How many homes a list asks for, added up from what it shows. */
@Entity({ schema: 'published', name: 'housing_demand' })
export class HousingDemandEntity {
  @PrimaryColumn('uuid') id!: string;
  @ManyToOne(() => CandidateListEntity) list!: Relation<CandidateListEntity>;
  @Column('text') housingMarket!: string;
  @ManyToOne(() => MunicipalityEntity) municipality!: Relation<MunicipalityEntity> | null;
  @Column('integer', { nullable: true }) year!: number | null;
  @Column('text', { nullable: true }) halfYear!: string | null;
  @Column('text', { nullable: true }) kindOfDwelling!: string | null;
  @Column('integer') candidates!: number;
  /** Period, municipality and kind as text that sorts. */
  @Column('text') demandOrder!: string;
  @Column('jsonb') withheld!: Array<{ field: string; reason: string }>;
  @Column('boolean') synthetic!: boolean;
}
