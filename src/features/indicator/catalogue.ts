import { HomelessnessCause } from '../trajectory/trajectory.codes';
import type { Dimension, Measure } from './measures';
import type { PeriodKind } from './period';

/** What a table is broken down by: a dimension, one cause (yes or no), the measure's own categories, or the parts of its period. */
export type Axis = 'CATEGORY' | 'PART' | Exclude<Dimension, 'CAUSE'> | `CAUSE:${string}`;

/** What is told of a person or event of whom a thing is not known. */
export const unknown = 'UNKNOWN';
/** Of a municipality of origin outside the region, or not known. */
export const elsewhere = 'ELSEWHERE';

const causeAxes = Object.keys(HomelessnessCause).map((cause): Axis => `CAUSE:${cause}`);
const isCause = (axis: Axis): boolean => axis.startsWith('CAUSE:');

/** What a measure can be broken down by. What others may know of somebody comes first, and makes the rows of a table. */
export const axesOf = ({ categories, dimensions }: Measure): Axis[] => [
  ...dimensions.flatMap((dimension) => (dimension === 'CAUSE' ? causeAxes : [dimension])),
  ...(categories ? ['CATEGORY' as const] : []),
];

/**
 * The catalogue: which tables of a measure are published of a kind of period. Of people two dimensions a year, one a
 * half-year, and the region a quarter; no more, since every table more is one more to put side by side.
 */
export function tablesOf(measure: Measure, kind: PeriodKind): Axis[][] {
  if (kind === 'QUARTER') return [[]];
  const axes = axesOf(measure);
  const single = axes.map((axis) => [axis]);
  return kind === 'HALF_YEAR' ? [[], ...single] : [[], ...single, ...pairsOf(axes)];
}

/** A cause is crossed with the measure's categories and with where people come from, and with nothing else. */
const areCrossed = (first: Axis, second: Axis): boolean =>
  isCause(first) ? second === 'CATEGORY' : !isCause(second) || first === 'MUNICIPALITY';

const pairsOf = (axes: readonly Axis[]): Axis[][] =>
  axes.flatMap((first, place) =>
    axes
      .slice(place + 1)
      .filter((second) => areCrossed(first, second))
      .map((second) => [first, second]),
  );
