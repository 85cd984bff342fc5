import type { Room, Side } from './movable';

/** Who goes from one category of a dimension to another, in one of the tables that are broken down by it. */
export class Changing {
  constructor(
    private readonly side: Side,
    private readonly room: Room,
    /** The cell that is to be left; null where any will do. */
    private readonly only: number | null,
  ) {}

  /** How many may go, up to a number, each staying in their own category of the other side. */
  most(from: string, to: string, many: number): number {
    return this.eachWay(from, to, many, () => undefined);
  }

  move(from: string, to: string, many: number): void {
    this.eachWay(from, to, many, (one, other, some) => {
      this.room.leave(one, some);
      this.room.enter(other, some);
    });
  }

  /** Cell by cell; nobody need go where this table tells the two categories as one. */
  private eachWay(
    from: string,
    to: string,
    many: number,
    go: (from: number, to: number, some: number) => void,
  ): number {
    const [one, other] = [this.side.placeOf(from), this.side.placeOf(to)];
    if (one === null || other === null) return 0;
    if (one === other) return many;
    const [leaving, arriving] = [this.side.cells[one]!, this.side.cells[other]!];
    let found = 0;
    for (let at = 0; at < leaving.length && found < many; at += 1) {
      const [cell, into] = [leaving[at]!, arriving[at]!];
      if (this.only !== null && this.only !== cell) continue;
      const some = Math.min(many - found, this.room.out(cell), this.room.in(into));
      if (some <= 0) continue;
      go(cell, into, some);
      found += some;
    }
    return found;
  }
}
