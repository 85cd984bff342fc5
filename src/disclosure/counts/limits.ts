import { base } from './bounds';
import type { Counted } from './draws';
import type { StepCosts } from './step-costs';

/**
 * Between what a published value must lie because of other published values. Who counts in a half-year counts in its year: were
 * the half published as 5 and the year as 0, everybody could work out that there are 1 to 4.
 */
export interface Limits {
  least: number;
  most: number;
}

/** Which neighbour a limit leaves of a count; null where both, or where the limit cannot be kept by either. */
export function sideWithin({ count }: Pick<Counted, 'count'>, { least, most }: Limits): 'UP' | 'DOWN' | null {
  const floor = count - (count % base);
  if (count % base === 0) return null;
  if (floor < least && floor + base <= most) return 'UP';
  return floor + base > most && floor >= least ? 'DOWN' : null;
}

/** Whether a value breaks a limit that its count could have kept. */
export const isOutside = (
  value: number,
  { count }: Pick<Counted, 'count'>,
  { least, most }: Limits,
): boolean =>
  value < Math.min(least, Math.ceil(count / base) * base) || value > Math.max(most, count - (count % base));

/** More than any draw, and than a step beyond the neighbours. */
const limitCost = 1_000;

/** The costs of a count under a limit: the neighbour that keeps it goes first. */
export function costsWithin(costs: StepCosts, cell: Counted, limits: Limits | undefined): StepCosts {
  const side = limits ? sideWithin(cell, limits) : null;
  if (side === null || costs.up === null) return costs;
  return { ...costs, up: costs.up + (side === 'UP' ? -limitCost : limitCost) };
}
