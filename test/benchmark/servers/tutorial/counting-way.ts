import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a facility is counted from a day on. */
@Entity({ schema: 'hub', name: 'counting_way' })
export class CountingWay {
  @PrimaryColumn({ type: 'bigint' }) position!: string;
  @Column('text') facilityId!: string;
  @Column('text') way!: 'COUNTS' | 'STAYS';
  @Column('date', { name: 'from_date' }) from!: string;
}
