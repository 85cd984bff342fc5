import { Column, Entity, PrimaryColumn } from 'typeorm';
import { SourcedEntity } from '../document/document.entity';

@Entity({ schema: 'hub', name: 'municipality' })
export class MunicipalityEntity extends SourcedEntity {
  /** The CBS code. */
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('text') slug!: string;
  @Column('text') housingMarket!: string;
  @Column('boolean') central!: boolean;
  @Column('date', { nullable: true }) memberFrom!: string | null;
  @Column('date', { nullable: true }) memberUntil!: string | null;
}
