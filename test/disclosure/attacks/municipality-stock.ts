import { Draws, type Counted } from '../../../src/disclosure/counts/draws';
import { roundTotal } from '../../../src/disclosure/counts/round-total';
import { random } from './clients';
import { recoveryOf, type Sample } from './recovery';
import { percent, type Figure } from './report';

export type RoundMargin = (draws: Draws, label: string, cells: readonly Counted[], total: number) => number[];

/** Clients of the night shelter by origin in 2019: the largest two come and go, the others stay. */
const origins = [44, 26, 6, 4, 3, 3, 3, 1];
const changing = 2;
const periods = 8;

/**
 * The hardest stock for a one-way table: the few clients of the small municipalities stay for eight half-years, and those
 * of the large ones come and go, so that the total and what stands beside them differ every time.
 */
export function smallMunicipalities(name: string, round: RoundMargin, runs: number): Figure {
  const eight: Sample[] = [];
  const one: Sample[] = [];
  for (let run = 0; run < runs; run += 1) {
    const draw = random(`origins/${run}`);
    const draws = new Draws(`origins/${run}`);
    const stock = origins.map((count) => Math.max(1, count + Math.floor(3 * draw()) - 1));
    const history = Array.from({ length: periods }, (_, period) => {
      const cells = stock.map((count, place) =>
        place < changing
          ? { count: count + Math.floor(7 * draw()) - 3, records: `${place}/${period}` }
          : { count, records: String(place) },
      );
      const total = { count: cells.reduce((sum, { count }) => sum + count, 0), records: `all/${period}` };
      return round(draws, 'stock', cells, roundTotal(draws, 'stock', total));
    });
    for (let place = changing; place < stock.length; place += 1) {
      const seen = history.map((values) => values[place]!);
      if (stock[place]! > 4) continue;
      eight.push({ truth: stock[place]!, seen: String(seen.reduce((sum, value) => sum + value, 0)) });
      one.push({ truth: stock[place]!, seen: String(seen[0]) });
    }
  }
  const [often, once] = [recoveryOf(eight), recoveryOf(one)];
  return {
    attack:
      'eight half-years of small municipalities whose clients stay, while those of the large ones come and go',
    publisher: name,
    over: `${runs} stocks, ${often.samples} guesses`,
    figure: `${percent(often.recovered)} guessed right, ${percent(once.recovered)} from one half-year alone`,
    rule: 'at most 5 points more',
    passed: often.recovered - once.recovered <= 0.05,
  };
}

/** The textbook way to round one row: cumulative counts. What comes before a cell decides on it, so it is drawn anew each time. */
export const cumulative: RoundMargin = (draws, label, cells, total) => {
  const count = cells.reduce((sum, cell) => sum + cell.count, 0);
  const starts = [0, 1, 2, 3, 4].filter((start) => 5 * Math.floor((count + start) / 5) === total);
  const all = cells.map(({ records }) => records).join();
  let before = starts[Math.floor(draws.uniform(`${label}/${all}`) * starts.length)]!;
  return cells.map((cell) => {
    const value = 5 * (Math.floor((before + cell.count) / 5) - Math.floor(before / 5));
    before += cell.count;
    return value;
  });
};
