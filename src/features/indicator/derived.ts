import { membersOf } from '../../disclosure/counts/linked-tables';
import type { Buckets } from './buckets';
import {
  estimatedMean,
  kaplanMeierOfBuckets,
  leastShown,
  median,
  share,
  type Counts,
  type Duration,
} from './derive';
import type { AskedDimension, Derived, DerivedPoint, Release, ShownCategory } from './figures';
import type { Derivation, Measure } from './measures';
import { keyOf } from './period-cells';
import { touches, type Table } from './published-tables';
import type { CategoryNamer } from './series';

export interface DerivedParts {
  measure: Measure;
  /** By what is asked, the measure's own categories aside. */
  dimensions: readonly AskedDimension[];
  /** Tables by those dimensions and the measure's own categories; of other measures too where a figure needs them. */
  tables: readonly Table[];
  releases: ReadonlyArray<Pick<Release, 'period'>>;
  namer: CategoryNamer;
  wanted: ReadonlyMap<AskedDimension, readonly string[]>;
  forPublic: boolean;
  /** Over how many at least. */
  least?: number;
}

type Figure = Exclude<Derivation, { kind: 'COUNT' }>;

/** What follows from the published counts of a measure's categories, for every combination of the other dimensions. */
export function derivedOf(parts: DerivedParts): Derived[] {
  const { measure, releases } = parts;
  const figures = measure.shown.filter((shown): shown is Figure => shown.kind !== 'COUNT');
  if (figures.length === 0 || parts.tables.length === 0) return [];
  const counts = countsByRow(parts.tables);
  return rowsIn(parts).flatMap((row) =>
    figures.map((figure) => ({
      ...describe(figure, parts.namer),
      categories: row.map((name, i) => parts.namer(parts.dimensions[i]!, name)),
      points: releases.map(({ period }) => pointOf({ ...parts, counts }, figure, { row, period })),
    })),
  );
}

function rowsIn({ measure, tables, dimensions, wanted }: DerivedParts): string[][] {
  const own = tables.filter((table) => table.measure === measure.code);
  const rows = own.flatMap(({ cells }) => cells.map(({ names }) => names.slice(0, -1)));
  const isWanted = (name: string, i: number) => touches(name, wanted.get(dimensions[i]!) ?? membersOf(name));
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()].filter((row) =>
    row.every(isWanted),
  );
}

function describe(figure: Figure, namer: CategoryNamer): Omit<Derived, 'categories' | 'points'> {
  const shown = (codes: readonly string[]): ShownCategory[] => codes.map((code) => namer('CATEGORY', code));
  const { kind } = figure;
  return {
    kind,
    of: kind === 'SHARE' ? shown(figure.of) : [],
    among: kind === 'SHARE' ? shown(figure.among) : [],
    unit: kind === 'SHARE' ? 'SHARE' : figure.buckets.unit,
    estimated: kind !== 'SHARE',
  };
}

interface Place {
  row: readonly string[];
  period: string;
}

const none = { value: null, over: null };

function pointOf(
  parts: DerivedParts & { counts: CountsByRow },
  figure: Figure,
  { row, period }: Place,
): DerivedPoint {
  const countsOf = (measure: string) => parts.counts.get(keyOf([measure, period, ...row]));
  const counts = countsOf(parts.measure.code);
  if (!counts) return { period, ...none, status: 'WITHHELD' };
  if (isMixed(figure, counts)) return { period, ...none, status: 'MERGED' };
  if (figure.kind === 'SHARE') return shareOf(parts, figure, { counts, period });
  const of = figure.kind === 'KAPLAN_MEIER' ? countsOf(figure.ongoing) : {};
  if (!of) return { period, ...none, status: 'WITHHELD' };
  if (isMixed(figure, of)) return { period, ...none, status: 'MERGED' };
  const duration = durationOf(figure, [counts, of], parts.least ?? leastShown);
  return duration ? { period, ...duration, status: 'SHOWN' } : { period, ...none, status: 'TOO_FEW' };
}

function shareOf(
  { forPublic, least }: DerivedParts,
  { of, among }: Extract<Figure, { kind: 'SHARE' }>,
  { counts, period }: { counts: Counts; period: string },
): DerivedPoint {
  const sumOf = (codes: readonly string[]) =>
    Object.entries(counts).reduce((sum, [name, n]) => sum + (touches(name, codes) ? n : 0), 0);
  const value = share({ OF: sumOf(of), ALL: sumOf(among) - sumOf(of) }, sides, least ?? leastShown);
  if (value === null) return { period, ...none, status: 'TOO_FEW' };
  // What is 'under ten' on the page must not be told by its share.
  if (forPublic && (sumOf(of) < 10 || sumOf(among) - sumOf(of) < 10))
    return { period, ...none, status: 'BELOW_TEN' };
  return { period, value, over: null, status: 'SHOWN' };
}

const sides = { of: ['OF'], among: ['OF', 'ALL'] };

/** The counts by category of each row of a measure in a period; null for a row of which not all are published. */
type CountsByRow = ReadonlyMap<string, Counts | null>;

function countsByRow(tables: readonly Table[]): CountsByRow {
  const rows = new Map<string, Counts | null>();
  for (const { measure, period, cells } of tables)
    for (const { names, value } of cells) {
      const key = keyOf([measure, period, ...names.slice(0, -1)]);
      const counts = rows.has(key) ? rows.get(key)! : {};
      rows.set(
        key,
        counts === null || value === null ? null : Object.assign(counts, { [names.at(-1)!]: value }),
      );
    }
  return rows;
}

/** Whether categories that count differently were merged into one. */
function isMixed(figure: Figure, counts: Counts): boolean {
  const merged = Object.keys(counts)
    .map(membersOf)
    .filter((members) => members.length > 1);
  if (figure.kind !== 'SHARE') return merged.length > 0;
  const sideOf = (code: string): string =>
    figure.of.includes(code) ? 'of' : figure.among.includes(code) ? 'among' : 'neither';
  return merged.some((members) => new Set(members.map(sideOf)).size > 1);
}

function durationOf(
  figure: { kind: string; buckets: Buckets },
  [counts, ongoing]: [Counts, Counts],
  least: number,
): Duration | null {
  if (figure.kind === 'MEDIAN') return median(counts, figure.buckets, least);
  if (figure.kind === 'KAPLAN_MEIER') return kaplanMeierOfBuckets(counts, ongoing, figure.buckets, least);
  const mean = estimatedMean(counts, figure.buckets, least);
  return mean === null ? null : { value: mean, over: null };
}
