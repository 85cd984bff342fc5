import { HomelessnessCause } from '../trajectory/trajectory.codes';
import { axesOf, tablesOf, type Axis } from './catalogue';
import type { PeriodKind } from './period';
import type { AskedDimension, Question, Refusal } from './figures';
import type { Measure } from './measures';

/** The tables that hold what is asked: one, or one per cause. */
export type Plan = Array<readonly Axis[]>;

export const causes: readonly string[] = Object.keys(HomelessnessCause);

/** What a measure can be broken down by, in the words of a caller; causes are one dimension there. */
export const dimensionsOf = (measure: Measure): AskedDimension[] => [
  ...measure.dimensions,
  ...(measure.categories ? (['CATEGORY'] as const) : []),
];

/** What is asked by: a filter counts as a dimension. In the order of the catalogue. */
export function askedDimensions({ measure, dimensions, filters }: Question): AskedDimension[] {
  const asked = new Set([...dimensions, ...filters.map(({ dimension }) => dimension)]);
  const order = dimensionsOf(measure);
  return [...asked].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** How many dimensions a kind of period is published by. */
export const mostDimensions: Record<PeriodKind, number> = { YEAR: 2, HALF_YEAR: 1, QUARTER: 0 };

/** The tables of a measure by these dimensions, or why the catalogue has none. */
export function planOf(
  measure: Measure,
  kind: PeriodKind,
  dimensions: readonly AskedDimension[],
): Plan | Refusal {
  const known = dimensionsOf(measure);
  if (dimensions.some((dimension) => !known.includes(dimension))) return 'NO_SUCH_DIMENSION';
  if (dimensions.length > mostDimensions[kind]) return 'TOO_MANY_DIMENSIONS';
  const plan = tablesBy(measure, kind, dimensions);
  return plan.length > 0 ? plan : 'NOT_CROSSED';
}

function tablesBy(measure: Measure, kind: PeriodKind, dimensions: readonly AskedDimension[]): Plan {
  return tablesOf(measure, kind).filter(
    (axes) =>
      axes.length === dimensions.length && axes.every((axis) => dimensions.includes(dimensionOf(axis))),
  );
}

/** Of an axis of the catalogue the dimension that a caller asks by. */
export const dimensionOf = (axis: Axis): AskedDimension =>
  axis.startsWith('CAUSE:') ? 'CAUSE' : (axis as AskedDimension);

export const causeOf = (axis: Axis): string => axis.slice('CAUSE:'.length);

/** The combinations of dimensions by which a measure is published per kind of period, without the causes told apart. */
export function combinationsOf(measure: Measure, kind: PeriodKind): AskedDimension[][] {
  const all = tablesOf(measure, kind).map((axes) => axes.map(dimensionOf));
  return [...new Map(all.map((dimensions) => [dimensions.join('*'), dimensions])).values()];
}

export const hasCategories = (measure: Measure): boolean => axesOf(measure).includes('CATEGORY');
