import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { SourcedEntity } from '../document/document.entity';
import { MunicipalityEntity } from '../municipality/municipality.entity';
import { ProductEntity } from '../product/product.entity';

@Entity({ schema: 'hub', name: 'need' })
export class NeedEntity extends SourcedEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => ProductEntity) product!: Relation<ProductEntity>;
  @Column('text') statedText!: string;
  @Column('integer', { nullable: true }) numberMin!: number | null;
  @Column('integer', { nullable: true }) numberMax!: number | null;
  @Column('text') unit!: string;
  @Column('text') flow!: string;
  @Column('integer', { nullable: true }) facilities!: number | null;
  @Column('text') period!: string;
  @Column('text', { nullable: true }) originalSource!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
}

@Entity({ schema: 'hub', name: 'pledge' })
export class PledgeEntity extends SourcedEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => MunicipalityEntity) municipality!: Relation<MunicipalityEntity>;
  @ManyToOne(() => ProductEntity) product!: Relation<ProductEntity>;
  @Column('text') statedText!: string;
  @Column('text', { array: true }) answers!: string[];
  @Column('integer', { nullable: true }) numberMin!: number | null;
  @Column('integer', { nullable: true }) numberMax!: number | null;
  @Column('text', { nullable: true }) unit!: string | null;
  @Column('text', { nullable: true }) flow!: string | null;
  @Column('text', { nullable: true }) targetGroup!: string | null;
  @Column('text', { nullable: true }) jointKey!: string | null;
  @Column('text', { array: true }) footnotes!: string[];
  @Column('date') presentedOn!: string;
}

@Entity({ schema: 'hub', name: 'pledge_note' })
export class PledgeNoteEntity extends SourcedEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => MunicipalityEntity) municipality!: Relation<MunicipalityEntity>;
  @Column('text') text!: string;
}

/** A view: need, pledge, planned and realised of a municipality and product, side by side. */
@Entity({ schema: 'hub', name: 'agenda_line', synchronize: false })
export class AgendaLineEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => MunicipalityEntity) municipality!: Relation<MunicipalityEntity>;
  @ManyToOne(() => ProductEntity) product!: Relation<ProductEntity>;
  @ManyToOne(() => PledgeEntity) pledge!: Relation<PledgeEntity> | null;
  @ManyToOne(() => NeedEntity) need!: Relation<NeedEntity> | null;
  @Column('jsonb') realised!: Array<{ unit: string; number: number; facilities: number }>;
  @Column('integer') plannedFacilities!: number;
}
