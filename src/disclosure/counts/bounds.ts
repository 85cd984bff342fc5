/** What every published count is a multiple of. */
export const base = 5;

/** How far a count may lie from its published value: less than one step. */
export const adjacentReach = base - 1;

/** How far the sum of so many counts, each published on its own, may lie from the sum of what was published. */
export const reachOfSum = (parts: number): number => parts * adjacentReach;

/** How far a cell may lie from its published value in a table where one moved by so much. */
export const reachOfMove = (most: number): number => base * Math.floor(most / base) + adjacentReach;

/**
 * So far beyond a value, at most, lies a neighbour of a count that lies so far from it. A limit that leaves less room would be broken by
 * some counts, and whoever knows how limits are kept would learn that the count is one of these.
 */
export const slackOf = (reach: number): number => base * Math.floor(reach / base);

/** What a reader may conclude from a published value: 0 means 0 to 4, r means r - 4 to r + 4; wider where the reach is. */
export const boundsOf = (value: number, reach: number = adjacentReach): { lower: number; upper: number } => ({
  lower: Math.max(0, value - reach),
  upper: value + reach,
});

/** Whether a count is less than one step from its published value. */
export const isAdjacent = (count: number, value: number): boolean => Math.abs(count - value) < base;

/** The largest move of any cell. */
export const largestMove = (counts: readonly number[], values: readonly number[]): number =>
  counts.reduce((most, count, place) => Math.max(most, Math.abs(count - values[place]!)), 0);
