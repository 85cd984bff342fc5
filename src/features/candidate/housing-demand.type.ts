import { Field, Int } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { MappedType } from '../../graphql/mapped-type';
import { Withheld, withheldDescription } from '../../graphql/withheld';
import { HousingMarket, Municipality } from '../municipality/municipality.type';
import { HousingDemandEntity } from './candidate.entity';
import { CandidateList, KindOfDwelling } from './candidate.type';

@MappedType({
  entity: () => HousingDemandEntity,
  slice: 'candidate.published',
  description:
    'Vraag naar woningen. How many homes the published list asks for, by area, half-year and kind of dwelling. Every candidate ' +
    'is counted once, under what the list shows; so what is wanted in a municipality is this figure and a share of those that ' +
    'withhold one.',
})
export class HousingDemand {
  @Field(() => CandidateList, { description: 'Lijst. The list that it adds up.' })
  list!: CandidateList;

  @Field(() => HousingMarket, { description: 'Woningmarktregio. Where homes are sought.' })
  housingMarket!: CodeOf<typeof HousingMarket>;

  @Field(() => Municipality, {
    nullable: true,
    description:
      'Gemeente waar woningen worden gezocht. Null when withheld, and when any municipality of the housing market will do.',
  })
  municipality!: Municipality | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Jaar. Year in which the homes are expected to be needed; null when withheld.',
  })
  year!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Half jaar. Half-year in which the homes are expected to be needed, such as 2027-H1; null when withheld.',
  })
  halfYear!: string | null;

  @Field(() => KindOfDwelling, {
    nullable: true,
    description: 'Soort woning. Kind of home that is sought; null when withheld.',
  })
  kindOfDwelling!: CodeOf<typeof KindOfDwelling> | null;

  @Field(() => Int, { description: 'Uitstromers. Records of the list that show this, five at least.' })
  candidates!: number;

  @Field({ description: 'Synthetisch. Whether it rests on made-up clients.' })
  synthetic!: boolean;

  @Field(() => [Withheld], { description: withheldDescription })
  withheld!: Withheld[];
}
