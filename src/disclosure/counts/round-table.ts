import { base, largestMove, reachOfMove } from './bounds';
import type { Counted, Draws } from './draws';
import { costsWithin } from './limits';
import { costsOf } from './step-costs';
import { cheapestTable } from './transport';

/** A two-way table of multiples of 5 with the margins that were given. */
export interface RoundedTable {
  values: number[][];
  /** False when any cell moved by 5 or more. */
  adjacent: boolean;
  /** How far a cell may lie from its published value: 4, or more where the table is not adjacent. */
  reach: number;
}

/**
 * Rounds a two-way table under margins that were rounded before. Up or down is drawn for each cell by what is left of its
 * count, from the records behind it: the same records draw alike in every table and period, so no average brings them
 * nearer. The label names the measure, and neither table nor period.
 */
export async function roundTable(
  draws: Draws,
  label: string,
  cells: readonly (readonly Counted[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): Promise<RoundedTable> {
  const costs = cells.map((row) =>
    row.map((cell) => costsWithin(costsOf(draws, label, cell), cell, cell.limits)),
  );
  return asRounded(cells, await cheapestTable(costs, rowTotals, columnTotals));
}

/** The table with how far it is from what was counted. */
export function asRounded(cells: readonly (readonly Counted[])[], values: number[][]): RoundedTable {
  const counts = cells.flatMap((row) => row.map(({ count }) => count));
  const most = largestMove(counts, values.flat());
  return { values, adjacent: most < base, reach: reachOfMove(most) };
}
