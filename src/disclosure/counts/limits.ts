import { base } from './bounds';
import type { InNeed } from './coarsen';
import type { Counted } from './draws';

/**
 * Between what a published value must lie because of other published values. Who counts in a half-year counts in its year: were
 * the half published as 5 and the year as 0, everybody could work out that there are 1 to 4.
 */
export interface Limits {
  least: number;
  most: number;
}

/** Of cells of a table, by their places row by row: of one, or of several together. */
export interface LimitsOfCells extends Limits {
  cells: readonly number[];
}

export const free: Limits = { least: 0, most: Infinity };

/** What is left by all of these. */
export const tightest = (all: readonly Limits[]): Limits => ({
  least: Math.max(0, ...all.map(({ least }) => least)),
  most: Math.min(Infinity, ...all.map(({ most }) => most)),
});

/** One limit for every set of cells. */
export function bySet(limits: readonly LimitsOfCells[]): LimitsOfCells[] {
  const sets = new Map<string, LimitsOfCells[]>();
  for (const limit of limits) {
    const key = limit.cells.join();
    sets.set(key, [...(sets.get(key) ?? []), limit]);
  }
  return [...sets.values()].map((same) => ({ cells: same[0]!.cells, ...tightest(same) }));
}

const floorOf = (count: number): number => count - (count % base);

/** Which neighbour a limit leaves of a count; null where both, or where the limit cannot be kept by either. */
export function sideWithin({ count }: Pick<Counted, 'count'>, { least, most }: Limits): 'UP' | 'DOWN' | null {
  const floor = floorOf(count);
  if (count % base === 0) return null;
  if (floor < least && floor + base <= most) return 'UP';
  return floor + base > most && floor >= least ? 'DOWN' : null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** Whether values of a table break a limit that their counts could have kept. */
export function isOutside(
  values: readonly number[],
  counts: readonly number[],
  { cells, least, most }: LimitsOfCells,
): boolean {
  const value = sum(cells.map((cell) => values[cell]!));
  const [floor, ceiling] = [Math.floor, Math.ceil].map((side) =>
    sum(cells.map((cell) => side(counts[cell]! / base) * base)),
  ) as [number, number];
  return value < Math.min(least, ceiling) || value > Math.max(most, floor);
}

/** A cell that stands beyond its limit, and those that stand so far within theirs that together they would keep to them. */
export function cellInNeed(
  values: readonly number[],
  counts: readonly number[],
  limits: readonly LimitsOfCells[],
): InNeed | null {
  const alone = limits.filter(({ cells }) => cells.length === 1);
  const broken = alone.find((limit) => isOutside(values, counts, limit));
  if (!broken) return null;
  const [place] = broken.cells as [number];
  const isOver = values[place]! > broken.most;
  const of = new Map(alone.map((limit) => [limit.cells[0]!, limit]));
  const helps = (other: number): boolean => {
    const { least, most } = of.get(other) ?? free;
    return isOver ? values[other]! < most : values[other]! > least;
  };
  return { place, helps };
}
