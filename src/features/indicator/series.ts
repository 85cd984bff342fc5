import { membersOf } from '../../disclosure/counts/linked-tables';
import type { AskedDimension, Cell, CellReason, Point, Release, Series, ShownCategory } from './figures';
import { liesWithin, touches, type Table, type TableCell } from './published-tables';

/** How a category is called. */
export type CategoryNamer = (dimension: AskedDimension, name: string) => ShownCategory;

export interface SeriesParts {
  dimensions: readonly AskedDimension[];
  tables: readonly Table[];
  releases: readonly Release[];
  namer: CategoryNamer;
  forPublic: boolean;
  /** Codes that are asked for, per dimension; all where none are named. */
  wanted: ReadonlyMap<AskedDimension, readonly string[]>;
}

/** A line through time for each combination of categories that a table shows, in the order of the tables. */
export function seriesOf(parts: SeriesParts): Series[] {
  const { dimensions, tables, releases, namer, forPublic } = parts;
  const periods = releases.map(({ period, snapshot, version }) => {
    const own = tables.filter((table) => table.period === period);
    const cells = new Map(own.flatMap((table) => table.cells.map((cell) => [keyOf(cell.names), cell])));
    return { said: { period, snapshot, version }, own, cells };
  });
  return combinationsIn(parts).map((names) => ({
    categories: names.map((name, i) => namer(dimensions[i]!, name)),
    points: periods.map(({ said, own, cells }): Point => {
      const cell = cells.get(keyOf(names));
      // What is there as it is asked needs no search among what was merged.
      if (cell && cell.value !== null) return { ...said, ...shown([cell], forPublic) };
      const held = own.filter((table) => mayHold(table, dimensions, names));
      return { ...said, ...cellOf(names, held, forPublic) };
    }),
  }));
}

const keyOf = (names: readonly string[]): string => names.join('*');

/** Every combination of categories that some period shows, each once. */
function combinationsIn({ dimensions, tables, wanted }: SeriesParts): string[][] {
  const isWanted = (name: string, i: number): boolean => {
    const codes = wanted.get(dimensions[i]!);
    return !codes || touches(name, codes);
  };
  const all = tables.flatMap(({ cells }) => cells.map(({ names }) => [...names]));
  const found = new Map(all.map((names) => [keyOf(names), names]));
  return [...found.values()].filter((names) => names.every(isWanted));
}

/** Of tables by cause the one of this cause. */
function mayHold({ cause }: Table, dimensions: readonly AskedDimension[], names: readonly string[]): boolean {
  return cause === null || names[dimensions.indexOf('CAUSE')] === cause;
}

const empty = { value: null, lower: null, upper: null };

/** What is published of these categories in one period: their cell, or the sum of the cells that they were in that period. */
export function cellOf(names: readonly string[], tables: readonly Table[], forPublic: boolean): Cell {
  const codes = names.map(membersOf);
  const reason = tables.find((table) => table.reason)?.reason ?? null;
  const cells = tables.flatMap((table) => table.cells);
  const parts = cells.filter((cell) => cell.names.every((name, i) => liesWithin(name, codes[i]!)));
  const whole = codes.reduce((product, members) => product * members.length, 1);
  if (parts.length > 0 && parts.reduce((size, cell) => size + sizeOf(cell), 0) === whole)
    return parts.some(({ value }) => value === null) ? withheld(reason) : shown(parts, forPublic);
  if (cells.some((cell) => cell.names.every((name, i) => touches(name, codes[i]!))))
    return withheld('MERGED');
  return cells.length === 0 && reason ? withheld(reason) : { ...empty, status: 'NO_DATA', reason: null };
}

const withheld = (reason: CellReason | null): Cell => ({
  ...empty,
  status: 'WITHHELD',
  reason: reason ?? 'TOO_REVEALING',
});

/** How many combinations of codes a cell stands for. */
const sizeOf = ({ names }: TableCell): number =>
  names.reduce((product, name) => product * membersOf(name).length, 1);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function shown(parts: readonly TableCell[], forPublic: boolean): Cell {
  const value = sum(parts.map((part) => part.value!));
  const upper = sum(parts.map((part) => part.upper));
  if (forPublic && value < 10)
    return { value: null, lower: 0, upper: Math.max(9, upper), status: 'BELOW_TEN', reason: null };
  return {
    ...{ value, lower: sum(parts.map(({ lower }) => lower)), upper },
    ...{ status: 'PROTECTED', reason: null },
  };
}
