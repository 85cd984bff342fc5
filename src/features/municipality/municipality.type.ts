import { Field } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { Expression, MappedType } from '../../graphql/mapped-type';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { SourcedNode } from '../document/document.type';
import { MunicipalityEntity } from './municipality.entity';

export const HousingMarket = codes(
  'HousingMarket',
  'Woningmarktregio (deelregio). Housing market and sub-region of a municipality; nothing mixes the two.',
  { DRECHTSTEDEN: 'Drechtsteden', ALBLASSERWAARD: 'Alblasserwaard' },
);

@MappedType({
  entity: () => MunicipalityEntity,
  slice: 'public.facts',
  node: true,
  description: 'Gemeente. One of the nine municipalities of the region for sheltered housing and shelter.',
})
export class Municipality extends SourcedNode {
  @Field(() => CbsMunicipalityCode, { description: 'Gemeentecode. Code at Statistics Netherlands (CBS).' })
  @Expression((row) => `${row}.id`)
  code!: string;

  @Field({ description: 'Naam. Name.' })
  name!: string;

  @Field(() => HousingMarket, {
    description: 'Woningmarktregio. Housing market (sub-region) in which it lies.',
  })
  housingMarket!: CodeOf<typeof HousingMarket>;

  @Field({
    description: 'Centrumgemeente. Whether it is the central municipality, responsible for the whole chain.',
  })
  central!: boolean;
}
