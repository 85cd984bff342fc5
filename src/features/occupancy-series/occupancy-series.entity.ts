import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ProductEntity } from '../product/product.entity';

/** What is published of a product and unit in a closed week, month or quarter. */
@Entity({ schema: 'published', name: 'occupancy_period' })
export class OccupancyPeriodEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') period!: string;
  @Column('text') periodKind!: string;
  @Column('date') firstDay!: string;
  @Column('date') lastDay!: string;
  @Column('date') asOf!: string;
  @ManyToOne(() => ProductEntity) product!: Relation<ProductEntity>;
  @Column('text') unit!: string;
  @Column('text', { nullable: true }) occupancyClass!: string | null;
  @Column('text', { nullable: true }) notPublished!: string | null;
  @Column('integer', { nullable: true }) facilities!: number | null;
  @Column('integer') facilitiesInRegion!: number;
  @Column('jsonb', { nullable: true }) coverage!: object | null;
  @Column('boolean') synthetic!: boolean;
}
