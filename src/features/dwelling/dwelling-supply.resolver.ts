import { Arg, Field, FieldResolver, InputType, Int, Query, Resolver } from 'type-graphql';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { Expression, readOverMapping } from '../../graphql/mapped-type';
import { by, Read } from '../../graphql/read';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { KindOfDwelling } from '../candidate/candidate.type';
import { HousingDemand } from '../candidate/housing-demand.type';
import { HousingMarket } from '../municipality/municipality.type';
import { DwellingSupply } from './dwelling-supply.type';

@InputType({ description: 'Filter op het aanbod van woningen. All that is given holds at once.' })
class DwellingSupplyFilter {
  @Field(() => [HousingMarket], {
    nullable: true,
    description: 'Woningmarktregio. In one of these housing markets.',
  })
  @FilterOn(() => DwellingSupply, 'housingMarket')
  housingMarket?: string[];

  @Field(() => [CbsMunicipalityCode], {
    nullable: true,
    description: 'Gemeente. In one of these municipalities.',
  })
  @FilterOn(() => DwellingSupply, 'municipality.id')
  municipality?: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Half jaar. Free in one of these half-years, such as 2027-H1.',
  })
  @FilterOn(() => DwellingSupply, 'halfYear')
  halfYear?: string[];

  @Field(() => [KindOfDwelling], { nullable: true, description: 'Soort woning. One of these kinds.' })
  @FilterOn(() => DwellingSupply, 'kindOfDwelling')
  kindOfDwelling?: string[];
}

@Resolver()
export class DwellingSupplyResolver {
  @Query(() => [DwellingSupply], {
    description:
      'Aanbod van woningen. The announced dwellings beside the demand, by period: your own, or all of them for those in charge.',
  })
  @Slice('dwelling.supply')
  dwellingSupply(
    @Arg('filter', () => DwellingSupplyFilter, {
      nullable: true,
      description: 'Filter. Which part of the supply.',
    })
    filter?: DwellingSupplyFilter,
  ): DwellingSupply[] {
    return Read.list(DwellingSupply, by('supplyOrder'), conditionsOf(filter));
  }
}

/** What a line of the demand shows of area, period and kind; what it does not show may be any. */
const announcedSql = (row: string): string => `(
  select coalesce(sum(s.available), 0)::integer from hub.dwelling_supply s
  where s.housing_market = ${row}.housing_market
    and (${row}.municipality_id is null or s.municipality_id = ${row}.municipality_id)
    and (${row}.kind_of_dwelling is null or s.kind_of_dwelling = ${row}.kind_of_dwelling)
    and (${row}.half_year is null or s.half_year = ${row}.half_year)
    and (${row}.year is null or left(s.half_year, 4) = ${row}.year::text))`;

@Resolver(() => HousingDemand)
export class HousingDemandSupply {
  @FieldResolver(() => Int, {
    description:
      'Aangekondigd. Available dwellings of your own that fit this line by municipality, period and kind, as far as it shows ' +
      'them; what one line leaves open counts in another too. What others announced is not told.',
  })
  @Slice('dwelling.announce')
  @Expression(announcedSql)
  announcedByYou(): number {
    return readOverMapping();
  }

  @FieldResolver(() => Int, {
    description:
      'Aangekondigd door alle corporaties. Available dwellings that fit this line by municipality, period and kind, as far as ' +
      'it shows them; what one line leaves open counts in another too.',
  })
  @Slice('dwelling.region')
  @Expression(announcedSql)
  announced(): number {
    return readOverMapping();
  }
}
