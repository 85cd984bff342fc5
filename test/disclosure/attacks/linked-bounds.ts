import { linkTables, placesOf, type BoundedTable } from '../../../src/disclosure/counts/linked-tables';
import { breachOf, isSmall } from '../../../src/disclosure/counts/rule-p';
import { breachesIn } from '../../../src/disclosure/counts/search-bounds';
import { countsOf, type Client } from './clients';
import { takeAll, type Cell, type Publisher, type Taken } from './publisher';
import type { Figure } from './report';

const figureOf = (
  attack: string,
  publisher: Publisher,
  over: string,
  breaches: number,
  small: number,
): Figure => ({
  attack,
  publisher: publisher.name,
  over: `${over}, ${small} small counts`,
  figure: `${breaches} break rule P`,
  rule: 'none breaks rule P',
  passed: breaches === 0,
});

/** Linear programming over everything that links the tables, less the clients whom the attacker knows. */
export async function boundsOverTables(
  taken: readonly Taken[],
  clients: readonly Client[],
  known: readonly Client[] = [],
): Promise<{ breaches: number; small: number }> {
  const own = taken.map(({ axes }) => countsOf(known, axes));
  const others = taken.flatMap(({ axes }, table) =>
    countsOf(clients, axes).map((count, cell) => count - own[table]![cell]!),
  );
  const tables = taken.map(({ axes, categories, cells }, table): BoundedTable => ({
    axes,
    categories,
    lower: cells.map(({ lower }, cell) => Math.max(0, lower - own[table]![cell]!)),
    upper: cells.map(({ upper }, cell) => upper - own[table]![cell]!),
  }));
  const small = others.flatMap((count, cell) => (isSmall(count) ? [cell] : []));
  const { programme } = linkTables(tables);
  const breaches = await breachesIn(programme, small, (cell) => others[cell]!);
  return { breaches: breaches.size, small: small.length };
}

export async function linkedBounds(publisher: Publisher, clients: readonly Client[]): Promise<Figure> {
  const taken = await takeAll(await publisher.publish(clients, 'linked'));
  const { breaches, small } = await boundsOverTables(taken, clients);
  return figureOf(
    'linear programming over all linked tables',
    publisher,
    `N = ${clients.length}`,
    breaches,
    small,
  );
}

/** One partner, or two together, take away what they know: all clients of theirs, with everything that is true of them. */
export async function collusion(
  publisher: Publisher,
  clients: readonly Client[],
  parties: ReadonlyArray<(client: Client) => boolean>,
  what: string,
): Promise<Figure> {
  const taken = await takeAll(await publisher.publish(clients, 'collusion'));
  let breaches = 0;
  let small = 0;
  for (const isKnown of parties) {
    const found = await boundsOverTables(taken, clients, clients.filter(isKnown));
    breaches += found.breaches;
    small += found.small;
  }
  return figureOf(
    `collusion: ${what}, own clients taken away`,
    publisher,
    `N = ${clients.length}, ${parties.length} parties`,
    breaches,
    small,
  );
}

/** What is left of a cell when a cell within it is taken away: the simplest attack, without a solver. */
export async function differences(publisher: Publisher, clients: readonly Client[]): Promise<Figure> {
  const taken = await takeAll(await publisher.publish(clients, 'differences'));
  const byName = new Map(taken.map((table) => [table.axes.join('/'), table]));
  let breaches = 0;
  let small = 0;
  for (const { axes, categories, cells } of taken.filter((table) => table.axes.length > 0)) {
    const counts = countsOf(clients, axes);
    for (const [side, axis] of axes.entries()) {
      const outer = byName.get(axes.length === 1 ? '' : axis);
      if (!outer) continue;
      const outerCounts = countsOf(clients, outer.axes);
      categories[side]!.forEach((_, place) => {
        const whole = axes.length === 1 ? 0 : place;
        for (const cell of placesOf(categories, side, place)) {
          const left = outerCounts[whole]! - counts[cell]!;
          if (!isSmall(left)) continue;
          small += 1;
          if (breachOf(difference(outer.cells[whole]!, cells[cell]!)) !== null) breaches += 1;
        }
      });
    }
  }
  return figureOf('differences of nested cells', publisher, `N = ${clients.length}`, breaches, small);
}

const difference = (outer: Cell, inner: Cell): { lower: number; upper: number } => ({
  lower: Math.max(0, outer.lower - inner.upper),
  upper: outer.upper - inner.lower,
});
