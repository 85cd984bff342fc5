import type { Movable, Room } from './movable';

/** A cell from which somebody goes, or to which somebody comes. */
interface Step {
  cell: number;
  goes: boolean;
}

/**
 * How many, up to a number, find another cell within a two-way table: somebody goes along the row, somebody there along the column,
 * and so on, until somebody is back in the column of the cell. No sum changes.
 */
export function tradingPlaces(table: Movable, room: Room, cell: number, many: number): number {
  let left = many;
  while (left > 0) {
    const trip = roundTrip(table, room, cell);
    if (!trip) break;
    const some = Math.min(left, ...trip.map(({ cell: at, goes }) => (goes ? room.out(at) : room.in(at))));
    for (const { cell: at, goes } of trip) {
      if (goes) room.leave(at, some);
      else room.enter(at, some);
    }
    room.leave(cell, some);
    left -= some;
  }
  return many - left;
}

/** The shortest way from the row of a cell to its column, by cells that have room; null where there is none. */
function roundTrip({ sides }: Movable, room: Room, cell: number): Step[] | null {
  const [rows, columns] = sides.map(({ names }) => names.length) as [number, number];
  // Rows come first, columns after them.
  const [start, end] = [Math.floor(cell / columns), rows + (cell % columns)];
  const cameBy = new Map<number, { from: number; step: Step } | null>([[start, null]]);
  const queue = [start];
  for (const node of queue) {
    if (node === end) return wayBack(cameBy, end);
    const isRow = node < rows;
    for (let other = isRow ? rows : 0; other < (isRow ? rows + columns : rows); other += 1) {
      const at = isRow ? node * columns + other - rows : other * columns + node - rows;
      if (cameBy.has(other) || at === cell || (isRow ? room.in(at) : room.out(at)) <= 0) continue;
      cameBy.set(other, { from: node, step: { cell: at, goes: !isRow } });
      queue.push(other);
    }
  }
  return null;
}

function wayBack(cameBy: ReadonlyMap<number, { from: number; step: Step } | null>, end: number): Step[] {
  const steps: Step[] = [];
  for (let at = cameBy.get(end); at; at = cameBy.get(at.from)) steps.push(at.step);
  return steps;
}
