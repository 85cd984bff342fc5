import { countsIn, type Client } from './clients';
import { takeAll, type Cell, type Publisher, type Taken } from './publisher';
import type { Figure } from './report';
import { membersOf, placesOf } from '../../../src/disclosure/counts/linked-tables';

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Sums that differ between tables: a category in one table and in another, a dimension and the total. */
export function differingSums(taken: readonly Taken[]): number {
  const first = new Map<string, number>();
  let differing = 0;
  const compare = (name: string, cells: readonly Cell[]): void => {
    // Of what is withheld no sum is known.
    if (cells.some(({ upper }) => upper === Infinity)) return;
    const value = sum(cells.map((cell) => cell.value));
    if (!first.has(name)) first.set(name, value);
    else if (first.get(name) !== value) differing += 1;
  };
  for (const { axes, categories, cells } of taken) {
    compare('', cells);
    axes.forEach((axis, side) =>
      categories[side]!.forEach((category, place) =>
        compare(
          `${axis}=${category}`,
          placesOf(categories, side, place).map((cell) => cells[cell]!),
        ),
      ),
    );
  }
  return differing + mergedSums(first);
}

/** What was merged in one table and not in another. */
function mergedSums(values: ReadonlyMap<string, number>): number {
  return [...values].filter(([name, value]) => {
    const [axis = '', category = ''] = name.split('=');
    const members = membersOf(category).map((member) => values.get(`${axis}=${member}`));
    return members.length > 1 && members.every((known) => known !== undefined) && sum(members) !== value;
  }).length;
}

export async function additivity(
  publisher: Publisher,
  populations: ReadonlyArray<readonly Client[]>,
): Promise<Figure> {
  let differing = 0;
  for (const [place, clients] of populations.entries())
    differing += differingSums(await takeAll(await publisher.publish(clients, `additive/${place}`)));
  return {
    attack: 'sums that differ between tables',
    publisher: publisher.name,
    over: `${populations.length} publications`,
    figure: `${differing} differing sums`,
    rule: '0 differing sums',
    passed: differing === 0,
  };
}

const averageOf = (at: { sum: number; cells: number } | undefined): string =>
  (at ? at.sum / at.cells : 0).toFixed(2);

/** How far values lie from counts on average, over so many secrets: in all cells, and for every small count apart. */
export async function bias(publisher: Publisher, clients: readonly Client[], seeds: number): Promise<Figure> {
  const off = new Map<number, { sum: number; cells: number }>();
  for (let seed = 0; seed < seeds; seed += 1)
    for (const table of await takeAll(await publisher.publish(clients, `bias/${seed}`)))
      countsIn(clients, table).forEach((count, place) => {
        const at = off.get(count) ?? { sum: 0, cells: 0 };
        off.set(count, { sum: at.sum + table.cells[place]!.value - count, cells: at.cells + 1 });
      });
  const all = [...off.values()];
  const mean = sum(all.map((at) => at.sum)) / sum(all.map(({ cells }) => cells));
  return {
    attack: 'average difference between value and count',
    publisher: publisher.name,
    over: `${seeds} secrets, N = ${clients.length}`,
    figure: `${mean.toFixed(3)}; of counts of 1 to 4: ${[1, 2, 3, 4].map((count) => averageOf(off.get(count))).join(', ')}`,
    rule: 'less than 0.1 either way',
    passed: Math.abs(mean) < 0.1,
  };
}
