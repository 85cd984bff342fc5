import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Extensions, Field, Int, ObjectType } from 'type-graphql';

@Extensions({ slice: 'capacity.exact' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Dekking van capaciteit. How fresh the facilities behind a figure are. A facility has reported when the last report of a ' +
    'partner about it was not overdue on the day that is asked; what a document states is no report.',
})
export class CapacityCoverage {
  @Field(() => Int, {
    description: 'Aanbieders die meldden. Providers of whom every facility behind the figure has reported.',
  })
  providersReported!: number;

  @Field(() => Int, { description: 'Aanbieders. Providers that run the facilities, as far as known.' })
  providers!: number;

  @Field(() => Int, { description: 'Voorzieningen die meldden. Facilities that have reported.' })
  facilitiesReported!: number;

  @Field(() => Int, { description: 'Voorzieningen. Facilities that the figure is about.' })
  facilities!: number;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'Oudste melding. Moment of the oldest among the last reports of the facilities, overdue or not; null when none of them ever reported.',
  })
  oldestReport!: string | null;
}

/** Where a statement with one row per facility finds what coverage is worked out from; each is an SQL expression. */
interface CoverageSource {
  /** The provider; null where nobody is known, which then counts as a facility only. */
  operator: string;
  /** Moment of the last report by a partner (`hub.capacity_state.reported_at`); null when there was none. */
  reportedAt: string;
  /** Day by which the next report was due: see {@link reportDueSql}. */
  dueOn: string;
  /** The day that is asked. */
  day: string;
}

/** The day by which the next report is due, so many days after the last (`hub.product.report_every_days`). */
export const reportDueSql = (reportedAt: string, everyDays: string): string =>
  `hub.report_due(${reportedAt}, ${everyDays})`;

/**
 * The coverage of a group of facilities, as a JSON object with the fields of {@link CapacityCoverage}. Nobody is overdue
 * yet on a day that lies ahead: that is judged as of today. A later report about a past day makes that day covered.
 */
export function coverageSql({ operator, reportedAt, dueOn, day }: CoverageSource): string {
  const late = `coalesce(${dueOn} < least(${day}, current_date), true)`;
  return `jsonb_build_object(
    'providersReported', count(distinct ${operator}) - count(distinct ${operator}) filter (where ${late}),
    'providers', count(distinct ${operator}),
    'facilitiesReported', count(*) filter (where not ${late}),
    'facilities', count(*),
    'oldestReport', to_char(min(${reportedAt}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
}
