import type { Transaction } from './unit-of-work';

/** Today in the database's time zone, Europe/Amsterdam. */
export async function today({ query }: Transaction): Promise<string> {
  const [found] = await query<{ today: string }>('select current_date as today');
  return found!.today;
}
