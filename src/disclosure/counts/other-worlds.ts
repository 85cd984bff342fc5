import { Movable, type BoundedCounts } from './movable';
import { breachOf } from './rule-p';

/** With so many more or fewer than there are, five values are possible. */
const enough = 4;

/**
 * Worlds other than the true one that a reader of some tables cannot tell from it: people are in other cells, while everything adds
 * up as before and lies within its bounds. They are found without a solver; not all of them are.
 */
export class OtherWorlds {
  private readonly leaving: readonly Movable[];
  private readonly coming: readonly Movable[];

  constructor(tables: readonly BoundedCounts[]) {
    this.leaving = tables.map((table) => new Movable(table, 'LEAVE'));
    this.coming = tables.map((table) => new Movable(table, 'COME'));
  }

  /** Whether they show that a small count keeps rule P, of people of whom so many are known. False says nothing. */
  clear(place: number, cell: number, known: number): boolean {
    const others = this.leaving[place]!.table.counts[cell]! - known;
    const fewer = most(this.leaving, place, cell, others);
    const more = fewer < others ? most(this.coming, place, cell, enough - fewer) : 1;
    return breachOf({ lower: others - fewer, upper: others + more }) === null;
  }
}

/** How many, up to a number, are found to be able to leave a cell. */
function most(tables: readonly Movable[], place: number, cell: number, many: number): number {
  const moving = tables[place]!;
  const wanted = Math.min(many, moving.roomToLeave(cell));
  const { axes } = moving.table;
  let found = axes.length === 2 ? moving.trade(cell, wanted) : 0;
  for (const side of axes.keys())
    if (found < wanted) found += changingCategory(tables, moving, side, { cell, many: wanted - found });
  if (found < wanted) found += vanishing(tables, moving, cell, wanted - found);
  tables.forEach((table) => table.reset());
  return found;
}

/** Those of a cell who are nowhere any more: in every table one category of each dimension counts fewer, and so does the total. */
function vanishing(tables: readonly Movable[], moving: Movable, cell: number, many: number): number {
  const { axes } = moving.table;
  const singles = tables.filter(({ table }) => table.axes.length === 1);
  // With one list of categories per dimension all tables can be kept adding up.
  const dimensions = new Set(tables.flatMap(({ table }) => table.axes));
  if (new Set(singles.map(({ axis }) => axis)).size < dimensions.size || singles.length > dimensions.size)
    return 0;
  // The dimensions of the cell first: of those its categories are given.
  singles.sort((one, other) => Number(axes.includes(other.axis)) - Number(axes.includes(one.axis)));
  const chosen = new Map<string, string>();
  const totals = tables.filter(({ table }) => table !== moving.table && table.axes.length === 0);
  let some = Math.min(moving.vanishFrom(cell, many), ...totals.map((total) => total.roomToLeave(0)));
  for (const single of singles) {
    const side = axes.indexOf(single.axis);
    const names = single.table.categories[0]!.filter((name) => side < 0 || moving.isOf(cell, side, name));
    const others = tables.filter((table) => table !== moving);
    some = firstAbove0(names, (name) =>
      vanishingOf(others, chosen.set(single.axis, name), single.axis, some),
    );
  }
  return some;
}

/** In the tables of a dimension and of those that were chosen before it. */
function vanishingOf(
  tables: readonly Movable[],
  chosen: ReadonlyMap<string, string>,
  axis: string,
  many: number,
): number {
  const linked = tables.filter(
    ({ table: { axes } }) => axes.includes(axis) && axes.every((other) => chosen.has(other)),
  );
  return linked.reduce(
    (some, each) =>
      some > 0
        ? each.vanish(
            each.table.axes.map((one) => chosen.get(one)!),
            some,
          )
        : 0,
    many,
  );
}

function firstAbove0(names: readonly string[], tried: (name: string) => number): number {
  for (const name of names) {
    const found = tried(name);
    if (found > 0) return found;
  }
  return 0;
}

/** Those of a cell who are of another category of a dimension, in all tables that are broken down by it; all other sums stay. */
function changingCategory(
  tables: readonly Movable[],
  moving: Movable,
  side: number,
  { cell, many }: { cell: number; many: number },
): number {
  const axis = moving.table.axes[side]!;
  const others = tables.filter(({ table }) => table !== moving.table && table.axes.includes(axis));
  const single = tables.find(({ table }) => table.axes.length === 1 && table.axes[0] === axis);
  const names = single?.table.categories[0] ?? [];
  const here = names.filter((name) => moving.isOf(cell, side, name));
  const away = names.filter((name) => !here.includes(name));
  let left = many;
  for (const [from, to] of here.flatMap((one) => away.map((other) => [one, other] as const))) {
    if (left === 0) break;
    const some = moving.changeFrom(cell, side, to, left);
    left -= others.reduce(
      (sum, other) => (sum > 0 ? other.change(other.table.axes.indexOf(axis), from, to, sum) : 0),
      some,
    );
  }
  return many - left;
}
