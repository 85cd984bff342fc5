import fc from 'fast-check';
import { boundsOf } from '../../../src/disclosure/counts/bounds';
import { linkTables } from '../../../src/disclosure/counts/linked-tables';
import type { BoundedCounts } from '../../../src/disclosure/counts/movable';
import { OtherWorlds } from '../../../src/disclosure/counts/other-worlds';
import { isSmall } from '../../../src/disclosure/counts/rule-p';
import { breachesOfEach } from '../../../src/disclosure/counts/search-bounds';
import { columnsOf, countTable, sum } from './arbitraries';

const named = (letter: string, all: readonly unknown[]): string[] => all.map((_, at) => `${letter}${at}`);

/** Counts by two dimensions, one of them told less finely by the other table, each value up or down by its own draw. */
const published = fc
  .tuple(countTable, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }))
  .map(([table, draws]) => {
    const [rows, columns] = [named('R', table), named('C', table[0]!)];
    const shape = (axes: string[], categories: string[][], counts: number[]): BoundedCounts => {
      const bounds = counts.map((count, at) =>
        boundsOf(5 * (draws[at % 60] ? Math.ceil(count / 5) : Math.floor(count / 5))),
      );
      return {
        axes,
        categories,
        counts,
        lower: bounds.map(({ lower }) => lower),
        upper: bounds.map(({ upper }) => upper),
      };
    };
    const [first, ...rest] = table;
    const merged =
      rest.length > 1 ? [first!, rest[0]!.map((_, at) => sum(rest.map((row) => row[at]!)))] : table;
    const names = rest.length > 1 ? [rows[0]!, rows.slice(1).join('+')] : rows;
    return [
      shape([], [], [sum(table.flat())]),
      shape(['row'], [rows], table.map(sum)),
      shape(['column'], [columns], columnsOf(table).map(sum)),
      shape(['row', 'column'], [names, columns], merged.flat()),
    ];
  });

const cleared = (tables: readonly BoundedCounts[], known: readonly number[][]) => {
  const worlds = new OtherWorlds(
    tables.map((table, at) => ({
      ...table,
      lower: table.lower.map((lower, cell) => Math.max(lower, known[at]![cell]!)),
    })),
  );
  const cells = tables.flatMap(({ counts }, place) => counts.map((_, cell) => ({ place, cell })));
  return cells.map(({ place, cell }) => {
    const own = known[place]![cell]!;
    return isSmall(tables[place]!.counts[cell]! - own) && worlds.clear(place, cell, own);
  });
};

const nobody = (tables: readonly BoundedCounts[]) => tables.map(({ counts }) => counts.map(() => 0));

describe('other worlds', () => {
  it('clear no count of which a linear programme finds too much, whoever is known', async () => {
    await fc.assert(
      fc.asyncProperty(published, fc.double({ min: 0, max: 1, noNaN: true }), async (tables, share) => {
        // Of every cell that share: sums of what is known need not add up, an attacker may know less of some tables.
        const known = tables.map(({ counts }) => counts.map((count) => Math.floor(share * count)));
        const targets = cleared(tables, known).flatMap((isCleared, variable) =>
          isCleared ? [variable] : [],
        );
        const counts = tables.flatMap((table) => table.counts);
        const truth = (variable: number) => counts[variable]! - known.flat()[variable]!;
        const found = await breachesOfEach(linkTables(tables).programme, [
          { targets, truth, known: known.flat() },
        ]);
        expect([...found[0]!.keys()]).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  const square = (counts: number[], upper: number[]): BoundedCounts[] => {
    const [a, b, c, d] = counts as [number, number, number, number];
    const exact = (axes: string[], of: number[]): BoundedCounts => ({
      ...{ axes, categories: axes.map((axis) => [`${axis}0`, `${axis}1`]), counts: of, lower: of, upper: of },
    });
    return [
      exact(['R'], [a + b, c + d]),
      exact(['C'], [a + c, b + d]),
      { ...exact(['R', 'C'], counts), lower: [0, 0, 0, 0], upper },
    ];
  };

  it('are those in which people of two rows trade places', () => {
    const room = square([2, 3, 3, 2], [9, 9, 9, 9]);
    expect(cleared(room, nobody(room)).slice(4)).toEqual([true, true, true, true]);
    // Nobody can come to the second column of the first row, and so nobody leave the first.
    const none = square([2, 3, 3, 2], [9, 3, 9, 9]);
    expect(cleared(none, nobody(none))[4]).toBe(false);
  });

  it('are those in which people are of another category in all tables', () => {
    const tables = square([2, 3, 3, 2], [9, 9, 9, 9]).map((table) =>
      table.axes.join() === 'R' ? { ...table, lower: [0, 0], upper: [9, 9] } : table,
    );
    const alone = tables.map((table) =>
      table.axes.length === 2 ? { ...table, upper: [2, 3, 9, 9] } : table,
    );
    expect(cleared(alone, nobody(alone))[4]).toBe(true);
  });
});
