import { groupBy } from '../group-by';
import {
  attributeNames,
  attributes,
  countOf,
  smallestGroup,
  type Alike,
  type Attribute,
  type Shown,
} from './candidate-values';

/** Candidates under one combination of shown values, which is true of all of them. */
export interface Generalised {
  shown: Shown;
  of: Alike[];
}

/**
 * Splits candidates from the top down (Mondrian), each time by the attribute that then shows most, until every part that
 * is told apart holds at least five. What is too rare to be shown stays together, never alone: others of a common kind stay
 * with it, since a remainder of one kind would name it. Nobody is left out; fewer than five are one part that shows nothing.
 */
export function generalise(candidates: readonly Alike[]): Generalised[] {
  return refine([...candidates], {}, []);
}

function refine(group: Alike[], shown: Shown, closed: readonly Attribute[]): Generalised[] {
  const best = bestSplit(group, openIn(shown, closed));
  if (!best) return [{ shown, of: group }];
  const { attribute, parts, rest } = best;
  return [
    ...parts.flatMap((part) => refine(part, { ...shown, [attribute]: part[0]!.values[attribute] }, closed)),
    ...(rest.length > 0 ? refine(rest, shown, [...closed, attribute]) : []),
  ];
}

const openIn = (shown: Shown, closed: readonly Attribute[]): Attribute[] =>
  attributeNames.filter((name) => {
    const { within } = attributes[name];
    return !(name in shown) && !closed.includes(name) && (within === null || within in shown);
  });

interface Split {
  attribute: Attribute;
  parts: Alike[][];
  rest: Alike[];
}

/** The split that shows most, or null when none shows anything. */
function bestSplit(group: Alike[], open: readonly Attribute[]): Split | null {
  let best: Split | null = null;
  let most = 0;
  for (const attribute of open) {
    const found = split(group, attribute);
    const gain = attributes[attribute].weight * countOf(found.parts.flat());
    if (gain > most) [best, most] = [found, gain];
  }
  return best;
}

/** The parts that are large enough to be shown, and the rest, which holds five at least. */
function split(group: Alike[], attribute: Attribute): Split {
  const byValue = groupBy(group, ({ values }) => String(values[attribute]));
  const sizes = [...byValue.values()].sort((a, b) => countOf(b) - countOf(a));
  const parts = sizes.filter((part) => countOf(part) >= smallestGroup);
  let rest = sizes.slice(parts.length).flat();
  while (rest.length > 0 && countOf(rest) < smallestGroup && parts.length > 0)
    rest = [...rest, ...lendTo(countOf(rest), parts)];
  return { attribute, parts, rest };
}

/** Whom a rest takes in that is too small: at least as many as it holds from a part that has enough, or a whole part. */
function lendTo(rest: number, parts: Alike[][]): Alike[] {
  const wanted = Math.max(rest, smallestGroup - rest);
  const [largest] = parts;
  if (countOf(largest!) < smallestGroup + wanted) return parts.pop()!;
  const { taken, left } = take(largest!, wanted);
  parts[0] = left;
  return taken;
}

function take(group: Alike[], most: number): { taken: Alike[]; left: Alike[] } {
  const taken: Alike[] = [];
  const left: Alike[] = [];
  let wanted = most;
  for (const { values, count } of group) {
    const some = Math.min(wanted, count);
    wanted -= some;
    if (some > 0) taken.push({ values, count: some });
    if (count > some) left.push({ values, count: count - some });
  }
  return { taken, left };
}
