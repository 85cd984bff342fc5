import * as factories from '../factories';
import type { TableRow } from '../insert';
import { beginningOf, mondayOf } from './days';
import type { CountedFacility } from './occupancy';

/** For whom the synthetic statements say that a place is, by product: after what the documents say of that product. */
const groupsOf: Record<string, readonly string[]> = {
  'crisis-shelter': ['PSYCHIATRY_OR_ADDICTION', 'NEWLY_HOMELESS', 'YOUNG_PEOPLE', 'WOMEN'],
  'day-and-night-shelter': ['PSYCHIATRY_OR_ADDICTION', 'FROM_SHELTER'],
  'housing-training': ['YOUNG_PEOPLE'],
};

/**
 * Whether each facility accepts clients, stated this week: made up, and marked so. Every third one does not, so that
 * both are there to look at; a product of which the documents name no group accepts whom the shelter sends on.
 */
export const syntheticAcceptance = (facilities: readonly CountedFacility[], today: string): TableRow[] =>
  facilities.map(({ id, operator, product }, i) => {
    const accepting = i % 3 !== 1;
    return factories.acceptanceStatement({
      facility_id: id,
      accepting,
      from_date: mondayOf(today),
      target_groups: accepting ? (groupsOf[product] ?? ['FROM_SHELTER']) : [],
      stated_by_id: operator,
      stated_at: beginningOf(mondayOf(today)),
      reference: `synthetic-${id}-${mondayOf(today)}`,
    });
  });
