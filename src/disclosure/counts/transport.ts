import type { ModelData } from 'highs';
import { base } from './bounds';
import { minimised } from './solver';
import type { StepCosts } from './step-costs';

/** A decision in the linear programme: so many steps of one kind in one cell. */
interface Move {
  row: number;
  column: number;
  by: 1 | -1;
  cost: number;
  most: number;
}

/**
 * The cheapest table of multiples of 5 with these row and column totals: a transport problem, whose matrix is totally
 * unimodular, so that the best corner is whole.
 */
export async function cheapestTable(
  costs: readonly (readonly StepCosts[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): Promise<number[][]> {
  const values = costs.map((row) => row.map(({ floor }) => floor));
  const missing = [
    ...rowTotals.map((total, row) => (total - sum(values[row]!)) / base),
    ...columnTotals.map((total, column) => (total - sum(values.map((row) => row[column]!))) / base),
  ];
  const moves = costs.flatMap((row, place) => row.flatMap((cell, column) => movesOf(cell, place, column)));
  if (moves.length === 0) return values;
  const steps = await minimised(programmeOf(moves, missing, rowTotals.length));
  moves.forEach(({ row, column, by }, place) => {
    values[row]![column]! += by * base * Math.round(steps[place]!);
  });
  return values;
}

function movesOf({ floor, up, further, down }: StepCosts, row: number, column: number): Move[] {
  const cell = { row, column };
  return [
    ...(up === null ? [] : [{ ...cell, by: 1 as const, cost: up, most: 1 }]),
    { ...cell, by: 1, cost: further, most: Infinity },
    ...(floor === 0 ? [] : [{ ...cell, by: -1 as const, cost: down, most: floor / base }]),
  ];
}

function programmeOf(moves: readonly Move[], missing: readonly number[], rows: number): ModelData {
  return {
    numCols: moves.length,
    numRows: missing.length,
    colCost: moves.map(({ cost }) => cost),
    colLower: moves.map(() => 0),
    colUpper: moves.map(({ most }) => most),
    rowLower: missing,
    rowUpper: missing,
    matrix: {
      format: 'csc',
      numRows: missing.length,
      numCols: moves.length,
      starts: Array.from({ length: moves.length + 1 }, (_, place) => 2 * place),
      indices: moves.flatMap(({ row, column }) => [row, rows + column]),
      values: moves.flatMap(({ by }) => [by, by]),
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
