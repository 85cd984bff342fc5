import { labelOf, type Draws } from './counts/draws';
import {
  distance,
  extractGroups,
  sharesOf,
  type ExtractGroup,
  type ExtractRecord,
  type ExtractRules,
} from './extract-groups';

/** A record as it leaves the hub: of every attribute the finest value that may be shown, or null where none may. */
export interface ReleasedRecord {
  values: Record<string, string | null>;
  outflow: string;
}

/** What an auditor needs to judge a release: what was asked for, and what was reached. */
export interface ExtractReport {
  rules: ExtractRules;
  records: number;
  released: number;
  groups: number;
  /** Of all groups; null when nothing is released. */
  smallestGroup: number | null;
  fewestOutflows: number | null;
  largestDistance: number | null;
  /** The chance to point at the right record, for somebody who knows everything else of it. */
  risk: number | null;
  /** Of every attribute the share of its values (coarse and fine) that are shown. */
  shown: Record<string, number>;
}

/** As the hub releases trajectories: of ten at least, three outflows at least, and these near those of all. */
export const extractRules: ExtractRules = { k: 10, l: 3, t: 0.4 };

/**
 * An extract of trajectories for research, pooled over the years that the records come from: no identifier, no year, and
 * everything that a partner could know generalised until at least k records show the same. The order is drawn anew for
 * every release, so that places in two releases cannot be compared.
 */
export function extract(
  records: readonly ExtractRecord[],
  draws: Draws,
  release: string,
  rules: ExtractRules = extractRules,
): { released: ReleasedRecord[]; report: ExtractReport } {
  const ordered = inOrder(records, draws, release);
  const groups = extractGroups(ordered, rules);
  const shownOf = new Map(groups.flatMap(({ depths, of }) => of.map((record) => [record, depths] as const)));
  const released = ordered.flatMap((record) => {
    const depths = shownOf.get(record);
    return depths ? [{ values: valuesAt(record, depths), outflow: record.outflow }] : [];
  });
  return { released, report: reportOf(records, groups, rules) };
}

function inOrder(records: readonly ExtractRecord[], draws: Draws, release: string): ExtractRecord[] {
  return records
    .map((record) => ({ record, place: draws.uniform(labelOf('extract', release, record.key)) }))
    .sort((a, b) => a.place - b.place)
    .map(({ record }) => record);
}

const valuesAt = ({ values }: ExtractRecord, depths: Record<string, number>): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(values).map(([name, ladder]) => [name, ladder[(depths[name] ?? 0) - 1] ?? null]),
  );

function reportOf(
  records: readonly ExtractRecord[],
  groups: readonly ExtractGroup[],
  rules: ExtractRules,
): ExtractReport {
  const overall = sharesOf(records);
  const least = (values: number[]): number | null => (values.length > 0 ? Math.min(...values) : null);
  const smallestGroup = least(groups.map(({ of }) => of.length));
  const nearest = least(groups.map(({ of }) => -distance(sharesOf(of), overall)));
  return {
    rules,
    records: records.length,
    released: groups.reduce((sum, { of }) => sum + of.length, 0),
    groups: groups.length,
    smallestGroup,
    fewestOutflows: least(groups.map(({ of }) => sharesOf(of).size)),
    largestDistance: nearest === null ? null : Math.abs(nearest),
    risk: smallestGroup === null ? null : 1 / smallestGroup,
    shown: shownShares(records, groups),
  };
}

function shownShares(
  records: readonly ExtractRecord[],
  groups: readonly ExtractGroup[],
): Record<string, number> {
  const ladders = Object.entries(records[0]?.values ?? {});
  return Object.fromEntries(
    ladders.map(([name, ladder]) => {
      const shown = groups.reduce((sum, { depths, of }) => sum + of.length * (depths[name] ?? 0), 0);
      return [name, shown / (records.length * ladder.length)];
    }),
  );
}
