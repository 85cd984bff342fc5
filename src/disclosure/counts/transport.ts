import type { ModelData } from 'highs';
import { base } from './bounds';
import { bySet, free, type Limits, type LimitsOfCells } from './limits';
import { minimised } from './solver';
import type { StepCosts } from './step-costs';

/** What a table is rounded under; places of limits are row by row. */
export interface Margins {
  rowTotals: readonly number[];
  columnTotals: readonly number[];
  limits?: readonly LimitsOfCells[];
}

/** A decision in the linear programme: so many steps, and by how many each takes the rows up that it stands in. */
interface Move {
  /** The cell that it changes; null of one that says by how much a limit is broken. */
  cell: number | null;
  by: 1 | -1;
  cost: number;
  most: number;
  rows: readonly number[];
}

/** More than any draw, and than a step beyond the neighbours, or of a true zero. */
const limitCost = 1_000;

/**
 * The cheapest table of multiples of 5 with these row and column totals: a transport problem, whose matrix is totally
 * unimodular, so that the best corner is whole. Limits of cells of one row are more rows that lie within it, and leave it so.
 */
export async function cheapestTable(
  costs: readonly (readonly StepCosts[])[],
  { rowTotals, columnTotals, limits = [] }: Margins,
): Promise<number[][]> {
  const values = costs.map((row) => row.map(({ floor }) => floor));
  const columns = columnTotals.length;
  const missing = [
    ...rowTotals.map((total, row) => (total - sum(values[row]!)) / base),
    ...columnTotals.map((total, column) => (total - sum(values.map((row) => row[column]!))) / base),
  ];
  const sets = bySet(limits);
  const alone = new Map(sets.filter(({ cells }) => cells.length === 1).map((set) => [set.cells[0]!, set]));
  const groups = sets.filter(({ cells }) => cells.length > 1);
  const moves = costs.flatMap((row, place) =>
    row.flatMap((cell, column) => {
      const at = place * columns + column;
      const rows = [place, rowTotals.length + column, ...rowsOf(groups, at, missing.length)];
      return movesOf(cell, alone.get(at) ?? free).map((move): Move => ({ ...move, cell: at, rows }));
    }),
  );
  if (moves.length === 0) return values;
  const floors = values.flat();
  const steps = await minimised(
    programmeOf(
      moves,
      missing,
      groups.map((group) => roomOf(group, floors)),
    ),
  );
  const taken = moves.map((_, place) => steps[place]!);
  // Limits that lie across one another can leave a corner that is not whole: then the table goes without those of groups.
  if (groups.length > 0 && taken.some((step) => Math.abs(step - Math.round(step)) > tolerance))
    return cheapestTable(costs, { rowTotals, columnTotals, limits: [...alone.values()] });
  moves.forEach(({ cell, by }, place) => {
    values[Math.floor(cell! / columns)]![cell! % columns]! += by * base * Math.round(taken[place]!);
  });
  return values;
}

const tolerance = 1e-6;

const rowsOf = (groups: readonly LimitsOfCells[], cell: number, first: number): number[] =>
  groups.flatMap(({ cells }, place) => (cells.includes(cell) ? [first + place] : []));

/** Within how many steps the cells of a limit must stay, together. */
function roomOf({ cells, least, most }: LimitsOfCells, floors: readonly number[]): Limits {
  const floor = sum(cells.map((cell) => floors[cell]!));
  return { least: (least - floor) / base, most: (most - floor) / base };
}

/** The steps of a cell: those that break its limits cost more than any other, and one that they ask for less. */
function movesOf({ floor, up, further, down }: StepCosts, { least, most }: Limits): StepsOf[] {
  const asked = floor < least && floor + base <= most ? -limitCost : 0;
  const first =
    up === null ? [] : [{ by: 1 as const, cost: up + (floor + base > most ? limitCost : asked), most: 1 }];
  return [...first, ...furtherOf(floor + first.length * base, most, further), ...downOf(floor, least, down)];
}

type StepsOf = Pick<Move, 'by' | 'cost' | 'most'>;

function furtherOf(from: number, most: number, cost: number): StepsOf[] {
  const room = Math.max(0, Math.floor((most - from) / base));
  const beyond = { by: 1 as const, cost: cost + limitCost, most: Infinity };
  if (room === 0) return [beyond];
  return [{ by: 1, cost, most: room }, ...(room === Infinity ? [] : [beyond])];
}

function downOf(floor: number, least: number, cost: number): StepsOf[] {
  const room = Math.min(floor, Math.max(0, floor - least)) / base;
  const steps: StepsOf[] = [
    { by: -1, cost, most: Math.floor(room) },
    { by: -1, cost: cost + limitCost, most: floor / base - Math.floor(room) },
  ];
  return steps.filter(({ most }) => most > 0);
}

/** A row for every total, and for every group of cells one that may be broken at a cost. */
function programmeOf(
  moves: readonly Move[],
  missing: readonly number[],
  rooms: readonly Limits[],
): ModelData {
  const broken = rooms.flatMap((_, place) =>
    ([1, -1] as const).map((by): Move => ({
      ...{ cell: null, by, cost: limitCost, most: Infinity },
      rows: [missing.length + place],
    })),
  );
  const all = [...moves, ...broken];
  const starts = [0];
  for (const { rows } of all) starts.push(starts.at(-1)! + rows.length);
  const rows = missing.length + rooms.length;
  return {
    numCols: all.length,
    numRows: rows,
    colCost: all.map(({ cost }) => cost),
    colLower: all.map(() => 0),
    colUpper: all.map(({ most }) => most),
    rowLower: [...missing, ...rooms.map(({ least }) => least)],
    rowUpper: [...missing, ...rooms.map(({ most }) => most)],
    matrix: {
      format: 'csc',
      numRows: rows,
      numCols: all.length,
      starts,
      indices: all.flatMap((move) => move.rows),
      values: all.flatMap(({ by, rows: of }) => of.map(() => by)),
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
