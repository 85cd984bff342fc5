import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'hub', name: 'housing_need' })
export class HousingNeedEntity {
  @PrimaryColumn('uuid') trajectoryId!: string;
  @Column('text') housingMarket!: string;
  @Column('text') expectedHalfYear!: string;
  @Column('text') kindOfDwelling!: string;
  @Column('boolean') synthetic!: boolean;
}
