import fc from 'fast-check';
import { Draws } from '../../src/disclosure/counts/draws';
import { extract, extractRules, type ReleasedRecord } from '../../src/disclosure/extract';
import { distance, type ExtractRecord } from '../../src/disclosure/extract-groups';

const towns = [
  ['WEST', 'A'],
  ['WEST', 'B'],
  ['EAST', 'C'],
] as const;
const record = fc.record({
  town: fc.constantFrom(...towns),
  age: fc.constantFrom(['YOUNG'], ['OLD']),
  steps: fc.constantFrom(['FEW', '1'], ['FEW', '2'], ['MANY', '3-5'], ['MANY', '6+']),
  shelterDays: fc.constantFrom(['0-3 months'], ['3-6 months'], ['6+ months']),
  outflow: fc.constantFrom('HOME', 'HOME', 'HOME', 'FAMILY', 'INSTITUTION', 'UNKNOWN'),
});
const recordsOf = (minLength: number, maxLength: number) =>
  fc
    .array(record, { minLength, maxLength })
    .map((all) =>
      all.map(({ outflow, ...values }, place): ExtractRecord => ({ key: `k${place}`, values, outflow })),
    );

const records = recordsOf(0, 200);
const [all] = fc.sample(recordsOf(280, 300), { numRuns: 1, seed: 3 });

const draws = new Draws('secret');
const tally = (released: readonly ReleasedRecord[]) => {
  const groups = new Map<string, ReleasedRecord[]>();
  for (const each of released) {
    const name = JSON.stringify(each.values);
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  return [...groups.values()];
};
const fits = ({ values }: ExtractRecord, shown: ReleasedRecord): boolean =>
  Object.entries(shown.values).every(([name, value]) => value === null || values[name]!.includes(value));

describe('the extract of trajectories', () => {
  it('shows every combination of values ten times at least, with three outflows at least, near those of all', () => {
    fc.assert(
      fc.property(records, (all) => {
        const { released, report } = extract(all, draws, 'first');
        const overall = sharesOf(all);
        for (const group of tally(released)) {
          expect(group.length).toBeGreaterThanOrEqual(10);
          expect(new Set(group.map(({ outflow }) => outflow)).size).toBeGreaterThanOrEqual(3);
          expect(distance(sharesOf(group), overall)).toBeLessThanOrEqual(extractRules.t + 1e-9);
        }
        if (released.length > 0) expect(report.risk).toBeLessThanOrEqual(0.1);
      }),
    );
  });

  it('releases all or nothing, and of nobody what is not true', () => {
    fc.assert(
      fc.property(records, (all) => {
        const { released, report } = extract(all, draws, 'first');
        expect([0, all.length]).toContain(released.length);
        expect(report.released).toBe(released.length);
        for (const each of all)
          if (released.length > 0)
            expect(
              released.filter((shown) => shown.outflow === each.outflow && fits(each, shown)),
            ).not.toEqual([]);
      }),
    );
  });

  it('leaves at least ten records to somebody who knows everything of one but the outflow', () => {
    const { released } = extract(all!, draws, 'first');
    for (const each of all!) {
      const possible = released.filter((shown) => fits(each, shown));
      expect(possible.length).toBeGreaterThanOrEqual(10);
      expect(new Set(possible.map(({ outflow }) => outflow)).size).toBeGreaterThanOrEqual(3);
    }
  });

  it('holds no identifier, and is in another order in every release', () => {
    const { released } = extract(all!, draws, 'first');
    expect(released.length).toBeGreaterThan(0);
    expect(JSON.stringify(released)).not.toMatch(/"k\d+"/);
    expect(released.flatMap((each) => Object.keys(each))).not.toContain('key');
    expect(extract(all!, draws, 'first').released).toEqual(released);
    expect(extract(all!, draws, 'second').released).not.toEqual(released);
  });

  it('shows something: values of all attributes, in groups of like records', () => {
    const { report } = extract(all!, draws, 'first');
    expect(report.groups).toBeGreaterThan(5);
    expect(Math.max(...Object.values(report.shown))).toBeGreaterThan(0.5);
    expect(report.fewestOutflows).toBeGreaterThanOrEqual(3);
  });

  it('releases nothing of too few, or of all with one outflow', () => {
    const alike = (count: number, outflows: string[]): ExtractRecord[] =>
      Array.from({ length: count }, (_, place) => ({
        key: `k${place}`,
        values: { age: ['YOUNG'] },
        outflow: outflows[place % outflows.length]!,
      }));
    expect(extract(alike(9, ['A', 'B', 'C']), draws, 'r').released).toEqual([]);
    expect(extract(alike(50, ['A']), draws, 'r').released).toEqual([]);
    expect(extract([], draws, 'r').report).toMatchObject({ records: 0, risk: null, smallestGroup: null });
    expect(extract(alike(10, ['A', 'B', 'C']), draws, 'r').released).toHaveLength(10);
  });
});

function sharesOf(all: ReadonlyArray<{ outflow: string }>): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { outflow } of all) shares.set(outflow, (shares.get(outflow) ?? 0) + 1 / all.length);
  return shares;
}
