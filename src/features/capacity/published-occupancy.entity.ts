import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PartnerEntity } from '../partner/partner.entity';
import { ProductEntity } from '../product/product.entity';

@Entity({ schema: 'published', name: 'occupancy' })
export class PublishedOccupancyEntity {
  @PrimaryColumn('text') id!: string;
  @Column('date') week!: string;
  @ManyToOne(() => ProductEntity) product!: Relation<ProductEntity>;
  @Column('text') unit!: string;
  @Column('text') occupancyClass!: string;
  @Column('integer') facilities!: number;
  @Column('integer') facilitiesInRegion!: number;
  @Column('jsonb') coverage!: object;
  @Column('boolean') synthetic!: boolean;
}

/** A view: what a provider has of each product, beside what is published of the region. */
@Entity({ schema: 'hub', name: 'occupancy_comparison', synchronize: false })
export class OccupancyComparisonEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => PartnerEntity) operator!: Relation<PartnerEntity>;
  @ManyToOne(() => ProductEntity) product!: Relation<ProductEntity>;
  @Column('text', { nullable: true }) unit!: string | null;
  @Column('integer') facilities!: number;
  @Column('integer') facilitiesCounted!: number;
  @Column('integer', { nullable: true }) places!: number | null;
  @Column('integer', { nullable: true }) available!: number | null;
  @Column('integer', { nullable: true }) occupied!: number | null;
  @Column('double precision', { nullable: true }) share!: number | null;
  @ManyToOne(() => PublishedOccupancyEntity) region!: Relation<PublishedOccupancyEntity> | null;
  @Column('text', { nullable: true }) notPublished!: string | null;
  @Column('boolean') synthetic!: boolean;
}
