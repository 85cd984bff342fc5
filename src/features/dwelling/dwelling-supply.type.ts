import { Field, Int } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { MappedType } from '../../graphql/mapped-type';
import { KindOfDwelling } from '../candidate/candidate.type';
import { HousingMarket, Municipality } from '../municipality/municipality.type';
import { DwellingSupplyEntity } from './dwelling-supply.entity';

@MappedType({
  entity: () => DwellingSupplyEntity,
  slice: 'dwelling.supply',
  description:
    'Aanbod van woningen. The announced dwellings by municipality, half-year and kind: of a housing association its own and ' +
    'nothing of others, of those in charge all. Source: the associations.',
})
export class DwellingSupply {
  @Field(() => HousingMarket, { description: 'Woningmarktregio. In which housing market.' })
  housingMarket!: CodeOf<typeof HousingMarket>;

  @Field(() => Municipality, { description: 'Gemeente. Where they stand.' })
  municipality!: Municipality;

  @Field(() => String, { description: 'Half jaar. In which they come free, such as 2027-H1.' })
  halfYear!: string;

  @Field(() => KindOfDwelling, { description: 'Soort woning. What kind of home they are.' })
  kindOfDwelling!: CodeOf<typeof KindOfDwelling>;

  @Field(() => Int, { description: 'Beschikbaar. Dwellings that stand in no nomination.' })
  available!: number;

  @Field(() => Int, {
    description: 'Voorgedragen. Dwellings that stand in a nomination and are not let yet.',
  })
  nominated!: number;

  @Field({ description: 'Synthetisch. Whether one of them is made up for demonstration or test.' })
  synthetic!: boolean;
}
