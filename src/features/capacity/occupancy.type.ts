import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { Expression, MappedType } from '../../graphql/mapped-type';
import { Partner } from '../partner/partner.type';
import { CountingWay } from './capacity.codes';
import { CapacityStateEntity } from './capacity.entity';
import { reportDueSql } from './coverage.type';

const dueSql = (row: string, product: string): string =>
  reportDueSql(`${row}.reported_at`, `${product}.report_every_days`);

/** Asked first: whether a report is expected takes more looking, and of most facilities the last one came in time. */
const reportedInTime = (row: string): string =>
  `(select ${dueSql(row, 'p')} >= current_date from hub.facility f join hub.product p on p.id = f.product_id
    where f.id = ${row}.facility_id)`;

@MappedType({
  entity: () => CapacityStateEntity,
  slice: 'capacity.exact',
  description:
    "Bezetting. The exact state of a facility on a date, in the facility's unit. Source: the ledger of capacity mutations. " +
    'available = places - outOfUse; free = available - occupied, and below zero when more people are in than there is place for.',
})
export class FacilityOccupancy {
  @Field(() => Int, {
    nullable: true,
    description: 'Plekken. Regular and reserve together; null when never reported.',
  })
  places!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Buiten gebruik. Places that cannot be used; null when never reported.',
  })
  outOfUse!: number | null;

  @Field(() => Int, { nullable: true, description: 'Beschikbaar. places - outOfUse.' })
  @Expression((row) => `${row}.places - ${row}.out_of_use`)
  available!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Bezet. Places in use at the last count, or by open stays; null when never counted.',
  })
  occupied!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Vrij. available - occupied; below zero at over-occupancy.',
  })
  @Expression((row) => `${row}.places - ${row}.out_of_use - ${row}.occupied`)
  free!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Overbezetting. People above the available places; 0 when there is room.',
  })
  @Expression((row) => `greatest(${row}.occupied - (${row}.places - ${row}.out_of_use), 0)`)
  overOccupied!: number | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Geteld op. Date of the last count, or on which a stay last began or ended.',
  })
  countedOn!: string | null;

  @Field(() => CountingWay, {
    description: 'Wijze van tellen. Whether that follows from counts or from the stays of clients.',
  })
  countedBy!: CodeOf<typeof CountingWay>;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Gemeld op. Moment of the last report that this state rests on.',
  })
  reportedAt!: Date | null;

  @Field(() => Partner, {
    nullable: true,
    description: 'Gemeld door. Who made that report; null when it came from a document.',
  })
  reportedBy!: Partner | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Volgende melding uiterlijk. Date by which the next report is due: so many days after the last as its product says ' +
      '(`reportEveryDays`); null when none was ever made, or when none is expected: closed, without places, or not open yet.',
  })
  @Expression(
    (row) => `(select ${dueSql(row, 'f')} from hub.reporting_facility f where f.id = ${row}.facility_id)`,
  )
  nextReportDue!: string | null;

  @Field({
    description:
      'Te laat. Whether the next report is overdue today, or none was ever made; never when none is expected.',
  })
  @Expression(
    (row) => `case when ${reportedInTime(row)} then false
      else exists (select from hub.reporting_facility f where f.id = ${row}.facility_id) end`,
  )
  overdue!: boolean;

  @Field({ description: 'Versie. Version of the state: that of today changes with every report.' })
  @Expression((row) => `${row}.version::text`)
  version!: string;

  @Field({ description: 'Synthetisch. Whether the count behind it is made up for demonstration or test.' })
  synthetic!: boolean;
}
