import fc from 'fast-check';
import type { Counted } from '../../../src/disclosure/counts/draws';

/** Cells with counts as small as the region's, each with records of its own. */
export const countedOf = (counts: readonly number[], prefix = ''): Counted[] =>
  counts.map((count, place) => ({ count, records: `${prefix}${place}` }));

export const tableOf = (counts: readonly (readonly number[])[]): Counted[][] =>
  counts.map((row, place) => countedOf(row, `${place}/`));

const count = fc.oneof({ weight: 4, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(60) });

export const counts = fc.array(count, { minLength: 1, maxLength: 12 });

export const countTable = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

export const secret = fc.string({ minLength: 1, maxLength: 8 });

export const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
export const columnsOf = (table: readonly (readonly number[])[]): number[][] =>
  table[0]!.map((_, column) => table.map((row) => row[column]!));
