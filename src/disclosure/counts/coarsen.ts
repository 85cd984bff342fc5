import { mergedName } from './linked-tables';

/** Categories that are published as one; one member where nothing was merged. */
export interface Merged {
  /** After its members, which tells the audit how tables with other mergers are linked. */
  name: string;
  members: string[];
}

/**
 * How the smallest go together: in an ordered dimension (such as age) with the smaller of its neighbours; in another with the
 * next smallest, so that the small ones end up together as 'other'.
 */
export type Merging = 'NEIGHBOUR' | 'OTHER';

export const unmerged = (names: readonly string[]): Merged[] =>
  names.map((name) => ({ name, members: [name] }));

/** A category that cannot be published by itself, and those that would help it. */
export interface InNeed {
  place: number;
  helps(other: number): boolean;
}

/**
 * One step coarser: the smallest category merged with another, or the one in need with one that helps. Null when one is left:
 * the table cannot be published.
 *
 * What is small is told by values that everybody sees in the end, never by counts, nor by values of an attempt that failed: were it
 * the two smallest counts, and the two shown as 5 together, then whatever stands apart as 0 would be proven to be 1 to 4. Of
 * equals those go together that stand last in the list, where what is rest or not known stands.
 */
export function coarsen(
  categories: readonly Merged[],
  published: readonly number[],
  merging: Merging,
  need: InNeed | null = null,
): Merged[] | null {
  if (categories.length < 2) return null;
  const all = categories.map((_, place) => place);
  const chosen = need?.place ?? smallestOf(all, published);
  const others = all.filter((place) =>
    merging === 'OTHER' ? place !== chosen : Math.abs(place - chosen) === 1,
  );
  const helping = others.filter((place) => need?.helps(place) ?? true);
  const other = smallestOf(helping.length > 0 ? helping : others, published);
  const [first, second] = [Math.min(chosen, other), Math.max(chosen, other)];
  const merged = mergedOf(categories[first]!, categories[second]!);
  return categories.flatMap((category, place) =>
    place === second ? [] : [place === first ? merged : category],
  );
}

function mergedOf(a: Merged, b: Merged): Merged {
  const members = [...a.members, ...b.members];
  return { name: mergedName(members), members };
}

const smallestOf = (places: readonly number[], values: readonly number[]): number =>
  places.reduce((least, place) => (values[place]! <= values[least]! ? place : least));
