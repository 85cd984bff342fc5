import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { InvalidInput, userError } from '../../graphql/user-error';
import { answer, setDays } from './set-days';
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
    @Ctx() context: OperationContext,
  ): Promise<SetInactivityPayload> {
    if (days !== null && (days < range.minimum || days > range.maximum))
      return answer(product, [outOfRange()]);
    const said = days === null ? 'never inactive' : `inactive after ${days} days`;
    return setDays(context, {
      column: 'inactive_after_days',
      product,
      days,
      activity: 'indicator.inactivity',
      said,
    });
  }
}

const outOfRange = () =>
  userError(InvalidInput, { code: 'INACTIVITY_OUT_OF_RANGE', path: ['days'], values: range });
