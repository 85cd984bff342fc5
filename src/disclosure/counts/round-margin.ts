import { base } from './bounds';
import type { Counted, Draws } from './draws';
import { evenPair } from './even-pair';
import { costsWithin, type Limits } from './limits';
import { costsOf } from './step-costs';

/**
 * The cells of a one-way table as multiples of 5 that add up to the rounded total: as many as are needed go up, those first
 * whose draw against the remainder of their count is the lowest. So each cell is next to its true count, nearly equal to it
 * on average, and a zero stays a zero.
 *
 * Each cell draws by its own records and not by what stands beside it: a group that stays the same while the others come
 * and go keeps its value, and eight half-years tell hardly more of it than one. A limit goes before a draw.
 */
export function roundMargin(
  draws: Draws,
  label: string,
  cells: readonly Counted[],
  roundedTotal: number,
  limits: readonly Limits[] = [],
): number[] {
  const costs = cells.map((cell, place) => costsWithin(costsOf(draws, label, cell), cell, limits[place]));
  const values = costs.map(({ floor }) => floor);
  const steps = (roundedTotal - values.reduce((sum, value) => sum + value, 0)) / base;
  const order = costs.flatMap(({ up }, place) => (up === null ? [] : [{ up, place }]));
  if (order.length === 2) order[0]!.up += evenPair(...remaindersOf(cells));
  order.sort((a, b) => a.up - b.up);
  if (steps < 0 || steps > order.length || !Number.isInteger(steps))
    throw new Error(`These counts cannot be published with a total of ${roundedTotal}.`);
  for (const { place } of order.slice(0, steps)) values[place]! += base;
  return values;
}

/** What is left of the two counts that are no multiples of 5. */
function remaindersOf(cells: readonly Counted[]): [number, number] {
  const [first, second] = cells.map(({ count }) => count % base).filter((remainder) => remainder > 0);
  return [first!, second!];
}
