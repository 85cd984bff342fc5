import { Arg, Args, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { orderOf, orders } from '../../graphql/order';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { ErrorReportStatus } from './error-report.codes';
import { ErrorReport, ErrorReportConnection } from './error-report.type';

const ErrorReportOrder = orders('ErrorReportOrder', () => ErrorReport, {
  REPORTED_AT: { path: 'reportedAt', nl: 'moment van melden' },
});

@InputType({ description: 'Filter op foutmeldingen. All that is given holds at once.' })
class ErrorReportFilter {
  @Field(() => [ErrorReportStatus], {
    nullable: true,
    description: 'Status. Open, or with one of these outcomes.',
  })
  @FilterOn(() => ErrorReport, 'status')
  status?: string[];

  @Field(() => [ID], { nullable: true, description: 'Voorziening. On these facilities (global ids).' })
  @FilterOn(() => ErrorReport, 'facility.id', { globalIdOf: 'Facility' })
  facility?: string[];
}

@Resolver()
export class ErrorReportResolver {
  @Query(() => ErrorReportConnection, {
    description: 'Foutmeldingen. The error reports that you made, and those on facilities that you run.',
  })
  @Slice('error-report.read')
  errorReports(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ErrorReportFilter, { nullable: true, description: 'Filter. Which reports.' })
    filter?: ErrorReportFilter,
    @Arg('orderBy', () => ErrorReportOrder, {
      defaultValue: ErrorReportOrder.REPORTED_AT_DESC,
      description: 'Volgorde. Order; reported last comes first when nothing is given.',
    })
    orderBy: string = ErrorReportOrder.REPORTED_AT_DESC,
  ): InstanceType<typeof ErrorReportConnection> {
    return Read.connection(ErrorReport, orderOf('ErrorReportOrder', orderBy), page, conditionsOf(filter));
  }
}
