import fc from 'fast-check';
import { Draws } from '../../src/disclosure/counts/draws';
import { extract } from '../../src/disclosure/extract';
import type { ExtractRecord } from '../../src/disclosure/extract-groups';
import { fewestOutflowsBeside, fits } from '../../src/disclosure/extract-overlap';
import { releasable } from '../../src/jobs/extract/release-extract';

const draws = new Draws('secret');
const person = fc.record({
  town: fc.constantFrom(['WEST', 'A'], ['WEST', 'B'], ['EAST', 'C']),
  age: fc.constantFrom(['YOUNG'], ['OLD']),
  steps: fc.constantFrom(['ONE', 'ONE'], ['SEVERAL', 'TWO'], ['SEVERAL', 'THREE']),
  outflow: fc.constantFrom('HOME', 'HOME', 'FAMILY', 'INSTITUTION', 'STREET', 'ABROAD'),
});
const people = fc
  .array(person, { minLength: 30, maxLength: 150 })
  .map((all) =>
    all.map(({ outflow, ...values }, place): ExtractRecord => ({ key: `k${place}`, values, outflow })),
  );

describe('two releases that share years', () => {
  it('leave three outflows of everybody to somebody who puts them together', () => {
    fc.assert(
      fc.property(people, fc.nat(60), people, (before, gone, joined) => {
        const first = extract(before, draws, 'first').released;
        const stayed = before.slice(gone);
        const now = [...stayed, ...joined.map((record) => ({ ...record, key: `new-${record.key}` }))];
        const { released } = releasable(now, { draws, id: 'second', earlier: [first] });
        if (first.length === 0 || released.length === 0) return;
        for (const one of stayed) {
          const of = (release: typeof released) =>
            new Set(release.filter(({ values }) => fits(one, values)).map(({ outflow }) => outflow));
          const left = [...of(released)].filter((outflow) => of(first).has(outflow));
          expect(left.length).toBeGreaterThanOrEqual(3);
          expect(left).toContain(one.outflow);
        }
      }),
    );
  });

  const alike = (from: number, count: number, outflows: string[]): ExtractRecord[] =>
    Array.from({ length: count }, (_, place) => ({
      key: `k${from + place}`,
      values: { town: ['WEST', 'A'] },
      outflow: outflows[place % outflows.length]!,
    }));

  it('show nothing the second time where the two would leave fewer', () => {
    const first = extract(alike(0, 30, ['HOME', 'FAMILY', 'STREET']), draws, 'first').released;
    const next = alike(10, 30, ['HOME', 'ABROAD', 'INSTITUTION']);
    expect(fewestOutflowsBeside(next, extract(next, draws, 'second').released, [first])).toBe(1);
    expect(releasable(next, { draws, id: 'second', earlier: [first] })).toMatchObject({
      released: [],
      reason: 'TOO_REVEALING',
    });
    expect(releasable(next, { draws, id: 'second', earlier: [] }).released).toHaveLength(30);
  });

  it('say why there is nothing: too few, or too alike', () => {
    const reason = (records: ExtractRecord[]) => releasable(records, { draws, id: 'r', earlier: [] }).reason;
    expect(reason(alike(0, 9, ['A', 'B', 'C']))).toBe('TOO_FEW');
    expect(reason(alike(0, 50, ['A', 'B']))).toBe('TOO_ALIKE');
    expect(reason(alike(0, 10, ['A', 'B', 'C']))).toBeNull();
  });
});
