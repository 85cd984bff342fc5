import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MunicipalityEntity } from '../municipality/municipality.entity';
import { ProductEntity } from '../product/product.entity';

@Entity({ schema: 'published', name: 'free_places' })
export class FreePlacesEntity {
  @PrimaryColumn('text') id!: string;
  @Column('date') week!: string;
  @ManyToOne(() => MunicipalityEntity) municipality!: Relation<MunicipalityEntity> | null;
  @Column('text', { nullable: true }) housingMarket!: string | null;
  @ManyToOne(() => ProductEntity) product!: Relation<ProductEntity>;
  @Column('text', { nullable: true }) unit!: string | null;
  @Column('text') freeClass!: string;
  @Column('integer') facilities!: number;
  @Column('jsonb') coverage!: object;
  @Column('boolean') synthetic!: boolean;
}
