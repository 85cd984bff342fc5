import { isSmall } from '../../../src/disclosure/counts/rule-p';
import { countsOf, type Client } from './clients';
import type { Cell, Publisher } from './publisher';
import { takeAll } from './publisher';
import type { Figure } from './report';

/** Counts within these bounds of which a mean of whole numbers can be this, as it is printed. */
export function countsWithMean(
  { lower, upper }: Pick<Cell, 'lower' | 'upper'>,
  mean: number,
  decimals: number,
): number[] {
  const slack = 0.5 * 10 ** -decimals;
  return Array.from({ length: upper - lower + 1 }, (_, place) => lower + place).filter((count) => {
    if (count === 0) return false;
    const sum = Math.round(mean * count);
    return Math.abs(sum / count - mean) <= slack;
  });
}

const decimals = 4;

/** What a published mean, where there is one, leaves of the possible counts of a small cell. */
export async function meansWithCounts(publisher: Publisher, clients: readonly Client[]): Promise<Figure> {
  const publication = await publisher.publish(clients, 'means');
  let fewest = Infinity;
  for (const { axes, cells } of await takeAll(publication)) {
    const means = (await publication.means?.(axes)) ?? cells.map(() => null);
    countsOf(clients, axes).forEach((count, place) => {
      if (!isSmall(count)) return;
      const mean = means[place]!;
      const { lower, upper } = cells[place]!;
      const left = mean === null ? upper - lower + 1 : countsWithMean(cells[place]!, mean, decimals).length;
      fewest = Math.min(fewest, left);
    });
  }
  return {
    attack: 'exact means combined with counts',
    publisher: publisher.name,
    over: `N = ${clients.length}`,
    figure: `possible counts that remain: ${fewest} or more`,
    rule: '5 or more',
    passed: fewest >= 5,
  };
}
