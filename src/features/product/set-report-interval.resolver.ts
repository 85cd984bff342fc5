import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { HousingCareProduct } from './product.type';
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
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<SetReportIntervalPayload> {
    if (days < range.minimum || days > range.maximum) return answer(product, [outOfRange()]);
    const changed = await unit.query(
      'update hub.product set report_every_days = $2 where id = $1 returning id',
      [product, days],
    );
    if (changed.length === 0) return answer(product, [notFound()]);
    // To what it was set stands in the line, so that the trail tells what it was before.
    await recordAct(unit, { activity: 'capacity.interval', subjects: [product, `${days} days`], requestId });
    return answer(product, []);
  }
}

const answer = (product: string, userErrors: UserError[]): SetReportIntervalPayload => ({
  product: Read.one(HousingCareProduct, product),
  userErrors,
});

const outOfRange = () =>
  userError(InvalidInput, { code: 'INTERVAL_OUT_OF_RANGE', path: ['days'], values: range });

const notFound = () => userError(InvalidInput, { code: 'PRODUCT_NOT_FOUND', path: ['product'] });
