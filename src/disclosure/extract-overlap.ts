import { groupBy } from '../group-by';
import type { ReleasedRecord } from './extract';
import type { ExtractRecord } from './extract-groups';

/** Records that a release shows alike, and the outflows that occur among them. */
interface ShownGroup {
  values: Record<string, string | null>;
  outflows: ReadonlySet<string>;
}

/**
 * Releases share years, so somebody who knows all attributes of a client may look it up in two of them, and only an outflow
 * that occurs in both can be the right one. The fewest outflows that this leaves of anybody; null where nobody can stand in both.
 */
export function fewestOutflowsBeside(
  records: readonly ExtractRecord[],
  release: readonly ReleasedRecord[],
  earlier: ReadonlyArray<readonly ReleasedRecord[]>,
): number | null {
  const now = groupsOf(release);
  const before = earlier.map(groupsOf);
  let fewest: number | null = null;
  for (const record of different(records)) {
    // Who was in an earlier release has its own outflow among those that it may have had there.
    const there = before
      .map((groups) => possible(record, groups))
      .filter((outflows) => outflows.has(record.outflow));
    if (there.length === 0) continue;
    const left = [...possible(record, now)].filter((outflow) => there.every((each) => each.has(outflow)));
    fewest = Math.min(fewest ?? Infinity, left.length);
  }
  return fewest;
}

const groupsOf = (release: readonly ReleasedRecord[]): ShownGroup[] =>
  [...groupBy(release, ({ values }) => JSON.stringify(values)).values()].map((alike) => ({
    values: alike[0]!.values,
    outflows: new Set(alike.map(({ outflow }) => outflow)),
  }));

const different = (records: readonly ExtractRecord[]): ExtractRecord[] =>
  [...groupBy(records, ({ values, outflow }) => JSON.stringify([values, outflow])).values()].map(
    ([first]) => first!,
  );

const possible = (record: ExtractRecord, groups: readonly ShownGroup[]): ReadonlySet<string> =>
  new Set(groups.filter(({ values }) => fits(record, values)).flatMap(({ outflows }) => [...outflows]));

/** Whether what is shown may be of this record. */
export const fits = ({ values }: ExtractRecord, shown: Record<string, string | null>): boolean =>
  Object.entries(shown).every(([name, value]) => value === null || (values[name]?.includes(value) ?? false));
