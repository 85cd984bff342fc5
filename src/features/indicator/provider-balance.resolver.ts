import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { today } from '../../database/today';
import { HubError } from '../../errors';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { ClosedPeriod } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { periodNamed } from './period';
import { Partner } from '../partner/partner.type';
import { readBalances } from './provider-balance.repository';
import { ProviderBalance } from './provider-balance.type';

@Resolver()
export class ProviderBalanceResolver {
  @Query(() => [ProviderBalance], {
    description:
      'Balans per aanbieder. Whether counts and stays agree over a closed period: of your own facilities, or for those in charge ' +
      'of every provider with counts before both ends of the period, and stays. As of today.',
  })
  @Slice('capacity.quality')
  async providerBalances(
    @Ctx() { unit }: OperationContext,
    @Arg('period', () => ClosedPeriod, { description: 'Periode. A year, half-year or quarter that is over.' })
    named: string,
    @Arg('provider', () => [String], {
      nullable: true,
      description: 'Aanbieder. Only these providers (kebab case); all that you see when not given.',
    })
    provider?: string[] | null,
  ): Promise<ProviderBalance[]> {
    const period = periodNamed(named);
    // A year that the calendar of periods does not know, such as 0001: nothing was counted then.
    if (!period) return [];
    const day = await today(unit);
    if (period.from >= day || period.until > day) throw new HubError('PERIOD_NOT_CLOSED');
    const rows = await readBalances(unit, period, provider ?? null);
    return rows.map((row) => ({ ...row, provider: Read.one(Partner, row.provider), period: period.id }));
  }
}
