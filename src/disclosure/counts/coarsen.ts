import { mergedName } from './linked-tables';

/** A category of a dimension with its count, best as it would be published: then what is merged tells nothing more. */
export interface Category {
  name: string;
  count: number;
}

/** Categories that are published as one; one member where nothing was merged. */
export interface Merged {
  /** After its members, which tells the audit how tables with other mergers are linked. */
  name: string;
  members: string[];
  count: number;
}

/**
 * How the smallest go together: in an ordered dimension (such as age) with the smaller of its neighbours; in another with the
 * next smallest, so that the small ones end up together as 'other'.
 */
export type Merging = 'NEIGHBOUR' | 'OTHER';

export const unmerged = (categories: readonly Category[]): Merged[] =>
  categories.map(({ name, count }) => ({ name, members: [name], count }));

/** A category that cannot be published by itself, and those that would help it. */
export interface InNeed {
  place: number;
  helps(other: number): boolean;
}

/**
 * One step coarser: the smallest category merged with another, or the one in need with one that helps. Null when one is left:
 * the table cannot be published.
 */
export function coarsen(
  categories: readonly Merged[],
  merging: Merging,
  need: InNeed | null = null,
): Merged[] | null {
  if (categories.length < 2) return null;
  const all = categories.map((_, place) => place);
  const chosen = need?.place ?? smallestOf(all, categories);
  const others = all.filter((place) =>
    merging === 'OTHER' ? place !== chosen : Math.abs(place - chosen) === 1,
  );
  const helping = others.filter((place) => need?.helps(place) ?? true);
  const other = smallestOf(helping.length > 0 ? helping : others, categories);
  const [first, second] = [Math.min(chosen, other), Math.max(chosen, other)];
  const merged = mergedOf(categories[first]!, categories[second]!);
  return categories.flatMap((category, place) =>
    place === second ? [] : [place === first ? merged : category],
  );
}

function mergedOf(a: Merged, b: Merged): Merged {
  const members = [...a.members, ...b.members];
  return { name: mergedName(members), members, count: a.count + b.count };
}

const smallestOf = (places: readonly number[], categories: readonly Merged[]): number =>
  places.reduce((least, place) => (categories[place]!.count < categories[least]!.count ? place : least));
