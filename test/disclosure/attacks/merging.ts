import { coarsen, unmerged, type Merged } from '../../../src/disclosure/counts/coarsen';
import { membersOf } from '../../../src/disclosure/counts/linked-tables';
import { breachOf, isSmall, type Interval } from '../../../src/disclosure/counts/rule-p';
import { Counts } from '../../../src/jobs/indicators/counts';
import { Detail } from '../../../src/jobs/indicators/detail';
import { percent, type Figure } from './report';

type Dimension = 'MUNICIPALITY' | 'AGE_BAND';

/** Chooses what is merged of a one-way table, with the counts and the values of the attempt that failed at hand. */
export interface Choosing {
  name: string;
  merged(dimension: Dimension, counts: readonly number[], failed: readonly number[]): Merged[];
}

/** As the job does. */
export const asTheHub: Choosing = {
  name: 'controlled rounding, persons',
  merged(dimension, given, failed) {
    const names = namesOf(given.length);
    const counts = new Counts(new Map([[dimension, names]]), [[dimension]]);
    given.forEach((count, place) =>
      counts.add([dimension], [names[place]!], { count, records: String(count) }),
    );
    const detail = new Detail({ counts, tables: [[], [dimension]], given: null, before: null });
    const attempt = { axes: [dimension], categories: [names], counts: given, values: failed, reach: 4 };
    detail.mend(new Map([[dimension, null]]), [attempt], false);
    return detail.groupsOf([dimension])[0]!;
  },
};

const smallestBy = (name: string, of: 'counts' | 'failed'): Choosing => ({
  name,
  merged: (dimension, counts, failed) =>
    coarsen(
      unmerged(namesOf(counts.length)),
      of === 'counts' ? counts : failed,
      dimension === 'AGE_BAND' ? 'NEIGHBOUR' : 'OTHER',
    )!,
});

/** What looks harmless: the two smallest counts go together, or those that would have been published as the smallest. */
export const byCounts = smallestBy('mutant: merging the two smallest counts', 'counts');
export const byFailedAttempt = smallestBy(
  'mutant: merging by the values of the attempt that failed',
  'failed',
);

const dimensions: readonly Dimension[] = ['MUNICIPALITY', 'AGE_BAND'];
const namesOf = (categories: number): string[] =>
  Array.from({ length: categories }, (_, place) => String.fromCharCode(65 + place));
/** No count is larger: a value of 5 stands for as many at most. */
const most = 9;

/** Every way to take one of each. */
const combinations = (lists: ReadonlyArray<readonly number[]>): number[][] =>
  lists.reduce<number[][]>((all, list) => all.flatMap((one) => list.map((each) => [...one, each])), [[]]);

const neighbours = (count: number): number[] =>
  count % 5 === 0 ? [count] : [count - (count % 5), count - (count % 5) + 5];
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** A publication of which a table failed and was merged, by all counts and draws that it may have come from. */
interface Seen {
  names: string[];
  values: number[];
  worlds: number[][];
}

/**
 * Somebody who knows the rule by which categories are merged, and no key, thinks of every table of some categories that a
 * publication may have come from: of all counts and all draws that give the same merged categories, the same values and the same
 * total. Whatever made the attempt fail is not known, so it may have been any of them.
 */
function publications(choosing: Choosing, dimension: Dimension, categories: number): Map<string, Seen> {
  const names = namesOf(categories);
  const all = Array.from({ length: most + 1 }, (_, count) => count);
  const seen = new Map<string, Seen>();
  for (const counts of combinations(names.map(() => all)))
    for (const failed of combinations(counts.map(neighbours))) {
      const merged = choosing.merged(dimension, counts, failed);
      const of = merged.map(({ members }) => sum(members.map((name) => counts[names.indexOf(name)]!)));
      for (const values of combinations(of.map(neighbours))) {
        if (sum(values) !== sum(failed)) continue;
        const key = [...merged.map(({ name }) => name), ...values].join();
        const known = seen.get(key) ?? { names: merged.map(({ name }) => name), values, worlds: [] };
        known.worlds.push(counts);
        seen.set(key, known);
      }
    }
  return seen;
}

/** What is concluded of each category that stands by itself and shows 0 or 5: of more the largest counts are not thought of. */
function concluded({ names, values, worlds }: Seen): Array<Interval & { counts: number[] }> {
  return names.flatMap((name, place) => {
    if (membersOf(name).length > 1 || values[place]! > 5) return [];
    const counts = worlds.map((world) => world[name.charCodeAt(0) - 65]!);
    const [lower, upper] = counts.reduce(
      ([low, high], count) => [Math.min(low, count), Math.max(high, count)],
      [Infinity, -Infinity],
    );
    return [{ lower, upper, counts }];
  });
}

/** How often what is merged proves a small count that stands beside it. */
export function mergingTells(choosing: Choosing, categories: number): Figure {
  let [small, breaches, tables] = [0, 0, 0];
  for (const dimension of dimensions)
    for (const seen of publications(choosing, dimension, categories).values()) {
      tables += 1;
      for (const { counts, ...interval } of concluded(seen)) {
        const those = counts.filter(isSmall).length;
        small += those;
        if (breachOf(interval) !== null) breaches += those;
      }
    }
  return {
    attack:
      'what was merged, to somebody who knows the rule: all counts and draws that it may have come from',
    publisher: choosing.name,
    over: `all tables of ${categories} categories of 0 to ${most}, ${tables} different publications, ${small} small counts`,
    figure: `${breaches} break rule P (${percent(breaches / small)})`,
    rule: 'none breaks rule P',
    passed: breaches === 0,
  };
}
