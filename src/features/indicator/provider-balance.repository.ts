import type { UnitOfWork } from '../../database/unit-of-work';
import type { Period } from './period';

/** Counts beside stays of the facilities of one provider. */
export interface BalanceRow {
  provider: string;
  facilities: number;
  stockBefore: number;
  inflow: number;
  outflow: number;
  stockNow: number;
  balance: number;
  synthetic: boolean;
}

/** By what is known today; of the providers whose counts the caller may see. */
export const readBalances = (
  { query }: UnitOfWork,
  { from, until }: Period,
  providers: readonly string[] | null,
): Promise<BalanceRow[]> =>
  query<BalanceRow>(
    `select provider_id as provider, facilities, stock_before as "stockBefore", inflow, outflow, stock_now as "stockNow",
       difference as balance, synthetic
     from hub.provider_balance($1, $2, current_date)
     where $3::text[] is null or provider_id = any ($3) order by provider_id`,
    [from, until, providers],
  );
