import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { HousingCareProduct } from './product.type';
import { SetInactivityInput, SetInactivityPayload } from './set-inactivity.input';

/** As the check on the column says. */
const range = { minimum: 1, maximum: 365 };

@Resolver()
export class SetInactivityResolver {
  @Mutation(() => SetInactivityPayload, {
    description:
      'Inactiviteit wijzigen. Sets after how many days without a sign a client in a facility with this product counts as left. ' +
      'It holds at once for what is counted from then on; what is published stays.',
  })
  @Slice('indicator.inactivity')
  async setInactivity(
    @Arg('input', () => SetInactivityInput, { description: 'Inactiviteit. The product and its days.' })
    { product, days = null }: SetInactivityInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<SetInactivityPayload> {
    if (days !== null && (days < range.minimum || days > range.maximum))
      return answer(product, [outOfRange()]);
    const changed = await unit.query(
      'update hub.product set inactive_after_days = $2 where id = $1 returning id',
      [product, days],
    );
    if (changed.length === 0) return answer(product, [notFound()]);
    // To what it was set stands in the line, so that the trail tells what it was before.
    const set = days === null ? 'never inactive' : `inactive after ${days} days`;
    await recordAct(unit, { activity: 'indicator.inactivity', subjects: [product, set], requestId });
    return answer(product, []);
  }
}

const answer = (product: string, userErrors: UserError[]): SetInactivityPayload => ({
  product: Read.one(HousingCareProduct, product),
  userErrors,
});

const outOfRange = () =>
  userError(InvalidInput, { code: 'INACTIVITY_OUT_OF_RANGE', path: ['days'], values: range });

const notFound = () => userError(InvalidInput, { code: 'PRODUCT_NOT_FOUND', path: ['product'] });
