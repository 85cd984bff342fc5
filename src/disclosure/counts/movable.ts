import { membersOf, type BoundedTable } from './linked-tables';

/** A table with what is true, and between what a reader takes each cell to lie. */
export interface BoundedCounts extends BoundedTable {
  counts: readonly number[];
}

/** Whether people leave a cell, or come to it. */
export type Way = 'LEAVE' | 'COME';

/** A row of a table, or a column: rows come first, columns after them. */
type Line = number;

/** Of a line that was not reached. */
const nowhere = -1;

/** A cell that somebody leaves, or enters. */
interface Step {
  cell: number;
  leaves: boolean;
}

/** Looked up once for all who try the same table. */
const places = new WeakMap<readonly string[], Map<string, number | null>>();

/** Where a category of another table stands among these; null where they do not tell it as one. */
function placeAmong(categories: readonly string[], name: string): number | null {
  const known = places.get(categories) ?? new Map<string, number | null>();
  places.set(categories, known);
  if (!known.has(name)) {
    const members = membersOf(name);
    const place = categories.findIndex((category) => {
      const held = membersOf(category);
      return members.every((member) => held.includes(member));
    });
    known.set(name, place < 0 ? null : place);
  }
  return known.get(name)!;
}

/**
 * A table in which people are moved: a column where it has one dimension. Where people are to come to a cell everything is told the
 * other way round: who comes leaves.
 */
export class Movable {
  private readonly rows: number;
  private readonly columns: number;
  private readonly mayLeave: number[];
  private readonly mayEnter: number[];
  private readonly moved: Array<readonly [numbers: number[], cell: number, many: number]> = [];
  /** Of a trip that is looked for: from where each line was reached, and which lines still lead on. */
  private readonly cameFrom: Int32Array;
  private readonly reached: Int32Array;

  constructor(
    readonly table: BoundedCounts,
    way: Way,
  ) {
    const { categories, counts, lower, upper } = table;
    this.rows = categories[0]?.length ?? 1;
    this.columns = categories[1]?.length ?? 1;
    this.cameFrom = new Int32Array(this.rows + this.columns);
    this.reached = new Int32Array(this.rows + this.columns);
    const [above, below] = [
      counts.map((count, cell) => upper[cell]! - count),
      counts.map((count, cell) => count - lower[cell]!),
    ];
    [this.mayLeave, this.mayEnter] = way === 'LEAVE' ? [below, above] : [above, below];
  }

  /** Its only dimension, or its first. */
  get axis(): string {
    return this.table.axes[0] ?? '';
  }

  roomToLeave = (cell: number): number => this.mayLeave[cell]!;

  /** How many, up to a number, leave a cell for others along its row, for whom others leave, and so on, until its column adds up again. */
  trade(cell: number, many: number): number {
    return this.carry(this.rowOf(cell), this.columnOf(cell), many, cell);
  }

  /** How many, up to a number, go from one category of a side to another; all that is told by the other side stays. */
  change(side: number, from: string, to: string, many: number): number {
    const [one, other] = [this.placeOf(side, from), this.placeOf(side, to)];
    if (one === null || other === null) return 0;
    // Where the table tells them as one nobody need go.
    if (one === other) return many;
    return side === 0 ? this.carry(other, one, many) : this.carry(this.rows + one, this.rows + other, many);
  }

  /** The same, of those in one cell. */
  changeFrom(cell: number, side: number, to: string, many: number): number {
    const place = this.placeOf(side, to);
    if (place === null) return 0;
    return side === 0
      ? this.carry(place, this.columnOf(cell), many, cell)
      : this.carry(this.rowOf(cell), this.rows + place, many, cell);
  }

  /** How many, up to a number, are nowhere any more who are of one category of each side. */
  vanish(names: readonly string[], many: number): number {
    const places = names.map((name, side) => this.placeOf(side, name));
    if (places.includes(null)) return 0;
    const [row = 0, column = 0] = places as number[];
    return this.carry(this.rows + column, row, many);
  }

  /** The same, of those in one cell. */
  vanishFrom(cell: number, many: number): number {
    const some = Math.min(many, this.mayLeave[cell]!);
    if (some > 0) this.take({ cell, leaves: true }, some);
    return Math.max(0, some);
  }

  /** Whether a category of another table stands where a cell does. */
  isOf(cell: number, side: number, name: string): boolean {
    const place = this.placeOf(side, name);
    return place === (side === 0 ? this.rowOf(cell) : this.columnOf(cell) - this.rows);
  }

  /** As if nobody had moved. */
  reset(): void {
    for (const [numbers, cell, many] of this.moved) numbers[cell]! += many;
    this.moved.length = 0;
  }

  private rowOf = (cell: number): Line => Math.floor(cell / this.columns);
  private columnOf = (cell: number): Line => this.rows + (cell % this.columns);

  private placeOf = (side: number, name: string): number | null =>
    placeAmong(this.table.categories[side]!, name);

  /** Trip by trip from one line to another, as many as find room; each time one leaves the cell that is given as well. */
  private carry(start: Line, end: Line, many: number, cell?: number): number {
    let left = cell === undefined ? many : Math.min(many, this.mayLeave[cell]!);
    const most = left;
    while (left > 0) {
      const trip = this.trip(start, end, cell);
      if (!trip) break;
      const some = Math.min(left, ...trip.map((step) => this.numbersOf(step)[step.cell]!));
      for (const step of trip) this.take(step, some);
      if (cell !== undefined) this.take({ cell, leaves: true }, some);
      left -= some;
    }
    return most - left;
  }

  /** The shortest way between two lines by cells that have room: from a row one enters, from a column one leaves. */
  private trip(start: Line, end: Line, avoided?: number): Step[] | null {
    const { rows, columns, cameFrom, reached } = this;
    cameFrom.fill(nowhere);
    cameFrom[start] = start;
    reached[0] = start;
    for (let next = 0, many = 1; next < many; next += 1) {
      const line = reached[next]!;
      if (line === end) return this.wayBack(start, end);
      const leaves = line >= rows;
      const room = leaves ? this.mayLeave : this.mayEnter;
      const [first, last] = leaves ? [0, rows] : [rows, rows + columns];
      for (let other = first; other < last; other += 1) {
        if (cameFrom[other] !== nowhere) continue;
        const cell = this.between(line, other);
        if (cell === avoided || room[cell]! <= 0) continue;
        cameFrom[other] = line;
        reached[many] = other;
        many += 1;
      }
    }
    return null;
  }

  /** The cell of a row and a column, whichever is given first. */
  private between = (line: Line, other: Line): number =>
    line < this.rows ? line * this.columns + other - this.rows : other * this.columns + line - this.rows;

  private wayBack(start: Line, end: Line): Step[] {
    const steps: Step[] = [];
    for (let at = end; at !== start; at = this.cameFrom[at]!) {
      const from = this.cameFrom[at]!;
      steps.push({ cell: this.between(from, at), leaves: from >= this.rows });
    }
    return steps;
  }

  private numbersOf({ leaves }: Step): number[] {
    return leaves ? this.mayLeave : this.mayEnter;
  }

  private take(step: Step, many: number): void {
    const numbers = this.numbersOf(step);
    numbers[step.cell]! -= many;
    this.moved.push([numbers, step.cell, many]);
  }
}
