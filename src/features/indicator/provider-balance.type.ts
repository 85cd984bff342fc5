import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import { ClosedPeriod } from '../../graphql/scalars';
import { Partner } from '../partner/partner.type';

@Extensions({ slice: 'capacity.quality' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Balans van een aanbieder. Counts beside stays, between the last count before the period begins and the last one before it ends, per ' +
    'facility and added up. Exact. Source: the ledger of capacity mutations, and stays.',
})
export class ProviderBalance {
  @Field(() => Partner, { description: 'Aanbieder. Who runs the facilities.' })
  provider!: Partner;

  @Field(() => ClosedPeriod, { description: 'Periode. Such as 2025, 2025-H1 or 2025-Q1.' })
  period!: string;

  @Field(() => Int, {
    description:
      'Voorzieningen. How many are compared: those with a count before both ends of the period, and stays.',
  })
  facilities!: number;

  @Field(() => Int, { description: 'Vorige stand. Persons or households by the earlier counts.' })
  stockBefore!: number;

  @Field(() => Int, { description: 'Instroom. Stays that began after the earlier count.' })
  inflow!: number;

  @Field(() => Int, { description: 'Uitstroom. Stays that ended after the earlier count.' })
  outflow!: number;

  @Field(() => Int, { description: 'Stand. Persons or households by the last counts.' })
  stockNow!: number;

  @Field(() => Int, {
    description:
      'Balans. stockBefore + inflow - outflow - stockNow: not zero is a finding on the quality of the data.',
  })
  balance!: number;

  @Field({
    description:
      'Synthetisch. Whether a made-up count or stay stands behind it: these do not match, so that the balance says nothing.',
  })
  synthetic!: boolean;
}
