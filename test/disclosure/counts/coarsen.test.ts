import fc from 'fast-check';
import { coarsen, unmerged, type Merged } from '../../../src/disclosure/counts/coarsen';
import { isDominated, withheldRows } from '../../../src/disclosure/counts/dominated';
import { columnsOf, sum } from './arbitraries';

const categories = (values: readonly number[]): Merged[] => unmerged(values.map((_, place) => `c${place}`));
const names = (merged: Merged[] | null) => merged?.map(({ name }) => name);
const once = (values: readonly number[], merging: 'NEIGHBOUR' | 'OTHER') =>
  coarsen(categories(values), values, merging);

describe('coarser categories', () => {
  it('take the smallest together with the smaller of its neighbours', () => {
    expect(names(once([20, 5, 15, 10], 'NEIGHBOUR'))).toEqual(['c0', 'c1+c2', 'c3']);
    expect(names(once([20, 15, 10, 5], 'NEIGHBOUR'))).toEqual(['c0', 'c1', 'c2+c3']);
  });

  it('take the two smallest together where there is no order', () => {
    const first = once([5, 20, 10, 15], 'OTHER')!;
    expect(names(first)).toEqual(['c0+c2', 'c1', 'c3']);
    expect(names(coarsen(first, [10, 20, 15], 'OTHER'))).toEqual(['c0+c2+c3', 'c1']);
  });

  it('take those that stand last where nothing tells them apart', () => {
    expect(names(once([0, 0, 0, 0], 'OTHER'))).toEqual(['c0', 'c1', 'c2+c3']);
    expect(names(once([0, 5, 0, 0], 'NEIGHBOUR'))).toEqual(['c0', 'c1', 'c2+c3']);
  });

  it('end when one is left', () => {
    expect(once([5], 'OTHER')).toBeNull();
  });

  it('lose nobody and keep their order', () => {
    const merging = fc.constantFrom('NEIGHBOUR' as const, 'OTHER' as const);
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 12 }), merging, (values, how) => {
        let merged: Merged[] | null = categories(values);
        while (merged) {
          expect(merged.flatMap(({ members }) => members).sort()).toEqual(
            values.map((_, place) => `c${place}`).sort(),
          );
          const sizes = merged.map(({ members }) =>
            sum(members.map((name) => values[Number(name.slice(1))]!)),
          );
          merged = coarsen(merged, sizes, how);
        }
      }),
    );
  });
});

describe('a row of which one category holds nearly all', () => {
  it.each([
    [[45, 5], true],
    [[40, 5, 5], false],
    [[10, 0], true],
    [[5, 0], false],
    [[0, 0], false],
  ])('%j: %s', (row, dominated) => expect(isDominated(row)).toBe(dominated));

  it('is withheld together with another one, so that it cannot be had by subtraction', () => {
    expect(
      withheldRows([
        [45, 5],
        [20, 20],
        [5, 10],
      ]),
    ).toEqual([0, 2]);
    expect(
      withheldRows([
        [20, 0],
        [20, 20],
        [5, 10],
      ]),
    ).toEqual([0, 2]);
  });

  it('takes the whole table along where nothing else hides it', () => {
    expect(
      withheldRows([
        [45, 5],
        [10, 0],
      ]),
    ).toEqual([0, 1]);
  });

  it('cannot be worked out from what is left', () => {
    const cell = fc.nat(12).map((steps) => 5 * steps);
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, (values) => {
        const withheld = withheldRows(values);
        values.forEach((row, place) => {
          if (isDominated(row)) expect(withheld).toContain(place);
        });
        if (withheld.length === 0 || withheld.length === values.length) return;
        expect(isDominated(columnsOf(withheld.map((place) => values[place]!)).map(sum))).toBe(false);
      }),
    );
  });
});
