import { base } from './bounds';
import { labelOf, type Counted, type Draws } from './draws';
import { free, sideWithin, type Limits } from './limits';

/** A total as a multiple of 5, next to the true one and equal to it on average. The label names the measure, not the period. */
export function roundTotal(
  draws: Draws,
  label: string,
  { count, records }: Counted,
  limits: Limits = free,
): number {
  const remainder = count % base;
  const side = sideWithin({ count }, limits);
  const up = side ? side === 'UP' : draws.uniform(labelOf(label, 'total', records)) < remainder / base;
  return count - remainder + (up ? base : 0);
}
