import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MunicipalityEntity } from '../municipality/municipality.entity';

/** A view: the dwellings that the caller sees and that are not let, as the demand is told apart. */
@Entity({ schema: 'hub', name: 'dwelling_supply', synchronize: false })
export class DwellingSupplyEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') housingMarket!: string;
  @ManyToOne(() => MunicipalityEntity) municipality!: Relation<MunicipalityEntity>;
  @Column('text') halfYear!: string;
  @Column('text') kindOfDwelling!: string;
  @Column('integer') available!: number;
  @Column('integer') nominated!: number;
  /** Period, municipality and kind as text that sorts. */
  @Column('text') supplyOrder!: string;
  @Column('boolean') synthetic!: boolean;
}
