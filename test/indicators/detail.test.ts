import fc from 'fast-check';
import type { Axis } from '../../src/features/indicator/catalogue';
import { Counts } from '../../src/jobs/indicators/counts';
import { Detail } from '../../src/jobs/indicators/detail';
import { byKey, type RoundedCells, type ShownTable } from '../../src/jobs/indicators/shown-table';

const municipalities = ['A', 'B', 'C', 'D'];
const products = ['X', 'Y', 'Z'];
const tables: Axis[][] = [[], ['MUNICIPALITY'], ['PRODUCT'], ['MUNICIPALITY', 'PRODUCT']];
const cell = fc.nat(9);
const counted = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 });

function countsOf(table: readonly number[][]): Counts {
  const categories = new Map<Axis, string[]>([
    ['MUNICIPALITY', municipalities],
    ['PRODUCT', products],
  ]);
  const counts = new Counts(categories, tables);
  const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);
  const add = (axes: Axis[], codes: string[], count: number) =>
    counts.add(axes, codes, { count, records: String(count) });
  add([], [], sum(table.flat()));
  table.forEach((row, at) => add(['MUNICIPALITY'], [municipalities[at]!], sum(row)));
  products.forEach((name, at) => add(['PRODUCT'], [name], sum(table.map((row) => row[at]!))));
  table.forEach((row, one) =>
    row.forEach((count, two) => add(tables[3]!, [municipalities[one]!, products[two]!], count)),
  );
  return counts;
}

/** As it would be published: these values of municipalities, whatever was counted. */
const rounded = (values: number[]): RoundedCells[] => [
  { axes: ['MUNICIPALITY'], categories: [municipalities], counts: [], values, reach: 4 },
  { axes: ['PRODUCT'], categories: [products], counts: [], values: [20, 20, 20], reach: 4 },
];
const detailOf = (table: number[][]) =>
  new Detail({ counts: countsOf(table), tables, given: null, before: null });
const namesOf = (detail: Detail, axes: Axis[]) =>
  detail.groupsOf(axes).map((side) => side.map(({ name }) => name));

describe('what is merged of a table that tells too much', () => {
  it('is the end of the list in a one-way table, whatever was counted and drawn', () => {
    fc.assert(
      fc.property(counted, fc.array(cell, { minLength: 4, maxLength: 4 }), (table, values) => {
        const detail = detailOf(table);
        const failed = new Map([['MUNICIPALITY', null]]);
        detail.mend(failed, rounded(values), false);
        expect(namesOf(detail, ['MUNICIPALITY'])).toEqual([['A', 'B', 'C+D']]);
        detail.mend(failed, rounded(values), false);
        expect(namesOf(detail, ['MUNICIPALITY'])).toEqual([['A', 'B+C+D']]);
      }),
    );
  });

  it('is what its one-way table shows as the smallest in a two-way one, whatever was counted', () => {
    fc.assert(
      fc.property(counted, (table) => {
        const detail = detailOf(table);
        detail.mend(new Map([['MUNICIPALITY*PRODUCT', null]]), rounded([5, 40, 0, 20]), false);
        expect(namesOf(detail, tables[3]!)).toEqual([['A+C', 'B', 'D'], products]);
        expect(namesOf(detail, ['MUNICIPALITY'])).toEqual([municipalities]);
      }),
    );
  });

  it('is chosen anew in a two-way table once its one-way table changed', () => {
    const detail = detailOf([1, 2, 3, 4].map((count) => [count, count, count]));
    detail.mend(new Map([['MUNICIPALITY*PRODUCT', null]]), rounded([5, 40, 0, 20]), false);
    detail.mend(new Map([['MUNICIPALITY', null]]), rounded([5, 40, 0, 20]), false);
    expect(namesOf(detail, tables[3]!)).toEqual([['A', 'B', 'C+D'], products]);
  });

  it('is what is new beside tables that are published already, and nothing where all of it is withheld', () => {
    const counts = countsOf([1, 2, 3, 4].map((count) => [count, count, count]));
    const [, municipality, product] = tables;
    const given = byKey(
      [municipality!, product!].map((axes): ShownTable => ({
        ...{ axes, categories: [counts.categories.get(axes[0]!)!], values: [0, 0, 0, 0], reach: 4 },
        ...{ status: 'PUBLISHED', reason: null },
      })),
    );
    const detail = new Detail({ counts, tables, given, before: null });
    const both = new Map([
      ['MUNICIPALITY', null],
      ['PRODUCT', null],
    ]);
    expect(detail.canMend('PRODUCT')).toBe(true);
    // What helps the first helps the second too.
    detail.mend(both, rounded([5, 5, 5, 5]), false);
    expect(detail.isWithheld(tables[3]!)).toBe(true);
    expect(detail.canMend('PRODUCT')).toBe(false);
    expect(() => detail.mend(both, rounded([5, 5, 5, 5]), false)).toThrow('tells too much');
  });
});
