import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { Unit } from '../facility/facility.codes';
import { Facility } from '../facility/facility.type';

@Extensions({ slice: 'capacity.exact' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Eigen bezetting in een periode. Exact nights of one facility that you may see the occupancy of, in a published period: the ' +
    'operator its own, a municipality those in it, the central municipality all. Never to be published as they are. ' +
    'Source: the ledger of capacity mutations as known at the end of the day of the publication.',
})
export class OwnOccupancyPeriod {
  @Field({ description: 'Periode. Such as 2026-W46, 2026-11 or 2026-Q4.' })
  period!: string;

  @Field(() => GraphQLLocalDate, { description: 'Eerste dag. Of the period.' })
  firstDay!: string;

  @Field(() => GraphQLLocalDate, { description: 'Laatste dag. Of the period; its night is the last one.' })
  lastDay!: string;

  @Field(() => GraphQLLocalDate, {
    description:
      'Bekend op. Day at the end of which the ledger was known as it is read, as of the published figure.',
  })
  asOf!: string;

  @Field(() => Facility, { description: 'Voorziening. Whose nights these are.' })
  facility!: Facility;

  @Field(() => Unit, { nullable: true, description: 'Eenheid. What is counted; null when it was not said.' })
  unit!: CodeOf<typeof Unit> | null;

  @Field(() => Int, { description: 'Nachten. Nights of the period.' })
  nights!: number;

  @Field(() => Int, {
    description:
      'Bekende nachten. Nights of which both places and occupancy are known: all figures beside this are of these.',
  })
  knownNights!: number;

  @Field(() => Int, { description: 'Pleknachten. Places, added up over the known nights.' })
  placeNights!: number;

  @Field(() => Int, {
    description: 'Nachten buiten gebruik. Places out of use, added up over the known nights.',
  })
  outOfUseNights!: number;

  @Field(() => Int, {
    description: 'Bezette nachten. Occupied places, added up over the known nights; never capped.',
  })
  occupiedNights!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Bezetting. Occupied nights as a share of place nights less those out of use; above 1 is over-occupancy. Null without capacity.',
  })
  share!: number | null;

  @Field({ description: 'Synthetisch. Whether made-up figures stand behind it.' })
  synthetic!: boolean;
}
