import type { AskedDimension, Cell, Point, Release, Series, ShownCategory } from './figures';
import { keyOf, PeriodCells } from './period-cells';
import { touches, type Table } from './published-tables';

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
  const periods = releases.map((release) => ({
    release,
    cells: new PeriodCells(tables.filter((table) => table.period === release.period)),
  }));
  return combinationsIn(parts).map((names) => ({
    categories: names.map((name, i) => namer(dimensions[i]!, name)),
    points: periods.map(({ release, cells }) => pointOf(release, cells.cellOf(names, forPublic))),
  }));
}

/** Field by field: there are thousands of points, and to spread two objects into one takes most of their time. */
const pointOf = (
  { period, snapshot, version }: Release,
  { value, lower, upper, status, reason, overlaps }: Cell,
): Point => ({ period, snapshot, version, value, lower, upper, status, reason, overlaps });

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
