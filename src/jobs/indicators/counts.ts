import type { Counted } from '../../disclosure/counts/draws';
import type { Axis } from '../../features/indicator/catalogue';

const nobody: Counted = { count: 0, records: '0' };

/** Codes that are told as one. */
interface Grouped {
  members: readonly string[];
}

/** What was counted by some axes: every combination of their codes, the last changing first. */
interface Cube {
  axes: readonly Axis[];
  cells: Array<Counted | undefined>;
}

/** What was counted of one measure in one period, by every combination that a table of the catalogue shows. */
export class Counts {
  /** By the axes in a fixed order, so that it is the same in whatever order they are given. */
  private readonly cubes = new Map<string, Cube>();
  private readonly numbers: ReadonlyMap<Axis, ReadonlyMap<string, number>>;
  /** Whether anybody who was counted is made up. */
  synthetic = false;

  constructor(
    /** The codes of each axis, from code lists and never from what was found. */
    readonly categories: ReadonlyMap<Axis, readonly string[]>,
    /** What was counted by. */
    tables: ReadonlyArray<readonly Axis[]>,
  ) {
    this.numbers = new Map(
      [...categories].map(([axis, codes]) => [axis, new Map(codes.map((code, place) => [code, place]))]),
    );
    for (const axes of tables) this.cubes.set(nameOf(axes), { axes: inOrder(axes), cells: [] });
  }

  add(axes: readonly Axis[], codes: readonly string[], cell: Counted): void {
    const cube = this.cubeOf(axes);
    const sides = this.sidesOf(cube, axes);
    cube.cells[sum(codes.map((code, side) => sides[side]!(code)))] = cell;
  }

  /** Who has one of the codes of each axis. */
  of(axes: readonly Axis[], members: ReadonlyArray<readonly string[]>): Counted {
    return this.table(
      axes,
      members.map((codes) => [{ members: codes }]),
    )[0]!;
  }

  /** The cells of a table, row by row. */
  table(axes: readonly Axis[], groups: ReadonlyArray<readonly Grouped[]>): Counted[] {
    const cube = this.cubeOf(axes);
    const sides = this.sidesOf(cube, axes);
    const places = groups.map((axis, side) => axis.map(({ members }) => members.map(sides[side]!)));
    return combinationsOf(places).map((cell) =>
      together(sumsOf(cell).map((place) => cube.cells[place] ?? nobody)),
    );
  }

  private cubeOf(axes: readonly Axis[]): Cube {
    const cube = this.cubes.get(nameOf(axes));
    if (!cube) throw new Error(`Nothing was counted by ${axes.join(' and ')}.`);
    return cube;
  }

  /** How far each code of each of these axes lies from the first cell of a cube. */
  private sidesOf(cube: Cube, axes: readonly Axis[]): Array<(code: string) => number> {
    return axes.map((axis) => {
      const numbers = this.numbers.get(axis)!;
      const within = cube.axes.slice(cube.axes.indexOf(axis) + 1);
      const step = within.reduce((cells, other) => cells * this.numbers.get(other)!.size, 1);
      return (code) => {
        const number = numbers.get(code);
        if (number === undefined) throw new Error(`${code} is no code of ${axis}.`);
        return number * step;
      };
    });
  }
}

const inOrder = (axes: readonly Axis[]): Axis[] => [...axes].sort();
const nameOf = (axes: readonly Axis[]): string => inOrder(axes).join();
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
/** Of every way to take one of each. */
const sumsOf = (lists: ReadonlyArray<readonly number[]>): number[] =>
  lists.reduce<number[]>((all, list) => all.flatMap((one) => list.map((each) => one + each)), [0]);

/** What stands for the records is a sum over their keys, so that it adds up as the counts do. */
const together = (cells: readonly Counted[]): Counted =>
  cells.length === 1
    ? cells[0]!
    : cells.reduce(
        (one, other) => ({
          count: one.count + other.count,
          records: String(BigInt(one.records) + BigInt(other.records)),
        }),
        nobody,
      );

/** Every way to take one of each, the last changing first. */
export const combinationsOf = <T>(lists: ReadonlyArray<readonly T[]>): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap((one) => list.map((each) => [...one, each])), [[]]);
