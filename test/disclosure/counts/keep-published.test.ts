import fc from 'fast-check';
import { isAdjacent } from '../../../src/disclosure/counts/bounds';
import { Draws } from '../../../src/disclosure/counts/draws';
import { keepMargin, keepTable, keepTotal } from '../../../src/disclosure/counts/keep-published';
import { roundMargin } from '../../../src/disclosure/counts/round-margin';
import { roundTable } from '../../../src/disclosure/counts/round-table';
import { roundTotal } from '../../../src/disclosure/counts/round-total';
import { columnsOf, countedOf, counts, countTable, secret, sum, tableOf } from './arbitraries';

const total = (all: readonly number[], name: string) => ({ count: sum(all), records: name });

function provisional(draws: Draws, all: readonly number[]): number[] {
  return roundMargin(draws, 'm', countedOf(all), roundTotal(draws, 'm', total(all, 'before')));
}

/** What a month of corrections does: a few more or fewer here and there. */
const corrections = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 12, maxLength: 12 });

describe('the final version', () => {
  it('keeps the total as long as it is next to the count', () => {
    const draws = new Draws('a');
    for (const count of [11, 12, 13, 14, 15, 16, 17, 18, 19])
      expect(keepTotal(draws, 'm', { count, records: 'x' }, 15)).toBe(15);
    expect(keepTotal(draws, 'm', { count: 20, records: 'x' }, 15)).toBe(20);
    expect([0, 5]).toContain(keepTotal(draws, 'm', { count: 3, records: 'x' }, 15));
  });

  it('of a one-way table adds up, is next to the count and keeps everything that stands when all of it can', () =>
    fc.assert(
      fc.asyncProperty(counts, corrections, secret, async (before, changes, key) => {
        const draws = new Draws(key);
        const published = provisional(draws, before);
        const now = before.map((count, place) => Math.max(0, count + changes[place]!));
        const rounded = keepTotal(draws, 'm', total(now, 'now'), sum(published));
        const values = await keepMargin(draws, 'm', countedOf(now, 'now'), rounded, { published });
        expect(sum(values)).toBe(rounded);
        const stands = now.map((count, place) => isAdjacent(count, published[place]!));
        if (stands.every(Boolean) && rounded === sum(published)) expect(values).toEqual(published);
        if (now.every((count) => count > 0))
          values.forEach((value, place) => expect(isAdjacent(now[place]!, value)).toBe(true));
      }),
    ));

  it('of a two-way table keeps everything when nothing changed', () =>
    fc.assert(
      fc.asyncProperty(countTable, secret, async (all, key) => {
        const draws = new Draws(key);
        const rounded = roundTotal(draws, 'm', total(all.flat(), 'all'));
        const rowTotals = roundMargin(draws, 'm', countedOf(all.map(sum), 'r'), rounded);
        const columnTotals = roundMargin(draws, 'm', countedOf(columnsOf(all).map(sum), 'c'), rounded);
        const first = await roundTable(draws, 'm', tableOf(all), rowTotals, columnTotals);
        const other = new Draws(`${key}!`);
        const again = await keepTable(other, 'm', tableOf(all), {
          published: first.values,
          rowTotals,
          columnTotals,
        });
        if (first.adjacent) expect(again).toEqual(first);
        expect(again.values.map(sum)).toEqual(rowTotals);
      }),
    ));

  it('changes one cell and no more than it must when one count left its value', async () => {
    const draws = new Draws('a');
    const values = await keepMargin(draws, 'm', countedOf([6, 7, 8, 9]), 30, {
      published: [5, 5, 10, 5],
    });
    expect(sum(values)).toBe(30);
    expect(values.filter((value, place) => value !== [5, 5, 10, 5][place])).toHaveLength(1);
  });
});
