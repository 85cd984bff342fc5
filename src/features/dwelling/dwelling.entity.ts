import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MunicipalityEntity } from '../municipality/municipality.entity';
import { PartnerEntity } from '../partner/partner.entity';

@Entity({ schema: 'hub', name: 'dwelling' })
export class DwellingEntity {
  @PrimaryColumn('uuid') id!: string;
  @ManyToOne(() => PartnerEntity) association!: Relation<PartnerEntity>;
  @ManyToOne(() => MunicipalityEntity) municipality!: Relation<MunicipalityEntity>;
  @Column('text') kind!: string;
  @Column('integer') rooms!: number;
  @Column('text') rentBand!: string;
  @Column('text') accessibility!: string;
  @Column('date') availableFrom!: string;
  @Column('timestamptz') announcedAt!: Date;
  /** Kept by the database, from withdrawals and nominations. */
  @Column('text') state!: string;
  @Column('boolean') synthetic!: boolean;
}
