import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { InvalidInput, userError } from '../../graphql/user-error';
import { answer, setDays } from './set-days';
import { SetReportIntervalInput, SetReportIntervalPayload } from './set-report-interval.input';

/** As the check on the column says. */
const range = { minimum: 1, maximum: 92 };

@Resolver()
export class SetReportIntervalResolver {
  @Mutation(() => SetReportIntervalPayload, {
    description:
      'Meldtermijn wijzigen. Sets after how many days the next report of every facility with this product is due; it holds at once.',
  })
  @Slice('capacity.interval')
  async setReportInterval(
    @Arg('input', () => SetReportIntervalInput, { description: 'Meldtermijn. The product and its interval.' })
    { product, days }: SetReportIntervalInput,
    @Ctx() context: OperationContext,
  ): Promise<SetReportIntervalPayload> {
    if (days < range.minimum || days > range.maximum) return answer(product, [outOfRange()]);
    const said = `${days} days`;
    return setDays(context, {
      column: 'report_every_days',
      product,
      days,
      activity: 'capacity.interval',
      said,
    });
  }
}

const outOfRange = () =>
  userError(InvalidInput, { code: 'INTERVAL_OUT_OF_RANGE', path: ['days'], values: range });
