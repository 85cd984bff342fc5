import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MunicipalityEntity } from '../municipality/municipality.entity';

/** What home a client needs. Its key is its own: the trajectory behind it is not read here. */
@Entity({ schema: 'hub', name: 'housing_need' })
export class HousingNeedEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') housingMarket!: string;
  @Column('text') expectedHalfYear!: string;
  @Column('text', { nullable: true }) expectedQuarter!: string | null;
  @Column('text') kindOfDwelling!: string;
  @Column('integer', { nullable: true }) minRooms!: number | null;
  @Column('text', { nullable: true }) householdSize!: string | null;
  @Column('text', { nullable: true }) accessibility!: string | null;
  @Column('text', { nullable: true }) rentBand!: string | null;
  @Column('boolean', { nullable: true }) guidanceArranged!: boolean | null;
  @Column('date', { nullable: true }) guidanceUntil!: string | null;
  @Column('text', { nullable: true }) scheme!: string | null;
  /** Whether the client still waits for a home. */
  @Column('boolean') open!: boolean;
  /** Drawn anew whenever it is recorded. */
  @Column('uuid') shownVersion!: string;
  /** The expected period as text that sorts. */
  @Column('text') periodOrder!: string;
  @Column('boolean') synthetic!: boolean;
}

/** A municipality where a client would like to live, or cannot. */
@Entity({ schema: 'hub', name: 'housing_area' })
export class HousingAreaEntity {
  @PrimaryColumn('uuid') id!: string;
  @ManyToOne(() => HousingNeedEntity) need!: Relation<HousingNeedEntity>;
  @ManyToOne(() => MunicipalityEntity) municipality!: Relation<MunicipalityEntity>;
  @Column('text') wish!: string;
  @Column('boolean') synthetic!: boolean;
}
