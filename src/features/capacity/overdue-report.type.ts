import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int } from 'type-graphql';
import { connectionOf } from '../../graphql/connection';
import { MappedType } from '../../graphql/mapped-type';
import { Facility } from '../facility/facility.type';
import { Partner } from '../partner/partner.type';
import { OverdueReportEntity } from './overdue-report.entity';

@MappedType({
  entity: () => OverdueReportEntity,
  slice: 'capacity.exact',
  description:
    'Achterstallige melding. A facility that is to report and did not in time, or never did. Source: the ledger of capacity mutations.',
})
export class OverdueReport {
  @Field(() => Facility, { description: 'Voorziening. The facility.' })
  facility!: Facility;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Uiterste datum. Date by which the report was due; null when none was ever made.',
  })
  dueOn!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Dagen te laat. Days since that date; null when none was ever made.',
  })
  daysLate!: number | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Gemeld op. Moment of the last report; null when none was ever made.',
  })
  reportedAt!: Date | null;

  @Field(() => Partner, {
    nullable: true,
    description: 'Gemeld door. Who made the last report; null when none was ever made.',
  })
  reportedBy!: Partner | null;
}

export const OverdueReportConnection = connectionOf(OverdueReport, 'OverdueReport', 'capacity.exact');
