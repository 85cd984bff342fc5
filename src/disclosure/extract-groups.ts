import { groupBy } from '../group-by';

/** A finished trajectory as research may see it: no name, number or date. */
export interface ExtractRecord {
  /** Random, for the order of a release; it does not leave the hub. */
  key: string;
  /**
   * Everything that a partner could know, by attribute, from coarse to fine: municipality as ['DRECHTSTEDEN', 'GM0505'],
   * steps and durations as classes. Every record has the same number of values for an attribute.
   */
  values: Record<string, readonly string[]>;
  /** Where it ended: what the extract is about. */
  outflow: string;
}

/** What every group of records that show the same must keep to. */
export interface ExtractRules {
  /** Fewest records. */
  k: number;
  /** Fewest outflows that occur. */
  l: number;
  /** How far the outflows may be from those of all records: the total variation distance, 0 to 1. */
  t: number;
}

/** Records that show the same: so many values of every attribute, counted from the coarse end. */
export interface ExtractGroup {
  depths: Record<string, number>;
  of: ExtractRecord[];
}

/** The share of each outflow. */
export function sharesOf(records: readonly ExtractRecord[]): Map<string, number> {
  const groups = groupBy(records, ({ outflow }) => outflow);
  return new Map([...groups].map(([outflow, { length }]) => [outflow, length / records.length]));
}

/** How far two distributions of outflow are apart: 0 is the same, 1 has nothing in common. */
export function distance(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const outflows = [...new Set([...a.keys(), ...b.keys()])];
  return outflows.reduce((sum, each) => sum + Math.abs((a.get(each) ?? 0) - (b.get(each) ?? 0)), 0) / 2;
}

/**
 * Splits records from the top down (Mondrian), each time by the attribute that then shows most of them one step finer, while
 * every group keeps to the rules. What cannot be shown finer stays together as a group that keeps to them as well. Nothing,
 * where all records together do not.
 */
export function extractGroups(records: readonly ExtractRecord[], rules: ExtractRules): ExtractGroup[] {
  const split = new Splitting(records, rules);
  return split.isEnough([...records]) ? split.refine([...records], {}, []) : [];
}

class Splitting {
  private readonly overall: Map<string, number>;

  constructor(
    records: readonly ExtractRecord[],
    private readonly rules: ExtractRules,
  ) {
    this.overall = sharesOf(records);
  }

  isEnough(group: readonly ExtractRecord[]): boolean {
    const { k, l, t } = this.rules;
    if (group.length < k) return false;
    const shares = sharesOf(group);
    return shares.size >= l && distance(shares, this.overall) <= t;
  }

  refine(group: ExtractRecord[], depths: Record<string, number>, closed: readonly string[]): ExtractGroup[] {
    const open = Object.keys(group[0]!.values).filter(
      (name) => !closed.includes(name) && (depths[name] ?? 0) < group[0]!.values[name]!.length,
    );
    const best = open
      .map((name) => ({ name, ...this.parts(group, name, depths[name] ?? 0) }))
      .filter(({ parts }) => parts.length > 0)
      .sort((a, b) => a.rest.length - b.rest.length)[0];
    if (!best) return [{ depths, of: group }];
    const { name, parts, rest } = best;
    const finer = { ...depths, [name]: (depths[name] ?? 0) + 1 };
    return [
      ...parts.flatMap((part) => this.refine(part, finer, closed)),
      ...(rest.length > 0 ? this.refine(rest, depths, [...closed, name]) : []),
    ];
  }

  /** The parts that may be told apart by the next value of an attribute, and the rest, which is enough by itself or empty. */
  private parts(
    group: ExtractRecord[],
    name: string,
    depth: number,
  ): { parts: ExtractRecord[][]; rest: ExtractRecord[] } {
    const all = [...groupBy(group, ({ values }) => values[name]![depth]!).values()];
    const parts = all.filter((part) => this.isEnough(part)).sort((a, b) => b.length - a.length);
    let rest = all.filter((part) => !parts.includes(part)).flat();
    while (rest.length > 0 && !this.isEnough(rest) && parts.length > 0) rest = [...rest, ...parts.pop()!];
    return { parts, rest };
  }
}
