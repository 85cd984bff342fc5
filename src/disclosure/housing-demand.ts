import { countOf, nameOf, type Attribute, type Combination, type Shown } from './candidate-values';
import { groupBy } from '../group-by';

/** What demand is told apart by. */
export const demandAttributes = [
  'municipality',
  'year',
  'halfYear',
  'kindOfDwelling',
] as const satisfies Attribute[];

/**
 * How many homes a list asks for, by area, half-year and kind of dwelling. It is added up from what the list shows, so
 * that it tells nothing that the list does not; records that withhold a value are counted under what they show.
 */
export function housingDemand(list: readonly Combination[]): Combination[] {
  const parts = list.map(({ shown, count }) => ({ shown: partOf(shown), count }));
  return [...groupBy(parts, ({ shown }) => nameOf(shown)).values()].map((group) => ({
    shown: group[0]!.shown,
    count: countOf(group),
  }));
}

const partOf = (shown: Shown): Shown =>
  Object.fromEntries(demandAttributes.flatMap((name) => (name in shown ? [[name, shown[name]]] : [])));
