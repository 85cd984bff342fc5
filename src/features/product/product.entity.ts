import { Column, Entity, PrimaryColumn } from 'typeorm';
import { SourcedEntity } from '../document/document.entity';

@Entity({ schema: 'hub', name: 'product' })
export class ProductEntity extends SourcedEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) description!: string | null;
  @Column('text') addedBy!: string;
  @Column('integer') reportEveryDays!: number;
  @Column('integer', { nullable: true }) inactiveAfterDays!: number | null;
}
