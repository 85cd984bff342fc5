import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, Int, ObjectType } from 'type-graphql';

@Extensions({ slice: 'capacity.published' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Dekking van een publicatie. How fresh the facilities were for which a published figure speaks, at the start of its week: ' +
    'those of its product in its area that are to report, whether or not their state is known. A facility has reported ' +
    'when its report was not overdue.',
})
export class PublishedCoverage {
  @Field(() => Int, {
    description: 'Aanbieders die meldden. Providers of whom every one of these facilities has reported.',
  })
  providersReported!: number;

  @Field(() => Int, { description: 'Aanbieders. Providers that run these facilities, as far as known.' })
  providers!: number;

  @Field(() => Int, { description: 'Voorzieningen die meldden. Facilities that have reported.' })
  facilitiesReported!: number;

  @Field(() => Int, { description: 'Voorzieningen. Facilities for which the figure speaks.' })
  facilities!: number;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Oudste melding. Day of the oldest among their last reports, overdue or not; null when none of them ever reported.',
  })
  oldestReport!: string | null;
}
