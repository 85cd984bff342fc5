import {
  countOf,
  inKeyedOrder,
  nameOf,
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
  const kept = keep(
    inKeyedOrder(merged(candidates), ({ values }) => nameOf(values), key),
    inKeyedOrder(remembered, ({ shown }) => nameOf(shown), key),
  );
  const list = new Map(kept.list.map((listed) => [nameOf(listed.shown), listed]));
  let { without } = kept;
  while (without.length > 0 && countOf(without) < smallestGroup) without = [...without, ...giveUpOne(list)];
  settle(list, without, remembered);
  return [...list.values()];
}

function merged(candidates: readonly Alike[]): Alike[] {
  const byName = new Map<string, Alike>();
  for (const { values, count } of candidates) {
    const name = nameOf(values);
    byName.set(name, { values, count: count + (byName.get(name)?.count ?? 0) });
  }
  return [...byName.values()];
}

/** Keeps the combinations that are shown already, those that say most before others, and tells who has no place. */
function keep(
  candidates: readonly Alike[],
  remembered: readonly Remembered[],
): { list: Listed[]; without: Alike[] } {
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
    list: all.filter(({ count }) => count > 0),
    without: [...waiting, ...ended.flatMap(({ of }) => of)],
  };
}

const said = (shown: object): number => Object.keys(shown).length;

/** How many records a combination of so many keeps when so many candidates are there for it. */
function keptCount(before: number, there: number): number {
  if (there > before - smallestGroup) return before;
  return there >= smallestGroup ? there : 0;
}

/** Gives up the combination that says least, and returns its candidates: nobody may stand alone among those who wait. */
function giveUpOne(list: Map<string, Listed>): Alike[] {
  const [least] = [...list].sort(
    ([, a], [, b]) => said(a.shown) - said(b.shown) || countOf(a.of) - countOf(b.of),
  );
  list.delete(least![0]);
  return least![1].of;
}

/** Shows what can be shown of the waiting: as more of a combination that is there, as a new one, or nothing. */
function settle(list: Map<string, Listed>, waiting: Alike[], remembered: readonly Remembered[]): void {
  const last = new Map(remembered.map(({ shown, count }) => [nameOf(shown), count]));
  const nothing: Alike[] = [];
  for (const { shown, of } of generalise(waiting)) {
    const name = nameOf(shown);
    const there = list.get(name);
    const count = countOf(of) + (there?.count ?? 0);
    const change = Math.abs(count - (last.get(name) ?? 0));
    if (said(shown) > 0 && (change === 0 || change >= smallestGroup))
      list.set(name, { shown, count, of: [...(there?.of ?? []), ...of] });
    else nothing.push(...of);
  }
  if (nothing.length > 0) list.set(nameOf({}), { shown: {}, count: countOf(nothing), of: nothing });
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
