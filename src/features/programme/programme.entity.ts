import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { SourcedEntity } from '../document/document.entity';

@Entity({ schema: 'hub', name: 'programme_edition' })
export class ProgrammeEditionEntity extends SourcedEntity {
  @PrimaryColumn('text') id!: string;
  @Column('integer') number!: number;
  @Column('text') title!: string;
  @Column('text', { array: true }) legend!: string[];
  @Column('text', { array: true }) planningPeriods!: string[];
}

@Entity({ schema: 'hub', name: 'action_line' })
export class ActionLineEntity extends SourcedEntity {
  @PrimaryColumn('text') id!: string;
  @Column('integer') number!: number;
  @Column('text') title!: string;
  @Column('text') introduction!: string;
}

@Entity({ schema: 'hub', name: 'action' })
export class ActionEntity extends SourcedEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => ActionLineEntity) line!: Relation<ActionLineEntity>;
  @ManyToOne(() => ActionEntity) parent!: Relation<ActionEntity> | null;
  @Column('text') title!: string;
  @Column('integer') position!: number;
}

@Entity({ schema: 'hub', name: 'action_report' })
export class ActionReportEntity extends SourcedEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => ActionEntity) action!: Relation<ActionEntity>;
  @ManyToOne(() => ProgrammeEditionEntity) edition!: Relation<ProgrammeEditionEntity>;
  @Column('text', { nullable: true }) number!: string | null;
  @Column('text', { nullable: true }) numberPrinted!: string | null;
  @Column('text') title!: string;
  @Column('text', { nullable: true }) text!: string | null;
  @Column('text', { nullable: true }) scope!: string | null;
  @Column('text', { nullable: true }) scopeText!: string | null;
  @Column('text', { nullable: true }) planningText!: string | null;
  @Column('text', { nullable: true }) status!: string | null;
  @Column('text', { nullable: true }) statusText!: string | null;
  @Column('text', { nullable: true }) progress!: string | null;
  @Column('text', { nullable: true }) placesText!: string | null;
  @Column('integer', { nullable: true }) placesMin!: number | null;
  @Column('integer', { nullable: true }) placesMax!: number | null;
  @Column('text', { nullable: true }) placesUnit!: string | null;
  @Column('text', { nullable: true }) placesFlow!: string | null;
}
