import { categoriesOf, countsOf, type Client } from './clients';
import { takeAll, type Publisher, type Taken } from './publisher';
import type { Figure } from './report';
import { placesOf } from '../../../src/disclosure/counts/linked-tables';

const valuesOf = ({ cells }: Taken): number[] => cells.map(({ value }) => value);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Sums that differ between tables: a category in one table and in another, a dimension and the total. */
export function differingSums(taken: readonly Taken[]): number {
  const first = new Map<string, number>();
  let differing = 0;
  const compare = (name: string, value: number): void => {
    if (!first.has(name)) first.set(name, value);
    else if (first.get(name) !== value) differing += 1;
  };
  for (const table of taken) {
    const values = valuesOf(table);
    compare('', sum(values));
    table.axes.forEach((axis, side) =>
      categoriesOf(axis).forEach((category, place) =>
        compare(
          `${axis}=${category}`,
          sum(placesOf(table.categories, side, place).map((cell) => values[cell]!)),
        ),
      ),
    );
  }
  return differing;
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
    for (const { axes, cells } of await takeAll(await publisher.publish(clients, `bias/${seed}`)))
      countsOf(clients, axes).forEach((count, place) => {
        const at = off.get(count) ?? { sum: 0, cells: 0 };
        off.set(count, { sum: at.sum + cells[place]!.value - count, cells: at.cells + 1 });
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
