import { Field } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { MappedType } from '../../graphql/mapped-type';
import { KindOfDwelling } from '../candidate/candidate.type';
import { HousingMarket } from '../municipality/municipality.type';
import { HousingNeedEntity } from './housing-need.entity';

@MappedType({
  entity: () => HousingNeedEntity,
  slice: 'candidate.need',
  description:
    'Woonbehoefte. What home somebody needs, and when: in full, unlike the published list of candidates.',
})
export class HousingNeed {
  @Field(() => HousingMarket, { description: 'Woningmarktregio. Where a home is sought.' })
  housingMarket!: CodeOf<typeof HousingMarket>;

  @Field({ description: 'Half jaar. When a home is expected to be needed, such as 2027-H1.' })
  expectedHalfYear!: string;

  @Field(() => KindOfDwelling, { description: 'Soort woning. Kind of home that is sought.' })
  kindOfDwelling!: CodeOf<typeof KindOfDwelling>;

  @Field({ description: 'Synthetisch. Whether it is made up for demonstration or test.' })
  synthetic!: boolean;
}
