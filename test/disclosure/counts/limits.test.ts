import fc from 'fast-check';
import { Draws } from '../../../src/disclosure/counts/draws';
import { isOutside, type Limits } from '../../../src/disclosure/counts/limits';
import { keepMargin, keepTotal } from '../../../src/disclosure/counts/keep-published';
import { breachOf, isSmall } from '../../../src/disclosure/counts/rule-p';
import { roundMargin } from '../../../src/disclosure/counts/round-margin';
import { roundTotal } from '../../../src/disclosure/counts/round-total';
import { countedOf, secret, sum } from './arbitraries';

const counted = (count: number, records: string) => ({ count, records });

/** Persons of one half-year only, of the other only, and of both. */
const persons = fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 }), fc.nat({ max: 12 }));

describe('a value under limits', () => {
  it('of a year and its halves proves no small count, where each is a total', () => {
    fc.assert(
      fc.property(secret, persons, (key, [one, other, both]) => {
        const draws = new Draws(key);
        const counts = [one + both, other + both];
        const halves = counts.map((count, place) => roundTotal(draws, 'm', counted(count, `${place}`)));
        const limits: Limits = { least: Math.max(...halves), most: sum(halves) + 5 };
        const all = one + other + both;
        const year = roundTotal(draws, 'm', counted(all, 'year'), limits);
        expect(isOutside([year], [all], { cells: [0], ...limits })).toBe(false);
        expect(Math.abs(year - all)).toBeLessThan(5);
        halves.forEach((half, place) => {
          const beside = halves[1 - place]!;
          const lower = Math.max(half - 4, year - 4 - (beside + 4), 0);
          const upper = Math.min(half + 4, year + 4);
          if (isSmall(counts[place]!)) expect(breachOf({ lower, upper })).toBeNull();
        });
        const lower = Math.max(0, year - 4, ...halves.map((half) => half - 4));
        if (isSmall(all)) expect(breachOf({ lower, upper: Math.min(year + 4, sum(halves) + 8) })).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it('goes before a draw, as far as the total leaves room', async () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const draws = new Draws(`limits/${seed}`);
      const cells = countedOf([1, 4, 4, 4, 12]);
      const limits = [
        { cells: [0], least: 5, most: 5 },
        { cells: [2], least: 0, most: 0 },
      ];
      const first = roundMargin(draws, 'm', cells, 25, limits);
      expect([first[0], first[2], sum(first)]).toEqual([5, 0, 25]);
      const last = await keepMargin(draws, 'm', cells, 25, { published: [0, 5, 5, 5, 10], limits });
      expect([last[0], last[2], sum(last)]).toEqual([5, 0, 25]);
    }
  });

  it('takes a published total back that it does not allow', () => {
    const total = counted(4, 'all');
    expect(keepTotal(new Draws('k'), 'm', total, 0)).toBe(0);
    expect(keepTotal(new Draws('k'), 'm', total, 0, { least: 5, most: 10 })).toBe(5);
  });
});
