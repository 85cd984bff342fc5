import { Changing } from './changing-category';
import { Movable, type BoundedCounts, type Way } from './movable';
import { breachOf } from './rule-p';
import { tradingPlaces } from './trading-places';

/** With so many more or fewer than there are, five values are possible. */
const enough = 4;

/**
 * Worlds other than the true one that a reader of some tables cannot tell from it: people are in other cells, while everything adds
 * up as before and lies within its bounds. They are found without a solver; not all of them are.
 */
export class OtherWorlds {
  private readonly tables: readonly Movable[];

  constructor(tables: readonly BoundedCounts[]) {
    this.tables = tables.map((table) => new Movable(table));
  }

  /** Whether they show that a small count keeps rule P, of people of whom so many are known. False says nothing. */
  clear(place: number, cell: number, known: number): boolean {
    const table = this.tables[place]!;
    const others = table.counts[cell]! - known;
    const fewer = this.most('LEAVE', table, cell, others);
    const more = fewer < others ? this.most('COME', table, cell, enough - fewer) : 1;
    return breachOf({ lower: others - fewer, upper: others + more }) === null;
  }

  /** How many, up to a number, are found to be able to leave a cell or to come to it. */
  private most(way: Way, table: Movable, cell: number, many: number): number {
    const room = table.rooms[way];
    const wanted = Math.min(many, room.out(cell));
    let found = table.axes.length === 2 ? tradingPlaces(table, room, cell, wanted) : 0;
    for (const side of table.axes.keys())
      if (found < wanted) found += this.changingCategory(way, table, side, { cell, many: wanted - found });
    for (const each of this.tables) each.rooms[way].reset();
    return found;
  }

  /**
   * Between categories of a dimension, in all tables that are broken down by it; all other sums stay. In the table of the cell
   * they change from it, or to it.
   */
  private changingCategory(
    way: Way,
    table: Movable,
    side: number,
    { cell, many }: { cell: number; many: number },
  ): number {
    const axis = table.axes[side]!;
    const changing = this.tables.flatMap((other) => {
      const its = other.sides[other.axes.indexOf(axis)];
      return its ? [new Changing(its, other.rooms[way], other === table ? cell : null)] : [];
    });
    const names =
      this.tables.find(({ axes }) => axes.length === 1 && axes[0] === axis)?.sides[0]!.names ?? [];
    const home = table.placeIn(side, cell);
    const isHome = (name: string): boolean => table.sides[side]!.placeOf(name) === home;
    const away = names.filter((name) => !isHome(name));
    const ways = names.filter(isHome).flatMap((from) => away.map((to) => [from, to] as const));
    return ways.reduce((found, [from, to]) => {
      const some = changing.reduce((most, its) => (most > 0 ? its.most(from, to, most) : 0), many - found);
      if (some > 0) changing.forEach((its) => its.move(from, to, some));
      return found + some;
    }, 0);
  }
}
