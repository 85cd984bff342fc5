import { base, largestMove, reachOfMove } from './bounds';
import type { Counted, Draws } from './draws';
import { costsOf } from './step-costs';
import { cheapestTable, type Margins } from './transport';

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
export const roundTable = (
  draws: Draws,
  label: string,
  cells: readonly (readonly Counted[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): Promise<RoundedTable> => roundTableWithin(draws, label, cells, { rowTotals, columnTotals });

/** The same, where other published values leave less room. */
export async function roundTableWithin(
  draws: Draws,
  label: string,
  cells: readonly (readonly Counted[])[],
  margins: Margins,
): Promise<RoundedTable> {
  const costs = cells.map((row) => row.map((cell) => costsOf(draws, label, cell)));
  return asRounded(cells, await cheapestTable(costs, margins));
}

/** The table with how far it is from what was counted. */
export function asRounded(cells: readonly (readonly Counted[])[], values: number[][]): RoundedTable {
  const counts = cells.flatMap((row) => row.map(({ count }) => count));
  const most = largestMove(counts, values.flat());
  return { values, adjacent: most < base, reach: reachOfMove(most) };
}
