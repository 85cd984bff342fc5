import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'hub', name: 'nomination_deadline' })
export class NominationDeadlineEntity {
  @PrimaryColumn('text') state!: string;
  @Column('text') nextStep!: string;
  @Column('text') countsFrom!: string;
  @Column('integer') days!: number;
  @Column('text') source!: string;
  @Column('boolean') assumed!: boolean;
  @Column('integer') ordinal!: number;
}
