import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { Bilingual } from '../../errors';
import { SourcedEntity } from '../document/document.entity';
import { MunicipalityEntity } from '../municipality/municipality.entity';
import { ProductEntity } from '../product/product.entity';

@Entity({ schema: 'hub', name: 'indicator' })
export class IndicatorEntity {
  @PrimaryColumn('text') id!: string;
  @Column('jsonb') name!: Bilingual;
  @Column('jsonb') definition!: Bilingual;
  @Column('text') unit!: string;
  @Column('jsonb', { nullable: true }) numerator!: Bilingual | null;
  @Column('jsonb', { nullable: true }) denominator!: Bilingual | null;
  @Column('jsonb', { nullable: true }) exclusions!: Bilingual | null;
  @Column('jsonb', { nullable: true }) norm!: Bilingual | null;
  @Column('jsonb') source!: Bilingual;
  @Column('jsonb', { nullable: true }) coverage!: Bilingual | null;
  @Column('boolean') computed!: boolean;
  @Column('integer') version!: number;
}

/** A view: what others published, and what the hub computes from public facts, in one form. */
@Entity({ schema: 'hub', name: 'indicator_value', synchronize: false })
export class IndicatorValueEntity extends SourcedEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => IndicatorEntity) indicator!: Relation<IndicatorEntity>;
  @Column('text') origin!: string;
  @Column('text') periodKind!: string;
  @Column('text', { nullable: true }) period!: string | null;
  @Column('text', { nullable: true }) area!: string | null;
  @ManyToOne(() => MunicipalityEntity) municipality!: Relation<MunicipalityEntity> | null;
  @ManyToOne(() => ProductEntity) product!: Relation<ProductEntity> | null;
  @Column('text', { nullable: true }) categoryKind!: string | null;
  @Column('text', { nullable: true }) category!: string | null;
  @Column('text', { nullable: true }) categoryEn!: string | null;
  @Column('double precision', { nullable: true }) valueMin!: number | null;
  @Column('double precision', { nullable: true }) valueMax!: number | null;
  @Column('text') unit!: string;
  @Column('text', { nullable: true }) flow!: string | null;
  @Column('text', { nullable: true }) statedText!: string | null;
  @Column('text', { nullable: true }) conflictKey!: string | null;
  @Column('text', { nullable: true }) originalSource!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('jsonb', { nullable: true }) coverage!: {
    covered: number;
    total: number;
    oldest: string | null;
  } | null;
}
