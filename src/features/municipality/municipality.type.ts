import { GraphQLLocalDate } from 'graphql-scalars';
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
  description:
    'Gemeente. A municipality of the region for sheltered housing and shelter, now or before; the documents name nine.',
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

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Hoort bij de regio sinds. First day on which it takes part in the region; null: always, as far as any document says. ' +
      'Indicators by municipality name it from that year on.',
  })
  memberFrom!: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Hoort niet meer bij de regio sinds. First day on which it does not take part any more; null: it does. Indicators by ' +
      'municipality name it up to the year before, or up to that one when it left in its course.',
  })
  memberUntil!: string | null;
}
