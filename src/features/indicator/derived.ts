import { membersOf } from '../../disclosure/counts/linked-tables';
import { bucketsIn } from './buckets';
import {
  estimatedMean,
  kaplanMeierOfBuckets,
  leastShown,
  median,
  percentile,
  share,
  type Counts,
  type Duration,
} from './derive';
import type { AskedDimension, Derived, DerivedPoint, Release, ShownCategory } from './figures';
import type { Derivation, Measure } from './measures';
import { periodBefore, periodNamed } from './period';
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

export type Figure = Exclude<Derivation, { kind: 'COUNT' }>;

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

export function describe(figure: Figure, namer: CategoryNamer): Omit<Derived, 'categories' | 'points'> {
  const shown = (codes: readonly string[]): ShownCategory[] => codes.map((code) => namer('CATEGORY', code));
  const { kind } = figure;
  return {
    kind,
    percent: kind === 'PERCENTILE' ? figure.percent : null,
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
  const found = neededBy(figure, parts.measure.code, period).map((key) =>
    parts.counts.get(keyOf([...key, ...row])),
  );
  const all = found.filter((counts) => counts !== null && counts !== undefined);
  if (all.length < found.length) return { period, ...none, status: 'WITHHELD' };
  if (all.some((counts) => isMixed(figure, counts))) return { period, ...none, status: 'MERGED' };
  // Ahead of whether it is too few: that, too, would tell 0 from 5.
  if (parts.forPublic && all.some((counts) => restsOnFew(figure, counts)))
    return { period, ...none, status: 'BELOW_TEN' };
  const value = valueOf(figure, all, { period, least: parts.least ?? leastShown });
  return value ? { period, ...value, status: 'SHOWN' } : { period, ...none, status: 'TOO_FEW' };
}

/** The measures and periods of which a figure needs the counts, its own first. */
function neededBy(figure: Figure, measure: string, period: string): Array<[measure: string, period: string]> {
  if (figure.kind !== 'KAPLAN_MEIER') return [[measure, period]];
  const before = periodBefore(periodNamed(period)!).id;
  return [
    [measure, period],
    [figure.ongoing, period],
    [figure.ongoing, before],
  ];
}

/** Whether a count behind it is under ten: on a page for everybody that is all that is said of it, and a figure would say more. */
const restsOnFew = (figure: Figure, counts: Counts): boolean =>
  Object.entries(counts).some(
    ([name, value]) => value < 10 && (figure.kind !== 'SHARE' || touches(name, figure.among)),
  );

function valueOf(
  figure: Figure,
  [counts, ongoing, before]: Counts[],
  { period, least }: { period: string; least: number },
): Duration | null {
  if (figure.kind === 'SHARE') return plain(shareOf(figure, counts!, least));
  const { buckets } = figure;
  switch (figure.kind) {
    case 'MEDIAN':
      return median(counts!, buckets, least);
    case 'PERCENTILE':
      return percentile(counts!, buckets, figure.percent / 100, least);
    case 'MEAN':
      return plain(estimatedMean(counts!, bucketsIn(buckets, period), least));
    case 'KAPLAN_MEIER':
      return kaplanMeierOfBuckets({ ended: counts!, ongoing: ongoing!, before: before! }, buckets, least);
  }
}

const plain = (value: number | null): Duration | null => (value === null ? null : { value, over: null });

/** A merged category counts on the side on which all its members are. */
function shareOf(
  { of, among }: Extract<Figure, { kind: 'SHARE' }>,
  counts: Counts,
  least: number,
): number | null {
  const sumOf = (codes: readonly string[]) =>
    Object.entries(counts).reduce((sum, [name, n]) => sum + (touches(name, codes) ? n : 0), 0);
  return share({ OF: sumOf(of), ALL: sumOf(among) - sumOf(of) }, sides, least);
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
