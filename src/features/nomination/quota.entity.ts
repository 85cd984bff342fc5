import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { SourcedEntity } from '../document/document.entity';
import { MunicipalityEntity } from '../municipality/municipality.entity';

/** A view: what was agreed, for each year in which it holds. */
@Entity({ schema: 'hub', name: 'quota', synchronize: false })
export class QuotaEntity extends SourcedEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') scheme!: string;
  @ManyToOne(() => MunicipalityEntity) municipality!: Relation<MunicipalityEntity> | null;
  @Column('integer') year!: number;
  @Column('integer') agreed!: number;
  @Column('text', { nullable: true }) allocationKey!: string | null;
  @Column('text', { nullable: true }) allocatedBy!: string | null;
  @Column('integer', { nullable: true }) allocationFigure!: number | null;
  @Column('text', { nullable: true }) note!: string | null;
  /** On what a decision of the central municipality rests. */
  @Column('text', { nullable: true }) source!: string | null;
  @Column('boolean') synthetic!: boolean;
}
