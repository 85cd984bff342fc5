import type { ModelData } from 'highs';

/** A table of which somebody knows bounds: what each cell holds at least and at most, row by row. */
export interface BoundedTable {
  /** Names of 0, 1 or 2 dimensions. */
  axes: readonly string[];
  /** Per axis. A category that was made by merging is named after its members: 'A+B'. */
  categories: ReadonlyArray<readonly string[]>;
  lower: readonly number[];
  upper: readonly number[];
}

/** What joins the members of a merged category in its name. */
export const memberMark = '+';
export const membersOf = (category: string): string[] => category.split(memberMark);
export const mergedName = (members: readonly string[]): string => members.join(memberMark);

/** Tables of one measure over the same records, as the conditions of a linear programme. */
export interface LinkedTables {
  programme: ModelData;
  /** The place of the first cell of each table among the variables; its other cells follow. */
  starts: number[];
}

/** A condition: these variables, each times its sign, add up to 0. */
type Condition = Array<readonly [variable: number, sign: 1 | -1]>;

/**
 * What holds of tables that count the same records: the cells of every row and column add up to the count of its category,
 * which is the same in all tables, and the categories of every dimension to the total.
 */
export function linkTables(tables: readonly BoundedTable[]): LinkedTables {
  const starts: number[] = [];
  let cells = 0;
  for (const { lower } of tables) {
    starts.push(cells);
    cells += lower.length;
  }
  const variables = new Variables(cells);
  const conditions = tables.flatMap((table, place) => marginsOf(table, starts[place]!, variables));
  conditions.push(...variables.wholes());
  const lower = tables.flatMap((table) => [...table.lower]);
  const upper = tables.flatMap((table) => [...table.upper]);
  return { programme: programmeOf(lower, upper, variables.count, conditions), starts };
}

/** The counts behind the tables: one variable for the total, and one for every category that is not merged. */
class Variables {
  private readonly byAxis = new Map<string, Map<string, number>>();
  private readonly total: number;
  count: number;

  constructor(cells: number) {
    this.total = cells;
    this.count = cells + 1;
  }

  of(axis: string | undefined, category: string): number[] {
    if (axis === undefined) return [this.total];
    const known = this.byAxis.get(axis) ?? new Map<string, number>();
    this.byAxis.set(axis, known);
    return membersOf(category).map((member) => {
      if (!known.has(member)) known.set(member, this.count++);
      return known.get(member)!;
    });
  }

  wholes(): Condition[] {
    return [...this.byAxis.values()].map((members) => [
      ...[...members.values()].map((member) => [member, 1] as const),
      [this.total, -1] as const,
    ]);
  }
}

function marginsOf({ axes, categories }: BoundedTable, start: number, variables: Variables): Condition[] {
  if (axes.length === 0) return [equal([start], variables.of(undefined, ''))];
  return axes.flatMap((axis, side) =>
    categories[side]!.map((category, place) => {
      const cells = placesOf(categories, side, place).map((cell) => start + cell);
      return equal(cells, variables.of(axis, category));
    }),
  );
}

const equal = (cells: readonly number[], counts: readonly number[]): Condition => [
  ...cells.map((cell) => [cell, 1] as const),
  ...counts.map((count) => [count, -1] as const),
];

/** The places, row by row, of the cells that lie in one category of one axis. */
export function placesOf(
  categories: ReadonlyArray<readonly string[]>,
  side: number,
  place: number,
): number[] {
  if (categories.length === 1) return [place];
  const [rows, columns] = [categories[0]!.length, categories[1]!.length];
  return side === 0
    ? Array.from({ length: columns }, (_, column) => place * columns + column)
    : Array.from({ length: rows }, (_, row) => row * columns + place);
}

function programmeOf(
  lower: readonly number[],
  upper: readonly number[],
  variables: number,
  conditions: readonly Condition[],
): ModelData {
  const hidden = variables - lower.length;
  const starts = [0];
  for (const condition of conditions) starts.push(starts[starts.length - 1]! + condition.length);
  return {
    numCols: variables,
    numRows: conditions.length,
    colCost: new Float64Array(variables),
    colLower: [...lower, ...Array<number>(hidden).fill(0)],
    colUpper: [...upper, ...Array<number>(hidden).fill(Infinity)],
    rowLower: new Float64Array(conditions.length),
    rowUpper: new Float64Array(conditions.length),
    matrix: {
      format: 'csr',
      numRows: conditions.length,
      numCols: variables,
      starts,
      indices: conditions.flatMap((condition) => condition.map(([variable]) => variable)),
      values: conditions.flatMap((condition) => condition.map(([, sign]) => sign)),
    },
  };
}
