import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { SourcedEntity } from '../document/document.entity';
import { MunicipalityEntity } from '../municipality/municipality.entity';

@Entity({ schema: 'hub', name: 'partner' })
export class PartnerEntity extends SourcedEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('text') kind!: string;
  @Column('text', { nullable: true }) oin!: string | null;
  @Column('text', { nullable: true }) agb!: string | null;
  @Column('text', { nullable: true }) workingAreaNote!: string | null;
}

@Entity({ schema: 'hub', name: 'working_area' })
export class WorkingAreaEntity {
  @PrimaryColumn('text') id!: string;
  @ManyToOne(() => PartnerEntity) partner!: Relation<PartnerEntity>;
  @ManyToOne(() => MunicipalityEntity) municipality!: Relation<MunicipalityEntity>;
  @Column('date', { nullable: true }) validFrom!: string | null;
  @Column('date', { nullable: true }) validTo!: string | null;
}
