import {
  attributeNames,
  countOf,
  nameOf,
  type Attribute,
  type Combination,
  type Shown,
  type Values,
} from '../../src/disclosure/candidate-values';

// What an attacker makes of a list, or of two, who knows some of what is true of one candidate.

/** Each pair of what an attacker may know by heart, with all that follows from it. */
const facts: Attribute[][] = [
  ['municipality'],
  ['kindOfDwelling'],
  ['roomsClass', 'rooms'],
  ['accessibility'],
  ['guidanceArranged'],
];
/** Who knows the month in which a home is needed, knows all that a list says of the period. */
const month: Attribute[] = ['year', 'halfYear', 'quarter'];

/** Every three facts and the month; and all there is to know. */
const knowledge: Attribute[][] = facts.flatMap((one, i) =>
  facts
    .slice(i + 1)
    .flatMap((two, j) => facts.slice(i + j + 2).map((three) => [...month, ...one, ...two, ...three])),
);
knowledge.push([...month, ...facts.flat()]);

const known = (values: Values, names: readonly Attribute[]): Shown =>
  Object.fromEntries(names.map((name) => [name, values[name]]));

/** Whether nothing that is shown is otherwise. */
export const isTrueOf = (values: Values, shown: Shown): boolean =>
  Object.entries(shown).every(([name, value]) => values[name as Attribute] === value);

/** The records that may be the target's: nothing that they show is known to be otherwise. */
const mayBe = (list: readonly Combination[], target: Shown): number =>
  countOf(
    list.filter(({ shown }) =>
      attributeNames.every((name) => !(name in shown) || !(name in target) || shown[name] === target[name]),
    ),
  );

export interface Risk {
  /** Times that exactly one record could be the target's. */
  uniques: number;
  /** Highest chance to point at the right record; 0 where no record was found. */
  highest: number;
}

/** What such knowledge gives away of some candidates in a list. */
export function linkage(list: readonly Combination[], targets: readonly Values[]): Risk {
  const found = targets.flatMap((values) => knowledge.map((names) => mayBe(list, known(values, names))));
  return {
    uniques: found.filter((count) => count === 1).length,
    highest: Math.max(0, ...found.filter((count) => count > 0).map((count) => 1 / count)),
  };
}

/** How often each combination is shown. */
export const tally = (list: readonly Combination[]): Map<string, Combination> => {
  const combinations = new Map<string, Combination>();
  for (const { shown, count } of list) {
    const name = nameOf(shown);
    combinations.set(name, { shown, count: count + (combinations.get(name)?.count ?? 0) });
  }
  return combinations;
};

/** The records that one list shows more than another. What shows nothing at all tells nothing of anybody. */
export function added(before: readonly Combination[], after: readonly Combination[]): Combination[] {
  const earlier = tally(before);
  return [...tally(after).values()]
    .map(({ shown, count }) => ({ shown, count: count - (earlier.get(nameOf(shown))?.count ?? 0) }))
    .filter(({ shown, count }) => count > 0 && Object.keys(shown).length > 0);
}

/** Combinations whose number changed so little from one list to the next that a person may stand behind it. */
export const smallChanges = (before: readonly Combination[], after: readonly Combination[]): Combination[] =>
  [...added(before, after), ...added(after, before)].filter(({ count }) => count < 5);

/** What the two lists give away of who came between them and of who left. */
export function linkageOfChange(
  lists: readonly [before: readonly Combination[], after: readonly Combination[]],
  { came, left }: { came: readonly Values[]; left: readonly Values[] },
): Risk {
  const [before, after] = lists;
  const risks = [linkage(added(before, after), came), linkage(added(after, before), left)];
  return {
    uniques: risks.reduce((sum, { uniques }) => sum + uniques, 0),
    highest: Math.max(...risks.map(({ highest }) => highest)),
  };
}
