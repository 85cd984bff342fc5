import type { Counted } from '../../disclosure/counts/draws';
import type { Merged } from '../../disclosure/counts/coarsen';
import type { Axis } from '../../features/indicator/catalogue';

const nobody: Counted = { count: 0, records: '0' };

/** What was counted of one measure in one period, by every combination that a table of the catalogue shows. */
export class Counts {
  private readonly cells = new Map<string, Counted>();
  private readonly counted: ReadonlySet<string>;
  /** Whether anybody who was counted is made up. */
  synthetic = false;

  constructor(
    /** The codes of each axis, from code lists and never from what was found. */
    readonly categories: ReadonlyMap<Axis, readonly string[]>,
    /** What was counted by. */
    tables: ReadonlyArray<readonly Axis[]>,
  ) {
    this.counted = new Set(tables.map(inOrder));
  }

  add(axes: readonly Axis[], codes: readonly string[], cell: Counted): void {
    this.cells.set(keyOf(axes, codes), cell);
  }

  /** Who has one of the codes of each axis. */
  of(axes: readonly Axis[], members: ReadonlyArray<readonly string[]>): Counted {
    if (!this.counted.has(inOrder(axes))) throw new Error(`Nothing was counted by ${axes.join(' and ')}.`);
    const cells = combinationsOf(members).map((codes) => this.cells.get(keyOf(axes, codes)) ?? nobody);
    if (cells.length === 1) return cells[0]!;
    // What stands for the records is a sum over their keys, so that it adds up as the counts do.
    return cells.reduce(
      (one, other) => ({
        count: one.count + other.count,
        records: String(BigInt(one.records) + BigInt(other.records)),
      }),
      nobody,
    );
  }

  /** The cells of a table, row by row. */
  table(axes: readonly Axis[], groups: ReadonlyArray<readonly Merged[]>): Counted[] {
    const members = groups.map((axis) => axis.map((group) => group.members));
    return combinationsOf(members).map((cell) => this.of(axes, cell));
  }
}

const inOrder = (axes: readonly Axis[]): string => [...axes].sort().join();

/** The same in whatever order the axes are given. */
const keyOf = (axes: readonly Axis[], codes: readonly string[]): string =>
  axes
    .map((axis, side) => `${axis}=${codes[side]}`)
    .sort()
    .join('&');

/** Every way to take one of each, the last changing first. */
export const combinationsOf = <T>(lists: ReadonlyArray<readonly T[]>): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap((one) => list.map((each) => [...one, each])), [[]]);
