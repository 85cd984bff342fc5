import type { Measure } from './measures';

/**
 * The published series that speak of the same subject as a computed indicator. None is counted in the same way: each says of
 * itself how.
 */
const published: Readonly<Record<string, readonly string[]>> = {
  registrations: [
    'night-shelter-registrations',
    'night-shelter-guidance-started',
    'origin-of-clients',
    'causes',
  ],
  inflow: ['earlier-use'],
  outflow: ['outflow-actual', 'night-shelter-outflow', 'demand-total', 'demand-per-target-group'],
  'length-of-stay': ['night-shelter-trajectory-days-average'],
  'nights-per-person': ['night-shelter-nights-average'],
  stock: ['night-shelter-beds-average', 'kromhout-present', 'outdoor-sleepers'],
  'homes-realised': ['housing-first-realised', 'housing-first-maximum-nominations'],
};

export const historicalOf = ({ indicator }: Measure): readonly string[] => published[indicator] ?? [];
