import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';

@Entity({ schema: 'hub', name: 'document' })
export class DocumentEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') title!: string;
  @Column('text') publisher!: string;
  @Column('date', { nullable: true }) publishedOn!: string | null;
  @Column('text', { nullable: true }) dateText!: string | null;
}

/** What was transcribed from a document says from which one, and where in it. */
export abstract class SourcedEntity {
  @ManyToOne(() => DocumentEntity) document!: Relation<DocumentEntity> | null;
  @Column('text', { nullable: true }) documentPlace!: string | null;
}
