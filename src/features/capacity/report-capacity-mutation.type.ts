import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../graphql/user-error';
import { Facility } from '../facility/facility.type';
import { CapacityMutation } from './capacity-mutation.type';

@Extensions({ slice: 'capacity.report' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Resultaat van een melding. The recorded mutation with the new state, or what was wrong with the input.',
})
export class ReportCapacityMutationPayload {
  @Field(() => CapacityMutation, {
    nullable: true,
    description: 'Mutatie. The recorded line; null when there are user errors.',
  })
  capacityMutation!: CapacityMutation | null;

  @Field(() => Facility, {
    nullable: true,
    description: 'Voorziening. The facility in its state after this; null when it is not yours.',
  })
  facility!: Facility | null;

  @Field({
    description: 'Al gemeld. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyReported!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}

@Extensions({ slice: 'capacity.report' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Uitkomst van een melding. What became of one of several reports, in the order in which they were sent.',
})
export class ReportOutcome extends ReportCapacityMutationPayload {
  @Field(() => Int, { description: 'Volgnummer. Place of the report in the call, from 0.' })
  index!: number;
}

@Extensions({ slice: 'capacity.report' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van meldingen ineens. How many were recorded, and what became of each.',
})
export class ReportCapacityMutationsPayload {
  @Field(() => Int, { description: 'Vastgelegd. Reports that were recorded by this call.' })
  recorded!: number;

  @Field(() => Int, {
    description: 'Al gemeld. Reports that had been recorded before, so that nothing changed now.',
  })
  alreadyReported!: number;

  @Field(() => [ReportOutcome], { description: 'Uitkomsten. What became of each report.' })
  outcomes!: ReportOutcome[];

  @Field(() => [UserError], {
    description: 'Gebruikersfouten. All that was wrong, of every report; empty when nothing was.',
  })
  userErrors!: UserError[];
}
