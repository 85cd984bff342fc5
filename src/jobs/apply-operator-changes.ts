import type { DataSource } from 'typeorm';
import { asPublisher } from '../database/unit-of-work';

/**
 * Carries out changes of operator that were decided earlier for a day that has come. Says how many facilities changed
 * hands. It does what their history says, so that doing it again changes nothing.
 */
export const applyOperatorChanges = (dataSource: DataSource): Promise<number> =>
  asPublisher(dataSource, async ({ query }) => {
    const [found] = await query<{ changed: number }>('select hub.apply_operator_changes() as changed');
    return found!.changed;
  });
