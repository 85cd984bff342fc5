import { membersOf } from '../../disclosure/counts/linked-tables';
import type { Derived, Figures, NormSeries, Series } from './figures';
import type { PeriodKind } from './period';

/** What was agreed, as a number: a share of the counts, or a count of one category over a kind of period. */
export type NumericNorm =
  { unit: 'SHARE'; least: number } | { unit: 'COUNT'; least: number; category: string; kind: PeriodKind };

/**
 * Six weeks and three months are for everybody, so that the norm of their share is all. Housing First: 25 homes a year in
 * the whole region (agenda 2021-2022, par. 3).
 */
const norms: Readonly<Record<string, NumericNorm>> = {
  TRIAGE_WITHIN_SIX_WEEKS: { unit: 'SHARE', least: 1 },
  SHELTER_WITHIN_THREE_MONTHS: { unit: 'SHARE', least: 1 },
  HOMES: { unit: 'COUNT', least: 25, category: 'HOUSING_FIRST', kind: 'YEAR' },
};

/** The figures beside what was agreed; none where nothing was, or where it was agreed for something else. */
export function normSeriesOf({
  question,
  derived,
  series,
  region,
}: Pick<Figures, 'question' | 'derived' | 'series' | 'region'>): NormSeries[] {
  const norm = norms[question.measure.code];
  if (!norm) return [];
  if (norm.unit === 'SHARE')
    return derived.filter(({ kind }) => kind === 'SHARE').map(besideShare(norm.least));
  if (question.kind !== norm.kind) return [];
  return (region.length > 0 ? region : series)
    .filter(({ categories }) => categories.length === 1 && isOnly(categories[0]!.code, norm.category))
    .map(besideCount(norm.least));
}

const isOnly = (name: string, code: string): boolean => membersOf(name).join() === code;

/** Counts are rounded: a share that is not all may be all but for the rounding. Below all it is missed for sure from 20 on. */
const besideShare =
  (least: number) =>
  ({ categories, points }: Derived): NormSeries => ({
    ...{ least, unit: 'SHARE', categories },
    points: points.map(({ period, value }) => ({
      ...{ period, value, difference: value === null ? null : value - least },
      met: value === null || value >= least ? null : false,
    })),
  });

/** Told only where the bounds of the count lie on one side. */
const besideCount =
  (least: number) =>
  ({ categories, points }: Series): NormSeries => ({
    ...{ least, unit: 'COUNT', categories },
    points: points.map(({ period, value, lower, upper }) => ({
      ...{ period, value, difference: value === null ? null : value - least },
      met: value === null ? null : lower! >= least ? true : upper! < least ? false : null,
    })),
  });
