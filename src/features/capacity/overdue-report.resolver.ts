import { Args, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { by, Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { OverdueReport, OverdueReportConnection } from './overdue-report.type';

@Resolver()
export class OverdueReportResolver {
  @Query(() => OverdueReportConnection, {
    description:
      'Achterstallige meldingen. The facilities whose exact state you see and whose report is overdue, the longest overdue first; ' +
      'before all those that never reported.',
  })
  @Slice('capacity.exact')
  overdueReports(@Args(() => PageArgs) page: PageArgs): InstanceType<typeof OverdueReportConnection> {
    return Read.connection(OverdueReport, by('dueOrder'), page);
  }
}
