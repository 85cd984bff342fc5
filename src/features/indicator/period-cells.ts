import { membersOf } from '../../disclosure/counts/linked-tables';
import type { Cell, CellReason, CellStatus } from './figures';
import { combinations, liesWithin, touches, type Table, type TableCell } from './published-tables';

/** Categories of one dimension of the tables, against one that is asked for. */
interface Found {
  /** Those that stand for nothing else. */
  within: string[];
  /** Those that stand for something of it. */
  touching: string[];
}

/** The cells that are published of one period: finding one takes no look at all the others. */
export class PeriodCells {
  private readonly cells = new Map<string, TableCell>();
  /** Per dimension the categories of the tables, and what was found of those asked for. */
  private readonly categories: Array<{ names: Set<string>; found: Map<string, Found> }> = [];

  constructor(private readonly tables: readonly Table[]) {
    for (const cell of tables.flatMap((table) => table.cells)) {
      this.cells.set(keyOf(cell.names), cell);
      cell.names.forEach((name, i) =>
        (this.categories[i] ??= { names: new Set(), found: new Map() }).names.add(name),
      );
    }
  }

  /** What is published of these categories: their cell, or the sum of the cells that they were in this period. */
  cellOf(names: readonly string[], forPublic: boolean): Cell {
    const cell = this.cells.get(keyOf(names));
    return cell && cell.value !== null ? shown([cell], forPublic) : this.joined(names, forPublic);
  }

  private joined(names: readonly string[], forPublic: boolean): Cell {
    const found = names.map((name, i) => this.found(name, i));
    const parts = this.cellsOf(found.map(({ within }) => within));
    const tables = this.tables.filter((table) => mayHold(table, names));
    const reason = tables.find((table) => table.reason)?.reason ?? null;
    if (parts.length > 0 && sum(parts.map(({ names: own }) => sizeOf(own))) === sizeOf(names))
      return {
        ...(parts.some(({ value }) => value === null) ? withheld(reason) : shown(parts, forPublic)),
        overlaps: !this.cells.has(keyOf(names)),
      };
    if (this.cellsOf(found.map(({ touching }) => touching)).length > 0) return withheld('MERGED');
    const isEmpty = tables.every(({ cells }) => cells.length === 0);
    return isEmpty && reason ? withheld(reason) : without('NO_DATA', null);
  }

  private found(name: string, place: number): Found {
    const { names, found } = this.categories[place] ?? { names: [], found: new Map<string, Found>() };
    const known = found.get(name);
    if (known) return known;
    const codes = membersOf(name);
    const made = {
      within: [...names].filter((category) => liesWithin(category, codes)),
      touching: [...names].filter((category) => touches(category, codes)),
    };
    found.set(name, made);
    return made;
  }

  /** The cells in which each name is one of its dimension's. */
  private cellsOf(lists: ReadonlyArray<readonly string[]>): TableCell[] {
    return combinations(lists).flatMap((names) => this.cells.get(keyOf(names)) ?? []);
  }
}

export const keyOf = (names: readonly string[]): string => names.join('*');

/** Of tables by cause the one of this cause. */
const mayHold = ({ cause, dimensions }: Table, names: readonly string[]): boolean =>
  cause === null || names[dimensions.indexOf('CAUSE')] === cause;

/** How many combinations of codes categories stand for. */
const sizeOf = (names: readonly string[]): number =>
  names.reduce((product, name) => product * membersOf(name).length, 1);

const without = (status: CellStatus, reason: CellReason | null): Cell => ({
  value: null,
  lower: null,
  upper: null,
  status,
  reason,
  overlaps: false,
});
const withheld = (reason: CellReason | null): Cell => without('WITHHELD', reason ?? 'TOO_REVEALING');

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function shown(parts: readonly TableCell[], forPublic: boolean): Cell {
  const value = sum(parts.map((part) => part.value!));
  const upper = sum(parts.map((part) => part.upper));
  const [reason, overlaps] = [null, false];
  // The same bounds for 0 and 5, or they would tell which it is: up to as far as a 5 reaches.
  if (forPublic && value < 10)
    return { value: null, lower: 0, upper: 5 + upper - value, status: 'BELOW_TEN', reason, overlaps };
  // Field by field, as in `pointOf`.
  const lower = sum(parts.map((part) => part.lower));
  return { value, lower, upper, status: 'PROTECTED', reason, overlaps };
}
