import { biasByCount, whyAccepted } from './accepted';
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
  const sizes = [...new Set(populations.map(({ length }) => length))];
  let differing = 0;
  for (const [place, clients] of populations.entries())
    differing += differingSums(await takeAll(await publisher.publish(clients, `additive/${place}`)));
  return {
    attack: 'sums that differ between tables',
    publisher: publisher.name,
    over: `${populations.length} publications, N = ${sizes.join(' and ')}`,
    figure: `${differing} differing sums`,
    rule: '0 differing sums',
    passed: differing === 0,
  };
}

/** Over fewer secrets the averages of single counts say more of the draws than of the method. */
const enoughSecrets = 200;

/** How far values lie from counts on average, over so many secrets: in all cells, and for every small count apart. */
export async function bias(
  publisher: Publisher,
  clients: readonly Client[],
  secrets: number,
): Promise<Figure[]> {
  const off = await offByCount(publisher, clients, secrets);
  const all = [...off.values()];
  const mean = sum(all.map((at) => at.sum)) / sum(all.map(({ cells }) => cells));
  const small = [1, 2, 3, 4].flatMap((count) => off.get(count) ?? []).map((at) => at.sum / at.cells);
  const furthest = Math.max(...small.map(Math.abs));
  const publishers = { publisher: publisher.name, over: `${secrets} secrets, N = ${clients.length}` };
  const attack = { attack: biasByCount, publisher: publisher.name };
  const byCount: Figure = {
    ...{ ...publishers, ...attack, rule: bounded, passed: furthest < 0.1 },
    figure: small.map((each) => each.toFixed(2)).join(', '),
    accepted: whyAccepted(attack, clients.length, Number(furthest.toFixed(2))),
  };
  return [
    {
      ...{ ...publishers, attack: 'average difference between value and count: all cells', rule: bounded },
      figure: mean.toFixed(3),
      passed: Math.abs(mean) < 0.1,
    },
    ...(secrets < enoughSecrets ? [] : [byCount]),
  ];
}

const bounded = 'less than 0.1 either way';

async function offByCount(publisher: Publisher, clients: readonly Client[], secrets: number) {
  const off = new Map<number, { sum: number; cells: number }>();
  for (let secret = 0; secret < secrets; secret += 1)
    for (const table of await takeAll(await publisher.publish(clients, `bias/${secret}`)))
      countsIn(clients, table).forEach((count, place) => {
        const at = off.get(count) ?? { sum: 0, cells: 0 };
        off.set(count, { sum: at.sum + table.cells[place]!.value - count, cells: at.cells + 1 });
      });
  return off;
}
