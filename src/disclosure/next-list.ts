import {
  countOf,
  inKeyedOrder,
  nameOf,
  said,
  smallestGroup,
  type Alike,
  type Combination,
} from './candidate-values';
import { fillPlaces } from './fill-places';
import { generalise } from './generalise';

/** What a list remembers of a combination: how often it was shown last, and whether it still is. */
export interface Remembered extends Combination {
  listed: boolean;
}

/** Records that show the same, and the candidates among them: fewer where somebody left and the record lingers. */
export interface Listed extends Combination {
  of: Alike[];
}

type List = ReadonlyMap<string, Listed>;

/** A list in the making: what it shows already, and who has no place in it yet. */
interface Making {
  list: List;
  without: Alike[];
}

/**
 * The next list of a housing market, or null for fewer than five candidates.
 *
 * Every candidate has a record, and no combination of values is shown fewer than five times. From one list to the next a
 * combination keeps its number or changes by five at least, so that nobody's coming or going can be told apart: who
 * comes takes the place of who left under the same values, or waits among the records that show nothing until five can
 * be shown; the record of who left lingers until somebody takes its place or five have left.
 */
export function nextList(
  candidates: readonly Alike[],
  remembered: readonly Remembered[],
  key: string,
): Listed[] | null {
  if (countOf(candidates) < smallestGroup) return null;
  const last = new Map(remembered.map(({ shown, count }) => [nameOf(shown), count]));
  let making = keep(
    inKeyedOrder(merged(candidates), ({ values }) => nameOf(values), key),
    inKeyedOrder(remembered, ({ shown }) => nameOf(shown), key),
  );
  while (standAlone(making)) making = giveUp(making, leastFirst(making.list)[0]!);
  return [...shownBest(making, last).values()];
}

/**
 * Shows in another way what is worth little as it is shown now, where that is worth more. Only when five have left who are
 * still listed: else the week in which one leaves would be the week in which their combination disappears.
 */
function shownBest(making: Making, last: ReadonlyMap<string, number>): List {
  let list = settled(making, last);
  if (lingering(list) < smallestGroup || list.size > longList) return list;
  for (const name of leastFirst(making.list).slice(0, mostTried)) {
    const without = giveUp(making, name);
    if (standAlone(without)) continue;
    const other = settled(without, last);
    if (worth(other) > worth(list)) [making, list] = [without, other];
  }
  return list;
}

/** Whether there are too few without a place to be shown together, be it as records that show nothing. */
const standAlone = ({ without }: Making): boolean => without.length > 0 && countOf(without) < smallestGroup;

/** So many combinations are tried in another way, those that are worth least: each try takes a moment. */
const mostTried = 50;
/** A list of more combinations than this gains little by it, and each try takes long. */
const longList = 500;

function merged(candidates: readonly Alike[]): Alike[] {
  const byName = new Map<string, Alike>();
  for (const { values, count } of candidates) {
    const name = nameOf(values);
    byName.set(name, { values, count: count + (byName.get(name)?.count ?? 0) });
  }
  return [...byName.values()];
}

/** How much a combination helps: what is said of those who are there; a record that lingers misleads twice as much. */
const worthOf = ({ shown, count, of }: Listed): number => said(shown) * (3 * countOf(of) - 2 * count);

/** Records of people who left. */
const lingering = (list: List): number =>
  [...list.values()].reduce((sum, { count, of }) => sum + count - countOf(of), 0);

const worth = (list: List): number => [...list.values()].reduce((sum, listed) => sum + worthOf(listed), 0);

/** Keeps the combinations that are shown already, those that say most before others. */
function keep(candidates: readonly Alike[], remembered: readonly Remembered[]): Making {
  const before = remembered
    .filter(({ shown, listed }) => listed && said(shown) > 0)
    .sort((a, b) => said(b.shown) - said(a.shown));
  const { filled, waiting } = fillPlaces(before, candidates);
  const all = filled.map(({ place, of }): Listed => ({
    shown: place.shown,
    count: keptCount(place.count, countOf(of)),
    of,
  }));
  const ended = all.filter(({ count }) => count === 0);
  return {
    list: new Map(all.filter(({ count }) => count > 0).map((listed) => [nameOf(listed.shown), listed])),
    without: [...waiting, ...ended.flatMap(({ of }) => of)],
  };
}

/** How many records a combination of so many keeps when so many candidates are there for it. */
function keptCount(before: number, there: number): number {
  if (there > before - smallestGroup) return before;
  return there >= smallestGroup ? there : 0;
}

/** The combinations by what they are worth, the least first. */
const leastFirst = (list: List): string[] =>
  [...list].sort(([, a], [, b]) => worthOf(a) - worthOf(b)).map(([name]) => name);

/** Stops showing a combination: its candidates have no place any more. */
function giveUp({ list, without }: Making, name: string): Making {
  const { of } = list.get(name)!;
  return {
    list: new Map([...list].filter(([other]) => other !== name)),
    without: merged([...without, ...of]),
  };
}

/** Shows what can be shown of who has no place: as more of a combination that is there, as a new one, or nothing. */
function settled({ list: kept, without }: Making, last: ReadonlyMap<string, number>): List {
  const list = new Map(kept);
  const nothing: Alike[] = [];
  for (const { shown, of } of generalise(without)) {
    const name = nameOf(shown);
    const there = list.get(name);
    const count = countOf(of) + (there?.count ?? 0);
    const change = Math.abs(count - (last.get(name) ?? 0));
    if (said(shown) > 0 && (change === 0 || change >= smallestGroup))
      list.set(name, { shown, count, of: [...(there?.of ?? []), ...of] });
    else nothing.push(...of);
  }
  if (nothing.length > 0) list.set(nameOf({}), { shown: {}, count: countOf(nothing), of: nothing });
  return list;
}

/** What is to be remembered once this list is published: what it shows, and what others showed before it. */
export function remember(
  list: readonly Combination[] | null,
  remembered: readonly Remembered[],
): Remembered[] {
  const memory = new Map(remembered.map((each) => [nameOf(each.shown), { ...each, listed: false }]));
  for (const { shown, count } of list ?? []) memory.set(nameOf(shown), { shown, count, listed: true });
  return [...memory.values()];
}
