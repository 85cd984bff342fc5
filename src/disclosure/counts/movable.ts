import { membersOf, placesOf, type BoundedTable } from './linked-tables';

/** A table with what is true, and between what a reader takes each cell to lie. */
export interface BoundedCounts extends BoundedTable {
  counts: readonly number[];
}

/** Whether people leave a cell, or come to it. */
export type Way = 'LEAVE' | 'COME';

/** How many may still leave each cell of a table and enter it. Where people come to a cell it is told the other way round. */
export class Room {
  private readonly moved: Array<readonly [numbers: number[], cell: number, many: number]> = [];

  constructor(
    private readonly outOf: number[],
    private readonly into: number[],
  ) {}

  out = (cell: number): number => this.outOf[cell]!;
  in = (cell: number): number => this.into[cell]!;

  leave(cell: number, many: number): void {
    this.take(this.outOf, cell, many);
  }

  enter(cell: number, many: number): void {
    this.take(this.into, cell, many);
  }

  /** As if nobody had moved. */
  reset(): void {
    for (const [numbers, cell, many] of this.moved) numbers[cell]! += many;
    this.moved.length = 0;
  }

  private take(numbers: number[], cell: number, many: number): void {
    numbers[cell]! -= many;
    this.moved.push([numbers, cell, many]);
  }
}

/** A table in which people may be moved. */
export class Movable {
  readonly axes: readonly string[];
  readonly counts: readonly number[];
  readonly rooms: Readonly<Record<Way, Room>>;
  readonly sides: readonly Side[];

  constructor({ axes, categories, counts, lower, upper }: BoundedCounts) {
    this.axes = axes;
    this.counts = counts;
    this.sides = categories.map((names, side) => new Side(names, categories, side));
    const above = () => counts.map((count, cell) => upper[cell]! - count);
    const below = () => counts.map((count, cell) => count - lower[cell]!);
    this.rooms = { LEAVE: new Room(below(), above()), COME: new Room(above(), below()) };
  }

  /** In which category of a side a cell stands. */
  placeIn(side: number, cell: number): number {
    const columns = this.sides[1]?.names.length ?? 1;
    return side === 0 ? Math.floor(cell / columns) : cell % columns;
  }
}

/** The rows of a table, or its columns. */
export class Side {
  /** The cells of each category, in the order of the other side. */
  readonly cells: ReadonlyArray<readonly number[]>;
  private readonly places = new Map<string, number | null>();

  constructor(
    readonly names: readonly string[],
    categories: ReadonlyArray<readonly string[]>,
    side: number,
  ) {
    this.cells = names.map((_, place) => placesOf(categories, side, place));
  }

  /** Where a category of another table stands; null where this one does not tell it as one. */
  placeOf(name: string): number | null {
    const known = this.places.get(name);
    if (known !== undefined) return known;
    const members = membersOf(name);
    const place = this.names.findIndex((category) => {
      const held = membersOf(category);
      return members.every((member) => held.includes(member));
    });
    const found = place < 0 ? null : place;
    this.places.set(name, found);
    return found;
  }
}
